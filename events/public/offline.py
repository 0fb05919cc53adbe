"""The views of what works without a network: the kept programme, its worker, the app's manifest."""

from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from threading import Lock

import msgspec
from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import etag, require_safe
from msgspec.structs import replace
from rjsmin import jsmin

from events import releases
from events.memory import turning
from events.program import clock
from events.public.bundle import bundle
from events.public.found import on_shelf
from events.public.manifest import MEDIA, manifest
from events.public.reading import Reading
from events.public.shelf import sealed_page
from events.releases import OnShelf, Sealed, shelf
from events.web import published

WORKER = Path(__file__).parents[1] / "static/events/worker/sw.js"
# Many devices ask for a new release at once, and it takes a while to draw all its pages: one asks
# for all, and the others come again rather than hold what serves the pages themselves.
_drawing = Lock()


@published(patience=0)
def programme(_request: HttpRequest, language: str, forum: str) -> HttpResponse:
    """All pages of the newest release in a language."""
    entry = on_shelf(forum)
    if entry.slug != forum:
        return HttpResponsePermanentRedirect(f"/{language}/{entry.slug}/pages.json")
    if not _drawing.acquire(blocking=False):
        later = {"Retry-After": "10", "Cache-Control": "no-store"}
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, headers=later)
    at, over = datetime.now(UTC), clock.term(entry.card)[1]
    try:
        body = _programme(entry, language, at if at >= over else None)
    except Sealed as gone:
        return HttpResponse(sealed_page(gone.stamp, entry, language), status=HTTPStatus.GONE)
    finally:
        _drawing.release()
    return turning(HttpResponse(body, content_type="application/json"), [over], at)


@published()
def installed(_request: HttpRequest, language: str, forum: str) -> HttpResponse:
    """What a device needs to know to install the programme beside its own apps."""
    entry = on_shelf(forum)
    if entry.slug != forum:
        return HttpResponsePermanentRedirect(f"/{language}/{entry.slug}/manifest.webmanifest")
    return HttpResponse(msgspec.json.encode(manifest(entry, language)), content_type=MEDIA)


@require_safe
@gzip_page
@etag(lambda _request: f'"{WORKER.stat().st_mtime_ns:x}"')
@csp({"default-src": [NONE], "connect-src": [SELF]})
def worker(_request: HttpRequest) -> HttpResponse:
    """The script that answers pages where there is no network, without its comments."""
    body = jsmin(WORKER.read_text(encoding="utf-8"))
    response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/"
    return response


def _programme(entry: OnShelf, language: str, at: datetime | None) -> bytes:
    """Of the present it knows that the forum is over; what is sooner past is no use on a device."""
    edition = replace(releases.history(entry.uuid, entry.number), current=entry.stamp)
    root, following = f"/{{language}}/{entry.slug}/", shelf().following(entry)
    reading = Reading(edition, language, root, moment=at, following=following)
    return msgspec.json.encode(bundle(reading))
