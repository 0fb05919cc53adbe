"""The API's addresses."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.urls import path, re_path
from django.urls.resolvers import URLPattern

from events.api import parameters
from events.api.endpoint import Endpoint
from events.api.errors import answered
from events.api.queries import Query
from events.api.throttling import throttled
from events.api.views import about, forums, people, releases, things
from events.web import published

FORUM = "v1/forums/<str:forum>/"
RELEASE = f"{FORUM}releases/<int:number>/"


def endpoint(view: type[Endpoint], *, of: Any = "release", **options: Any) -> Any:
    """The view, made once per release and query, kept, and never without an answer."""
    known = parameters.of(options.get("query", view.query))
    keep = published(*known, of=of, unknown="refuse")
    return answered(keep(throttled(view.as_view(**options))))


def collection(each: things.Collection) -> list[URLPattern]:
    """The list of a forum's things, and each by uuid; the same as it was in an older release."""
    facts = {"collection": each, "tag": each.name}
    patterns = []
    for folder, old, told in ((FORUM, "", ""), (RELEASE, "released_", ", as of one release")):
        listing = endpoint(
            things.Listing, **facts, query=each.query(each.asked),
            operation=f"list_{old}{each.name}", summary=f"The forum's {each.name}{told}",
        )  # fmt: skip
        detail = endpoint(
            things.Detail, **facts, query=each.query(Query),
            operation=f"get_{old}{each.kind}", summary=f"One {each.kind}{told}",
        )  # fmt: skip
        below = f"{folder}{each.name}/"
        patterns += [path(below, listing), path(f"{below}<uuid:uuid>/", detail)]
    return patterns


OLD_PROGRAM = {
    "operation": "get_released_program",
    "summary": "The whole programme in one response, as of one release",
}


def kept(view: Callable[..., HttpResponseBase]) -> Any:
    """A plain view, kept."""
    return answered(published(of="shelf", unknown="refuse")(view))


urlpatterns = [
    path("v1/", answered(about.Browsable.as_view()), name="api"),
    path("v1/schema/", kept(about.schema), name="schema"),
    path("v1/forums/", endpoint(forums.ForumList, of="shelf")),
    path("v1/people/", endpoint(people.PersonList, of="shelf")),
    path("v1/people/<uuid:uuid>/", endpoint(people.PersonDetail, of="shelf")),
    path("v1/series/", endpoint(people.SeriesList, of="shelf")),
    path("v1/series/<str:series>/", endpoint(people.SeriesDetail, of="shelf")),
    path(FORUM, endpoint(forums.ForumEntry)),
    path(f"{FORUM}program/", endpoint(forums.WholeProgram)),
    path(f"{FORUM}changes/", endpoint(releases.Changes)),
    path(f"{FORUM}releases/", endpoint(releases.ReleaseList)),
    path(RELEASE, endpoint(releases.ReleaseEntry)),
    path(f"{RELEASE}program/", endpoint(forums.WholeProgram, **OLD_PROGRAM)),
    *(pattern for each in things.COLLECTIONS for pattern in collection(each)),
    # Whatever else: nothing is found in everything, also in line breaks, which `path` refuses.
    re_path(r"", answered(about.nothing), name=about.NOTHING),
]
