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
from events.api.endpoint import ROOT, Endpoint, Reading, answer, paged, paginated, reading
from events.api.errors import Moved, Refusal, not_found
from events.api.programme import Kind, Programme
from events.api.queries import ListQuery, Query, SessionQuery, SpeakerQuery
from events.api.serializers.place import OrganisationPart, RoomPart, ThemePart
from events.api.serializers.session import SessionPart
from events.api.serializers.speaker import SpeakerPart
from events.api.shown import show
from events.web import absolute


class Collection(Struct, frozen=True, kw_only=True):
    """A list of a forum's things and the detail of each."""

    kind: Kind
    serializer: type[Serializer[Any]]
    query: type[ListQuery] = ListQuery
    select: Callable[[Programme, Any], list[Any]] | None = None

    @property
    def name(self) -> str:
        """The folder below the forum's: sessions."""
        return f"{self.kind}s"


COLLECTIONS = (
    Collection(
        kind="session", serializer=SessionPart, query=SessionQuery, select=selection.sessions
    ),
    Collection(
        kind="speaker", serializer=SpeakerPart, query=SpeakerQuery, select=selection.speakers
    ),
    Collection(kind="theme", serializer=ThemePart),
    Collection(kind="room", serializer=RoomPart),
    Collection(kind="organisation", serializer=OrganisationPart),
)


class Listing(Endpoint):
    """A list of one forum's things; `urls.py` makes one of each collection."""

    collection = COLLECTIONS[0]

    def shape(self) -> Any:
        """A page of them."""
        return paginated(self.collection.serializer)

    def get(self, request: Request, forum: str) -> HttpResponse:
        """Those that meet the query."""
        asked = reading(request, forum, self.query)
        kind, select = self.collection.kind, self.collection.select
        things = asked.programme.things[kind]
        found = select(asked.programme, asked.query) if select else things
        rows, page = paged(found, asked.query, request)
        serializer = self.collection.serializer(context={"languages": asked.languages})
        shown = (show(kind, thing, asked.programme) for thing in rows)
        results = [serializer.to_representation(each) for each in shown]
        return answer({**page, "results": results}, asked.languages)


class Detail(Endpoint):
    """One thing of a forum, by uuid; `urls.py` makes one of each collection."""

    collection = COLLECTIONS[0]

    def shape(self) -> Any:
        """The thing."""
        return self.collection.serializer()

    def get(self, request: Request, forum: str, uuid: UUID) -> HttpResponse:
        """The thing of that uuid."""
        asked = reading(request, forum, Query)
        kind = self.collection.kind
        thing = asked.programme.get(kind, uuid)
        if thing is None:
            raise self._missing(asked, uuid)
        serializer = self.collection.serializer(context={"languages": asked.languages})
        shown = show(kind, thing, asked.programme)
        return answer(serializer.to_representation(shown), asked.languages)

    def _missing(self, asked: Reading, uuid: UUID) -> Exception:
        """Where it went, since when it is gone, or that it never was."""
        history = asked.programme.history(uuid)
        address = f"{ROOT}forums/{asked.entry.slug}/{self.collection.name}/"
        if history.kind == self.collection.kind and history.merged_into:
            return Moved(f"{address}{history.merged_into}/")
        listed = f"The {self.collection.name} are listed at {absolute(address)}."
        if history.kind == self.collection.kind and history.gone:
            gone = f"This {history.kind} was taken out in release {history.gone.release}. {listed}"
            return Refusal(HTTPStatus.GONE, gone)
        return not_found(f"This forum has no {self.collection.kind} {uuid}. {listed}")
