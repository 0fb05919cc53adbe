"""The draft as the public would see it, and the current release as it does: every page of both.

Both may stand in a frame of our own pages, for `comparing`; of nobody else's.
"""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse

from events import releases
from events.models import Forum
from events.multilingual_form import UI_LANGUAGES
from events.program.edition import Edition
from events.program.formats.outgoing import NoSuchPart
from events.public import downloads, log, pages
from sessions import publish
from sessions.admin.routes import under_forum

OURS = csp_replace({"frame-ancestors": [SELF]})


def routes(page: Any) -> list[URLPattern]:
    """The addresses of these pages, under the forum's own."""
    return under_forum(
        page,
        {
            "preview": ("preview/<str:language>/<path:rest>", preview_view),
            "preview_home": ("preview/<str:language>/", preview_view),
            "current": ("current/<str:language>/<path:rest>", current_view),
            "current_home": ("current/<str:language>/", current_view),
        },
    )


def preview_view(
    page: Any, request: HttpRequest, pk: int, language: str, rest: str = ""
) -> HttpResponseBase:
    """The draft as the public would see it: every page of it, kept by nobody."""
    forum = _forum(page, request, pk, language)
    root = reverse("admin:events_forum_preview_home", args=(pk, "-"))
    return _drawn(request, publish.preview(forum.uuid), rest, language, root)


def current_view(
    page: Any, request: HttpRequest, pk: int, language: str, rest: str = ""
) -> HttpResponseBase:
    """The current release with its history and files, of a hidden forum too."""
    forum = _forum(page, request, pk, language)
    try:
        edition = releases.read(forum.uuid)
        if wanted := downloads.asked(rest):
            body = downloads.written(edition, wanted, language)
            return _ours(request, HttpResponse(body, content_type=wanted.file.media))
        if rest.startswith("releases/"):
            edition = releases.history(forum.uuid, edition.number, detail=log.detail(rest))
    except (releases.NoSuchRelease, releases.Sealed, NoSuchPart) as error:
        raise Http404 from error
    root = reverse("admin:events_forum_current_home", args=(pk, "-"))
    return _drawn(request, edition, rest, language, root)


def _forum(page: Any, request: HttpRequest, pk: int, language: str) -> Forum:
    forum: Forum = page.found_or_404(request, str(pk))
    if language not in UI_LANGUAGES:
        raise Http404
    return forum


def _drawn(
    request: HttpRequest, edition: Edition, rest: str, language: str, root: str
) -> HttpResponseBase:
    drawn = pages.render(
        edition, rest, language, root.replace("/-/", "/{language}/"), request.GET.dict()
    )
    response = HttpResponse(drawn.body, content_type=drawn.media, status=drawn.status)
    if drawn.location:
        response["Location"] = drawn.location
    return _ours(request, response)


def _ours(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Framed by our own pages; the admin sees to it that nobody keeps it."""
    response["X-Frame-Options"] = "SAMEORIGIN"
    return OURS(lambda _request: response)(request)
