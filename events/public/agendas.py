"""Calendars that visitors subscribe to: made, changed and deleted by whoever has the secret.

No cookie says who asks, so no other site can ask in a visitor's name; all the same only our own
pages are heard, so that none can fill the table from elsewhere.
"""

import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from http import HTTPStatus
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from events import releases, visitors
from events.clients import Buckets, address
from events.program.formats import ics
from events.public.asked_agenda import Refused, asked, from_our_pages
from events.public.found import on_shelf
from events.public.mine_files import written
from events.releases import OnShelf, Sealed
from events.visitors import Chosen
from events.web import absolute

NEW = 30  # agendas that one client may make in a minute
PRIVATE = {"Cache-Control": "private, max-age=300", "X-Robots-Tag": "noindex"}
GONE = "There is no calendar at this address any more."

makers, readers = Buckets(), Buckets()
View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """Wraps a view that our pages' scripts ask; what it refuses is said as JSON."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            from_our_pages(request)
            response = view(request, *args, **kwargs)
        except Refused as refused:
            response = JsonResponse({"detail": refused.detail}, status=refused.status)
        response["Cache-Control"] = "no-store"
        return response

    return answer


@require_http_methods(["POST"])
@answering
def make(request: HttpRequest, forum: str) -> HttpResponse:
    """A new agenda of the sessions in the body: its secrets, and where its calendar is."""
    _count(makers, request, min(NEW, settings.API_RATE))
    entry, chosen = on_shelf(forum), _chosen(request)
    if not chosen.sessions:
        raise Refused(HTTPStatus.BAD_REQUEST, "Say which sessions: a list of their numbers.")
    try:
        token, edit = visitors.keep_agenda(entry.uuid, chosen, ends=entry.card.ends, at=_now())
    except visitors.TooMany as full:
        detail = "This forum has as many calendars as it may have."
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, detail) from full
    made = {"token": token, "edit": edit, "address": absolute(_path(entry, token))}
    return JsonResponse(made, status=HTTPStatus.CREATED)


@require_http_methods(["PUT", "DELETE"])
@answering
def change(request: HttpRequest, forum: str, token: str) -> HttpResponse:
    """The agenda says other sessions, or is gone; for whoever has the second secret."""
    _count(readers, request, settings.API_RATE)
    entry, edit = on_shelf(forum), _bearer(request)
    if request.method == "DELETE":
        done = visitors.delete_agenda(entry.uuid, token, edit)
    else:
        chosen, ends = _chosen(request), entry.card.ends
        done = visitors.change_agenda(entry.uuid, token, edit, chosen, ends=ends, at=_now())
    if not done:
        raise Refused(HTTPStatus.GONE, GONE)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@require_safe
def calendar(request: HttpRequest, forum: str, token: str) -> HttpResponse:
    """The agenda as iCalendar. Never kept in memory: who has the address alone may read it."""
    try:
        _count(readers, request, settings.API_RATE)
    except Refused as refused:
        return _plain(refused.status, refused.detail)
    entry = on_shelf(forum)
    chosen = visitors.agenda(entry.uuid, token, at=_now())
    if chosen is None:
        return _plain(HTTPStatus.GONE, GONE)
    tag = _tag(entry, chosen)
    known = get_conditional_response(request, etag=tag)
    return _private(known or _written(request, entry, chosen), tag)


def _written(request: HttpRequest, entry: OnShelf, chosen: Chosen) -> HttpResponse:
    try:
        edition = releases.edition(entry)
    except Sealed:
        return _plain(HTTPStatus.GONE, GONE)
    own = absolute(request.path)
    body = written(edition, chosen.language, chosen.sessions, address=own)
    return HttpResponse(body, content_type=ics.MEDIA)


def _private(response: Any, tag: str) -> HttpResponse:
    answer: HttpResponse = response
    for name, value in {**PRIVATE, "ETag": tag}.items():
        answer[name] = value
    return answer


def _tag(entry: OnShelf, chosen: Chosen) -> str:
    """Changes with the release, the choice and the language: what the file is made of."""
    made_of = f"{entry.slug} {entry.sha256} {chosen.sessions} {chosen.language}"
    return f'"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}"'


def _chosen(request: HttpRequest) -> Chosen:
    body = asked(request)
    return Chosen(sessions=body.numbers, language=body.spoken)


def _bearer(request: HttpRequest) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip()


def _path(entry: OnShelf, token: str) -> str:
    return f"/{entry.slug}/agendas/{token}.ics"


def _count(buckets: Buckets, request: HttpRequest, rate: int) -> None:
    if settings.API_RATE and (wait := buckets.take(address(request), rate, time.monotonic())):
        detail = f"That was more than {rate} within a minute. Ask again in {ceil(wait)} s."
        raise Refused(HTTPStatus.TOO_MANY_REQUESTS, detail)


def _plain(status: int, detail: str) -> HttpResponse:
    return HttpResponse(
        f"{detail}\n", status=status, content_type="text/plain; charset=utf-8", headers=PRIVATE
    )


def _now() -> datetime:
    return datetime.now(UTC)
