"""The view of a forum's news: the feed of its releases, in a language or in the forum's own."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from events import releases
from events.public import feeds
from events.public.found import first_language, on_shelf
from events.public.shelf import sealed_page
from events.releases import Sealed
from events.web import OPEN, PREFLIGHT, published


@published()
def feed(request: HttpRequest, forum: str, language: str = "") -> HttpResponse:
    """The Atom feed of all releases up to the newest."""
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=OPEN | PREFLIGHT)
    entry = on_shelf(forum)
    if entry.slug != forum:
        folder = f"/{language}/{entry.slug}" if language else f"/{entry.slug}"
        return HttpResponsePermanentRedirect(f"{folder}/{feeds.NAME}", headers=OPEN)
    spoken = language or first_language(entry)
    try:
        edition = releases.history(entry.uuid, entry.number)
    except Sealed as gone:
        return HttpResponse(sealed_page(gone.stamp, entry, spoken), status=HTTPStatus.GONE)
    body = feeds.feed(edition, spoken, f"/{{language}}/{entry.slug}/")
    return HttpResponse(body, content_type=feeds.MEDIA, headers=OPEN)
