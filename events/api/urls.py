"""The API's addresses."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.urls import path, re_path
from django.urls.resolvers import URLPattern

from events.api import parameters
from events.api.endpoint import Endpoint
from events.api.errors import answered
from events.api.throttling import throttled
from events.api.views import about, forums, people, releases, things
from events.web import published


def endpoint(view: type[Endpoint], *, of: Any = "release", **options: Any) -> Any:
    """The view, made once per release and query, kept, and never without an answer."""
    known = parameters.of(options.get("query", view.query))
    keep = published(*known, of=of, unknown="refuse")
    return answered(keep(throttled(view.as_view(**options))))


def collection(each: things.Collection) -> list[URLPattern]:
    """The list of a forum's things, and each by uuid."""
    below = f"v1/forums/<str:forum>/{each.name}/"
    facts = {"collection": each, "tag": each.name}
    listing = endpoint(
        things.Listing, **facts, query=each.query,
        operation=f"list_{each.name}", summary=f"The forum's {each.name}",
    )  # fmt: skip
    detail = endpoint(
        things.Detail, **facts, operation=f"get_{each.kind}", summary=f"One {each.kind}"
    )
    return [path(below, listing), path(f"{below}<uuid:uuid>/", detail)]


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
    path("v1/forums/<str:forum>/", endpoint(forums.ForumEntry)),
    path("v1/forums/<str:forum>/program/", endpoint(forums.WholeProgram)),
    path("v1/forums/<str:forum>/changes/", endpoint(releases.Changes)),
    path("v1/forums/<str:forum>/releases/", endpoint(releases.ReleaseList)),
    path("v1/forums/<str:forum>/releases/<int:number>/", endpoint(releases.ReleaseEntry)),
    *(pattern for each in things.COLLECTIONS for pattern in collection(each)),
    # Whatever else: nothing is found in everything, also in line breaks, which `path` refuses.
    re_path(r"", answered(about.nothing), name=about.NOTHING),
]
