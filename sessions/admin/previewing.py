"""The draft as the public would see it, before it does."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, reverse

from events.multilingual_form import UI_LANGUAGES
from events.public import pages
from sessions import publish
from sessions.admin.routes import under_forum


def routes(page: Any) -> list[URLPattern]:
    """The addresses of these pages, under the forum's own."""
    return under_forum(
        page,
        {
            "preview": ("preview/<str:language>/<path:rest>", preview_view),
            "preview_home": ("preview/<str:language>/", preview_view),
        },
    )


def preview_view(
    page: Any, request: HttpRequest, pk: int, language: str, rest: str = ""
) -> HttpResponse:
    """The draft as the public would see it: every page of it, kept by nobody."""
    forum = page.found_or_404(request, str(pk))
    if language not in UI_LANGUAGES:
        raise Http404
    root = reverse("admin:events_forum_preview_home", args=(pk, "-"))
    drawn = pages.render(
        publish.preview(forum.uuid), rest, language, root.replace("/-/", "/{language}/"),
        request.GET.dict(),
    )  # fmt: skip
    response = HttpResponse(drawn.body, content_type=drawn.media, status=drawn.status)
    if drawn.location:
        response["Location"] = drawn.location
    response["Cache-Control"] = "private, no-store"
    return response
