"""What every address shares: who may read, in which form, pages of lists, the way to a forum."""

from collections.abc import Sequence
from functools import cache
from http import HTTPStatus
from math import ceil
from typing import Any, ClassVar, NamedTuple, TypeVar

import msgspec
from django.http import HttpResponse
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.serializers import IntegerField, Serializer, URLField
from rest_framework.views import APIView

from events import releases, web
from events.api import parameters
from events.api.errors import Fault, Moved, Refusal, not_found
from events.api.programme import Programme, released
from events.api.queries import ListQuery, Query
from events.api.schema import EndpointSchema
from events.releases import OnShelf
from events.web import absolute

ROOT = "/api/v1/"
ALLOWED = "Access-Control-Allow-Headers"
PREFLIGHT = {**web.PREFLIGHT, ALLOWED: f"{web.PREFLIGHT[ALLOWED]}, Authorization"}
Row = TypeVar("Row")
Asked = TypeVar("Asked", bound=Query)
Page = dict[str, Any]


class OneFormat(BaseContentNegotiation):
    """JSON whatever is asked for, so that a kept answer suits every reader."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """Nothing is ever sent to us."""
        return None

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The only one."""
        return renderers[0], renderers[0].media_type


class Endpoint(APIView):
    """One address: readable by anyone, described by its query, response and summary."""

    content_negotiation_class = OneFormat
    schema = EndpointSchema()
    query: ClassVar[type[Query]] = Query
    operation = summary = ""
    tag = "forums"

    def shape(self) -> Any:
        """The serializer, or the raw schema, of the answer."""
        raise NotImplementedError

    def options(self, *_args: Any, **_kwargs: Any) -> HttpResponse:  # type: ignore[override]  # DRF takes any response
        """What a browser asks before it reads from elsewhere."""
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)


class Reading(NamedTuple):
    """A request understood: the forum, what is asked of it, and the order to pick texts in."""

    entry: OnShelf
    query: Any
    languages: tuple[str, ...]
    number: int | None = None

    @property
    def programme(self) -> Programme:
        """The release asked for, by default the newest. Raises Sealed."""
        return released(self.entry, self.number)

    @property
    def address(self) -> str:
        """Where the things of this release are in the API."""
        below = f"releases/{self.number}/" if self.number else ""
        return f"{ROOT}forums/{self.entry.slug}/{below}"


def reading(request: Request, forum: str, query: type[Query], number: int | None = None) -> Reading:
    """The request understood; raises what its answer must say instead."""
    entry = releases.shelf().find(forum)
    if entry is None:
        listed = absolute(f"{ROOT}forums/")
        raise not_found(f"There is no forum “{forum}”. The forums are listed at {listed}.")
    if entry.slug != forum:
        old, new = f"{ROOT}forums/{forum}/", f"{ROOT}forums/{entry.slug}/"
        raise Moved(request.get_full_path().replace(old, new, 1))
    asked = parameters.read(request.GET, query)
    if number is not None:
        known(entry, number)
    return Reading(entry, asked, parameters.languages(asked, entry.card.languages), number)


def known(entry: OnShelf, number: int, parameter: str = "") -> None:
    """Refuses a release that there is not or not yet."""
    if not 1 <= number <= entry.number:
        detail = f"There is no release {number} of this forum. The newest is {entry.number}."
        faults = [Fault(parameter=parameter, code="unknown_release", detail=detail)]
        raise Refusal(HTTPStatus.NOT_FOUND, detail, *faults[: bool(parameter)])


def answer(data: Any, languages: tuple[str, ...] = ()) -> HttpResponse:
    """The data as JSON; `languages` begins with the one asked for, if any."""
    headers = {"Link": LINKS.format(root=absolute(ROOT))}
    if languages:
        headers["Content-Language"] = languages[0]
    return HttpResponse(
        msgspec.json.encode(data), content_type="application/json; charset=utf-8", headers=headers
    )


LINKS = '<{root}schema/>; rel="service-desc", <{root}>; rel="service-doc"'


def paged(rows: Sequence[Row], query: ListQuery, request: Request) -> tuple[Sequence[Row], Page]:
    """The rows of the page asked for, and what the answer says of the pages."""
    last = max(1, ceil(len(rows) / query.page_size))
    if query.page > last:
        detail = f"There is no page {query.page}. The last is {last}."
        fault = Fault(parameter="page", code="beyond_the_end", detail=detail)
        raise Refusal(HTTPStatus.NOT_FOUND, detail, fault)
    begin = (query.page - 1) * query.page_size
    page = {
        "count": len(rows),
        "next": _link(request, query.page + 1, last),
        "previous": _link(request, query.page - 1, last),
    }
    return rows[begin : begin + query.page_size], page


def paginated(serializer: type[Serializer[Any]]) -> Serializer[Any]:
    """The serializer of a page of these."""
    return _page_of(serializer)()


@cache
def _page_of(serializer: type[Serializer[Any]]) -> type[Serializer[Any]]:
    """One class for all addresses with such pages, so that the schema has it once."""
    fields = {
        "__doc__": "A page of a list.",
        "count": IntegerField(help_text="On all pages."),
        "next": URLField(allow_null=True),
        "previous": URLField(allow_null=True),
        "results": serializer(many=True),
    }
    return type(f"{serializer.__name__}Page", (Serializer,), fields)


def _link(request: Request, page: int, last: int) -> str | None:
    """The same list's other page."""
    if not 1 <= page <= last:
        return None
    parameters = request.GET.copy()
    parameters["page"] = str(page)
    return absolute(f"{request.path}?{parameters.urlencode()}")
