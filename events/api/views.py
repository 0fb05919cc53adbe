"""Each address of the API: what it takes, and what it answers from the newest release."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.views import SpectacularSwaggerSplitView
from msgspec import Struct
from msgspec.structs import asdict
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from events import releases
from events.api import filters, whole
from events.api.comparison import compare
from events.api.endpoint import ROOT, Endpoint, Reading, answer, paged, paginated, reading
from events.api.errors import Fault, Moved, Refusal, not_found, respond
from events.api.filters import ChangesQuery, ListQuery, Query, SearchQuery, SessionQuery
from events.api.forum_serializers import Comparison, ForumDetail, ForumSummary, ReleaseStamp
from events.api.programme import Kind, Programme, page_addresses
from events.api.schema import openapi
from events.api.serializers import OrganisationPart, RoomPart, SessionPart, SpeakerPart, ThemePart
from events.api.shown import show
from events.program import clock
from events.releases import OnShelf
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
    Collection(kind="session", serializer=SessionPart, query=SessionQuery, select=filters.sessions),
    Collection(kind="speaker", serializer=SpeakerPart, query=SearchQuery, select=filters.speakers),
    Collection(kind="theme", serializer=ThemePart),
    Collection(kind="room", serializer=RoomPart),
    Collection(kind="organisation", serializer=OrganisationPart),
)


class ForumList(Endpoint):
    """All visible forums."""

    query = ListQuery
    operation, summary = "list_forums", "All forums, the newest first"

    def shape(self) -> Any:
        """A page of forums."""
        return paginated(ForumSummary)

    def get(self, request: Request) -> HttpResponse:
        """The cards of the shelf; each forum falls back in its own order of languages."""
        query = filters.read(request.GET, ListQuery)
        forums = releases.shelf().forums
        known = [tag for entry in forums for tag in entry.card.languages]
        found, page = paged(forums, query, request)
        results = []
        for entry in found:
            context = {"languages": filters.languages(query, entry.card.languages, known)}
            results.append(ForumSummary(context=context).to_representation(_card(entry)))
        return answer({**page, "results": results}, filters.languages(query, (), known))


class ForumEntry(Endpoint):
    """One forum."""

    operation, summary = "get_forum", "One forum with its days, venues and organisers"

    def shape(self) -> Any:
        """The forum."""
        return ForumDetail()

    def get(self, request: Request, forum: str) -> HttpResponse:
        """The card, and what only the release knows."""
        asked = reading(request, forum, Query)
        serializer = ForumDetail(context={"languages": asked.languages})
        return answer(serializer.to_representation(_whole_card(asked)), asked.languages)


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


class ReleaseList(Endpoint):
    """A forum's releases."""

    query = ListQuery
    operation, summary, tag = "list_releases", "All releases, the newest first", "releases"

    def shape(self) -> Any:
        """A page of releases."""
        return paginated(ReleaseStamp)

    def get(self, request: Request, forum: str) -> HttpResponse:
        """Their marks, without what they hold."""
        asked = reading(request, forum, ListQuery)
        history = releases.history(asked.entry.uuid, asked.entry.number).history
        chapters, page = paged(history, asked.query, request)
        results = [ReleaseStamp().to_representation(chapter.stamp) for chapter in chapters]
        return answer({**page, "results": results}, asked.languages)


class ReleaseEntry(Endpoint):
    """One release's marks."""

    operation, summary, tag = "get_release", "One release", "releases"

    def shape(self) -> Any:
        """The release."""
        return ReleaseStamp()

    def get(self, request: Request, forum: str, number: int) -> HttpResponse:
        """Its marks; 410 where it was emptied for good."""
        asked = reading(request, forum, Query)
        _released(asked.entry, number)
        stamp = releases.read(asked.entry.uuid, number).stamp
        return answer(ReleaseStamp().to_representation(stamp), asked.languages)


class Changes(Endpoint):
    """The comparison of two releases."""

    query = ChangesQuery
    operation, tag = "list_changes", "releases"
    summary = "What changed between two releases, field by field, as data and in words"

    def shape(self) -> Any:
        """The comparison."""
        return Comparison()

    def get(self, request: Request, forum: str) -> HttpResponse:
        """The changes that make `to` of `from`."""
        asked = reading(request, forum, ChangesQuery)
        newer, older = asked.query.to or asked.entry.number, asked.query.from_
        for parameter, number in (("to", newer), ("from", older)):
            _released(asked.entry, number or newer, parameter)
        found = compare(asked.entry, older, newer, asked.languages)
        serializer = Comparison(context={"languages": asked.languages})
        return answer(serializer.to_representation(found), asked.languages)


class WholeProgram(Endpoint):
    """Everything in one answer."""

    operation, summary = "get_program", "The whole released programme in one response"

    def shape(self) -> Any:
        """The Document's own shape (`whole.schemas`)."""
        return {"$ref": "#/components/schemas/ProgramDocument"}

    def get(self, request: Request, forum: str) -> HttpResponse:
        """The newest release's document."""
        asked = reading(request, forum, Query)
        return answer(whole.write(asked.programme, asked.languages), asked.languages)


class Browsable(SpectacularSwaggerSplitView):
    """The schema as a page to read and to try; no script or style is written into it."""

    template_name = "api/browse.html"
    title = "API · Forum Site"


def schema(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return HttpResponse(openapi(), content_type="application/vnd.oai.openapi+json; charset=utf-8")


NOTHING = "api_nothing"


@csrf_exempt
def nothing(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """Any other address under /api/: to the one with a slash, or to the list of them all."""
    if not request.path.endswith("/") and _leads_somewhere(f"{request.path}/"):
        query = request.META.get("QUERY_STRING", "")
        return respond(Moved(f"{request.path}/{query and '?' + query}"), request.path)
    detail = f"There is nothing at {request.path}. The addresses are listed at {absolute(ROOT)}."
    return respond(not_found(detail), request.path)


def _leads_somewhere(path: str) -> bool:
    try:
        return resolve(path).url_name != NOTHING
    except Resolver404:
        return False


def _card(entry: OnShelf) -> dict[str, Any]:
    """A forum on the shelf with its addresses."""
    links = {
        "url": page_addresses(f"{entry.slug}/"),
        "api": absolute(f"{ROOT}forums/{entry.slug}/"),
    }
    return {**asdict(entry), "stamp": entry.stamp, "sessions": entry.card.sessions, **links}


def _whole_card(asked: Reading) -> dict[str, Any]:
    """A forum's card with what its release says of it."""
    document = asked.programme.document
    organisers = (
        {"role": each.role, "organisation": asked.programme.get("organisation", each.organisation)}
        for each in document.forum.organisers
    )
    return {
        **_card(asked.entry),
        "number": document.forum.number,
        "forum": document.forum,
        "days": [day.date for day in clock.days(document)],
        "organisers": list(organisers),
        "venues": document.venues,
    }


def _released(entry: OnShelf, number: int, parameter: str = "") -> None:
    """Refuses a release that there is not yet."""
    if number > entry.number:
        detail = f"There is no release {number} of this forum. The newest is {entry.number}."
        faults = [Fault(parameter=parameter, code="unknown_release", detail=detail)]
        raise Refusal(HTTPStatus.NOT_FOUND, detail, *faults[: bool(parameter)])
