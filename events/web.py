"""What pages and API share: answers that are made once per release and kept, absolute links."""

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, Literal, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from events.flights import Flights, Full
from events.memory import Generation, Kept, Memory
from events.shelf import shelf

UI_LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
ROOM = 64 * 2**20
SOURCE = "kept_as"  # the attribute of a response that was kept
SEATS = 6  # of the server's eight threads; the others hand out what is kept
PATIENCE = 10.0  # seconds that one waits for what another is making
# What nobody needs to log in for, any page in the world may read.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Language, ETag, Link, Location",
}
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
}

View = Callable[..., HttpResponseBase]


def absolute(path: str) -> str:
    """The path as a link that works anywhere: from SITE_URL, never from the request's Host."""
    return f"{settings.SITE_URL}{path}"


def page_addresses(tail: str) -> dict[str, str]:
    """The page's absolute address in each language of the interface."""
    return {language: absolute(f"/{language}/{tail}") for language in UI_LANGUAGES}


memory = Memory(ROOM)


class Source(NamedTuple):
    """Where an answer is kept: its key, and the forum it is made of; None for the whole shelf."""

    key: Hashable
    forum: str | None

    def kept(self) -> Kept | None:
        """The answer, as long as it holds."""
        return memory.get(self.key, _generation(self.forum)[0])


class Busy(Exception):
    """Too much has to be made at this moment; asked again after `seconds` it can be."""

    seconds = 2


def published(
    *parameters: str,
    of: Literal["release", "shelf"] = "release",
    unknown: Literal["ignore", "refuse"] = "ignore",
    patience: float = PATIENCE,
) -> Callable[[View], View]:
    """Says that a view's answer depends on its path, these parameters and what is published.

    Such an answer (status 200) is rendered once and kept until its forum's newest release, or for
    `of="shelf"` any forum's, changes, or its own hour comes (`turning`). Who asks while it is
    rendered waits for it, at most `patience` seconds; raises Busy where there is no room for that
    and no older answer. With unknown parameters the view is asked anew where it refuses them
    itself (`unknown="refuse"`); else they are ignored.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            key = _key(request, parameters) if request.method in ("GET", "HEAD") else None
            if key is None or (unknown == "refuse" and set(request.GET) - set(parameters)):
                return view(request, *args, **kwargs)
            source = Source(key, kwargs.get("forum") if of == "release" else None)
            if kept := source.kept():
                return _told(kept.answer(request), source)
            try:
                with _flights.alone(key, patience):
                    return _made(source, request, lambda: view(request, *args, **kwargs))
            except Full as full:
                if older := memory.older(key, _generation(source.forum)[0]):
                    return older.answer(request)
                raise Busy from full

        return answer

    return decorate


_flights = Flights(SEATS)


def _made(
    source: Source, request: HttpRequest, make: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The answer that somebody has just made, else the one that `make` makes, kept if it may be."""
    generation, modified = _generation(source.forum)
    kept = memory.get(source.key, generation)
    if kept is None:
        response = _rendered(make())
        if response.status_code != HTTPStatus.OK or modified is None:
            return response
        kept = Kept(response, generation, modified)
        memory.put(source.key, kept)
    return _told(kept.answer(request), source)


def _told(response: HttpResponseBase, source: Source) -> HttpResponseBase:
    """The response, with where the same can be had again: for the fast path."""
    setattr(response, SOURCE, source)
    return response


def _key(request: HttpRequest, parameters: tuple[str, ...]) -> Hashable:
    known = tuple((p, *request.GET.getlist(p)) for p in sorted(parameters) if p in request.GET)
    return (request.path, known)


def _generation(slug: str | None) -> tuple[Generation, datetime | None]:
    """What the answer is made from, and when that last changed; None where nothing is public."""
    whole = shelf()
    if slug is None:
        return Generation(whole.people, whole.forums), whole.time
    entry = whole.find(slug)
    if entry is None:
        return Generation(None, None), None
    people, following = (entry.uuid, entry.sealed), whole.following(entry)
    facts = (entry.number, entry.slug, whole.announced(entry))
    return Generation(people, facts), max(entry.time, following.time if following else entry.time)


def _rendered(response: HttpResponseBase) -> HttpResponse:
    render = getattr(response, "render", None)
    answer = render() if render else response
    assert isinstance(answer, HttpResponse)  # noqa: S101 - published views do not stream
    return answer
