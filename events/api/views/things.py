"""What a forum holds: a list of each kind, and each thing by uuid."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from msgspec import Struct
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from events.api import selection
from events.api.endpoint import Endpoint, Reading, answer, paged, paginated, reading
from events.api.errors import Moved, Refusal, not_found
from events.api.expansions import EXPANSIONS
from events.api.programme import Kind, Programme
from events.api.queries import ListQuery, Query, SessionQuery, SpeakerQuery, shaped
from events.api.rows import rows
from events.api.writer import SERIALIZERS
from events.web import absolute


class Collection(Struct, frozen=True, kw_only=True):
    """A list of a forum's things and the detail of each."""

    kind: Kind
    asked: type[ListQuery] = ListQuery
    select: Callable[[Programme, Any], list[Any]] | None = None

    @property
    def name(self) -> str:
        """The folder below the forum's: sessions."""
        return f"{self.kind}s"

    @property
    def serializer(self) -> type[Serializer[Any]]:
        """What writes one of them."""
        return SERIALIZERS[self.kind]

    def query(self, base: type[Query]) -> type[Query]:
        """What the list (`asked`) or the detail takes, with the fields to choose from."""
        names = {*self.serializer().get_fields()} - {"fallback"}
        return shaped(base, sorted(names), EXPANSIONS.get(self.kind, ()))


COLLECTIONS = (
    Collection(kind="session", asked=SessionQuery, select=selection.sessions),
    Collection(kind="speaker", asked=SpeakerQuery, select=selection.speakers),
    Collection(kind="theme"),
    Collection(kind="room"),
    Collection(kind="organisation"),
)


class Listing(Endpoint):
    """A list of one forum's things; `urls.py` makes one of each collection."""

    collection = COLLECTIONS[0]

    def shape(self) -> Any:
        """A page of them."""
        return paginated(self.collection.serializer)

    def get(self, request: Request, forum: str, number: int | None = None) -> HttpResponse:
        """Those that meet the query, in the newest release or in that one."""
        asked = reading(request, forum, self.query, number)
        kind, select = self.collection.kind, self.collection.select
        things = asked.programme.things[kind]
        found = select(asked.programme, asked.query) if select else things
        shown, page = paged(found, asked.query, request)
        results = list(rows(kind, shown, asked))
        return answer({**page, "results": results}, asked.languages)


class Detail(Endpoint):
    """One thing of a forum, by uuid; `urls.py` makes one of each collection."""

    collection = COLLECTIONS[0]

    def shape(self) -> Any:
        """The thing."""
        return self.collection.serializer()

    def get(
        self, request: Request, forum: str, uuid: UUID, number: int | None = None
    ) -> HttpResponse:
        """The thing of that uuid, in the newest release or in that one."""
        asked = reading(request, forum, self.query, number)
        kind = self.collection.kind
        thing = asked.programme.get(kind, uuid)
        if thing is None:
            raise self._missing(asked, uuid, request)
        (row,) = rows(kind, [thing], asked)
        return answer(row, asked.languages)

    def _missing(self, asked: Reading, uuid: UUID, request: Request) -> Exception:
        """Where it went, since when it is gone, or that it never was."""
        history = asked.programme.history(uuid)
        address = f"{asked.address}{self.collection.name}/"
        if history.kind == self.collection.kind and history.merged_into:
            old, new = f"/{uuid}/", f"/{history.merged_into}/"
            return Moved(request.get_full_path().replace(old, new, 1))
        listed = f"The {self.collection.name} are listed at {absolute(address)}."
        if history.kind == self.collection.kind and history.gone:
            gone = f"This {history.kind} was taken out in release {history.gone.release}. {listed}"
            instead = history.gone.successor
            members = {"successor": absolute(f"{address}{instead}/")} if instead else {}
            return Refusal(HTTPStatus.GONE, gone, members=members)
        return not_found(f"This forum has no {self.collection.kind} {uuid}. {listed}")
