"""A forum's further pages in the admin: their addresses under the forum's own, and who may come."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from rules.predicates import Predicate

from events.models import Forum

Views = Mapping[str, tuple[str, Callable[..., HttpResponseBase]]]


def under_forum(page: Any, views: Views) -> list[URLPattern]:
    """`{forum}/publish/` and so on: name → what follows the forum's address, and the view."""
    return [
        path(
            f"<int:pk>/{address}",
            page.admin_site.admin_view(partial(view, page)),
            name=f"events_forum_{name}",
        )
        for name, (address, view) in views.items()
    ]


def forum_for(page: Any, request: HttpRequest, pk: int, may: Predicate) -> Forum:
    """The forum, if the user may do it there; 404 if they may not even know of it."""
    forum: Forum = page.found_or_404(request, str(pk))
    if not may.test(request.user, forum.pk):
        raise PermissionDenied
    return forum
