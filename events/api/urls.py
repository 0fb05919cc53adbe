"""The API's addresses."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.urls import path
from django.urls.resolvers import URLPattern

from events.api import filters, views
from events.api.endpoint import Endpoint
from events.api.errors import answered
from events.web import published


def endpoint(view: type[Endpoint], *, of: Any = "release", **options: Any) -> Any:
    """The view, made once per release and query, kept, and never without an answer."""
    parameters = filters.parameters(options.get("query", view.query))
    keep = published(*parameters, of=of, unknown="refuse")
    return answered(keep(view.as_view(**options)))


def collection(each: views.Collection) -> list[URLPattern]:
    """The list of a forum's things, and each by uuid."""
    below = f"v1/forums/<str:forum>/{each.name}/"
    facts = {"collection": each, "tag": each.name}
    listing = endpoint(
        views.Listing, **facts, query=each.query,
        operation=f"list_{each.name}", summary=f"The forum's {each.name}",
    )  # fmt: skip
    detail = endpoint(
        views.Detail, **facts, operation=f"get_{each.kind}", summary=f"One {each.kind}"
    )
    return [path(below, listing), path(f"{below}<uuid:uuid>/", detail)]


def kept(view: Callable[..., HttpResponseBase]) -> Any:
    """A plain view, kept."""
    return answered(published(of="shelf", unknown="refuse")(view))


urlpatterns = [
    path("v1/", answered(views.Browsable.as_view()), name="api"),
    path("v1/schema/", kept(views.schema), name="schema"),
    path("v1/forums/", endpoint(views.ForumList, of="shelf")),
    path("v1/forums/<str:forum>/", endpoint(views.ForumEntry)),
    path("v1/forums/<str:forum>/program/", endpoint(views.WholeProgram)),
    path("v1/forums/<str:forum>/changes/", endpoint(views.Changes)),
    path("v1/forums/<str:forum>/releases/", endpoint(views.ReleaseList)),
    path("v1/forums/<str:forum>/releases/<int:number>/", endpoint(views.ReleaseEntry)),
    *(pattern for each in views.COLLECTIONS for pattern in collection(each)),
    path("", answered(views.nothing), name=views.NOTHING),
    path("<path:path>", answered(views.nothing), name=views.NOTHING),
]
