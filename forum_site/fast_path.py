"""Hands out what is kept without entering Django: the same bytes and headers, by a shorter way.

Django answers first, and what it has answered from memory is learnt: its headers, as the
middleware completed them, are kept beside the body and go when it goes. Whatever the middleware
could answer otherwise (another host or scheme, a cookie of ours, a form) is asked of Django.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils.http import http_date

from events.memory import Kept
from events.web import SOURCE, Source

ROOM = 10_000  # addresses that are known
LONG = 500  # characters of a query; a longer one is not worth knowing
VARIANTS = 24  # of one answer: by host, encoding, whole or 304

Environ = dict[str, Any]
Start = Callable[..., Any]
Handler = Callable[[Environ, Start], Iterable[bytes]]


class Asked(NamedTuple):
    """What an answer depends on beside its encoding and what the reader has already."""

    origin: tuple[str, str, str]
    path: str
    query: str


class FastPath:
    """Django's handler, with what it has answered from memory known by heart."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.known: dict[Asked, Source] = {}

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The answer, from memory where that is certain to be Django's."""
        asked = _asked(environ)
        if asked is None:
            return self.handler(environ, start)
        source = self.known.get(asked)
        answer = source and _answer(source, asked, environ, start)
        if answer is not None:
            return answer
        response = self.handler(environ, start)
        if isinstance(response, HttpResponse) and hasattr(response, SOURCE):
            self._learn(asked, environ, response)
        return response

    def _learn(self, asked: Asked, environ: Environ, response: HttpResponse) -> None:
        source: Source = getattr(response, SOURCE)
        kept = source.kept()
        if kept is None or response.cookies:
            return
        encoding = _encoding(kept, environ)
        if not _is(response, kept, encoding):
            return
        if len(kept.sent) < VARIANTS:
            sent = (asked.origin, encoding, response.status_code)
            kept.sent[sent] = list(response.items())
        if len(self.known) >= ROOM:
            self.known.clear()
        self.known[asked] = source


def _asked(environ: Environ) -> Asked | None:
    """What is asked for, where that is all that Django would look at."""
    get = environ.get
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or get("CONTENT_TYPE"):
        return None
    cookie, query = get("HTTP_COOKIE", ""), get("QUERY_STRING", "")
    ours = settings.SESSION_COOKIE_NAME in cookie or settings.CSRF_COOKIE_NAME in cookie
    if ours or len(query) > LONG or get("SCRIPT_NAME") or "HTTP_HOST" not in environ:
        return None
    origin = environ["wsgi.url_scheme"], environ["HTTP_HOST"], get("HTTP_X_FORWARDED_PROTO", "")
    return Asked(origin, environ["PATH_INFO"], query)


def _encoding(kept: Kept, environ: Environ) -> str:
    return kept.encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))


def _is(response: HttpResponse, kept: Kept, encoding: str) -> bool:
    """Whether the response is of this very answer, not of one that it has just followed."""
    marks = response.get("ETag"), response.get("Last-Modified")
    return marks == (kept.tag(encoding), http_date(kept.modified))


def _answer(
    source: Source, asked: Asked, environ: Environ, start: Start
) -> tuple[bytes, ...] | None:
    """The kept answer; None where there is none now, or Django has not yet given it like this."""
    try:
        kept = source.kept()
    except DatabaseError:  # Django says so better
        return None
    if kept is None:
        return None
    encoding = _encoding(kept, environ)
    held, since = environ.get("HTTP_IF_NONE_MATCH", ""), environ.get("HTTP_IF_MODIFIED_SINCE", "")
    unchanged = kept.known(kept.tag(encoding), held, since)
    headers = kept.sent.get((asked.origin, encoding, 304 if unchanged else 200))
    if headers is None:
        return None
    start("304 Not Modified" if unchanged else "200 OK", list(headers))
    whole = not unchanged and environ["REQUEST_METHOD"] == "GET"
    return (kept.bodies[encoding],) if whole else ()
