"""What pages and API share: answers that are made once per release and kept, absolute links."""

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from functools import lru_cache, wraps
from gzip import compress as gzip
from http import HTTPStatus
from typing import Any, Literal, NamedTuple

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from events.shelf import shelf

UI_LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
CACHE_CONTROL = "public, max-age=5, stale-while-revalidate=60"
CONDITIONS = ("If-None-Match", "If-Modified-Since")
ROOM = 64 * 2**20
SOURCE = "kept_as"  # the attribute of a response that was kept
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

# Compressed already: to compress them again would fill the memory thrice.
PACKED = ("application/pdf", "application/vnd.openxmlformats", "application/zip", "image/png")

View = Callable[..., HttpResponseBase]


def absolute(path: str) -> str:
    """The path as a link that works anywhere: from SITE_URL, never from the request's Host."""
    return f"{settings.SITE_URL}{path}"


def page_addresses(tail: str) -> dict[str, str]:
    """The page's absolute address in each language of the interface."""
    return {language: absolute(f"/{language}/{tail}") for language in UI_LANGUAGES}


class Kept:
    """One rendered answer in the encodings that readers accept."""

    def __init__(self, response: HttpResponse, generation: Hashable, modified: datetime) -> None:
        body = response.content
        self.generation, self.modified = generation, int(modified.timestamp())
        self.status = response.status_code
        self.headers = {k: v for k, v in response.items() if k not in ("Vary", "Content-Length")}
        self.etag = hashlib.sha256(body).hexdigest()[:32]
        self.bodies = {"": body}
        if not response.get("Content-Type", "").startswith(PACKED):
            self.bodies |= {
                "gzip": gzip(body, 6, mtime=0),
                "br": brotli.compress(body, quality=5),
            }
        self.size = sum(map(len, self.bodies.values()))
        # By who asked and for what, an answer's headers as they left the site: the fast path's.
        self.sent: dict[Hashable, list[tuple[str, str]]] = {}

    def encoding(self, accepted: str) -> str:
        """The best encoding that we have of those that an Accept-Encoding header allows."""
        best = choose(accepted)
        return best if best in self.bodies else ""

    def tag(self, encoding: str) -> str:
        """The ETag of the body in this encoding."""
        return f'"{self.etag}{encoding and "-" + encoding}"'

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to this request: 200 or 304, whole or head only, in its best encoding."""
        encoding = self.encoding(request.headers.get("Accept-Encoding", ""))
        etag = self.tag(encoding)
        held, since = (request.headers.get(name, "") for name in CONDITIONS)
        response: HttpResponse
        if self.known(etag, held, since):
            kept = {k: v for k, v in self.headers.items() if k != "Content-Type"}
            response = HttpResponseNotModified(headers=kept)
        else:
            body = self.bodies[encoding]
            sent = b"" if request.method == "HEAD" else body
            response = HttpResponse(sent, status=self.status, headers=self.headers)
            response["Content-Length"] = str(len(body))
            if encoding:
                response["Content-Encoding"] = encoding
        response["ETag"] = etag
        response["Last-Modified"] = http_date(self.modified)
        response.setdefault("Cache-Control", CACHE_CONTROL)
        response["Vary"] = "Accept-Encoding"
        return response

    def known(self, etag: str, held: str, since: str) -> bool:
        """RFC 9110, 13.2.2: If-None-Match decides; If-Modified-Since only without it."""
        if tags := parse_etags(held):
            return "*" in tags or etag in {tag.removeprefix("W/") for tag in tags}
        time = parse_http_date_safe(since)
        return time is not None and time >= self.modified


@lru_cache(maxsize=512)
def choose(accepted: str) -> Literal["", "gzip", "br"]:
    """The best encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3)."""
    ours: tuple[Literal["br"], Literal["gzip"]] = ("br", "gzip")
    for encoding in ours:
        found = re.search(
            rf"(?:^|[\s,]){encoding}\s*(?:;\s*q=([\d.]+))?\s*(?:,|$)", accepted, re.IGNORECASE
        )
        if found and float(found[1] or 1) > 0:
            return encoding
    return ""


class Memory:
    """The kept answers of this process, the least used dropped first."""

    def __init__(self, room: int) -> None:
        self.room, self.size = room, 0
        self.kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: Hashable, generation: Hashable) -> Kept | None:
        """The answer kept under the key, if the world has not changed since."""
        with self.lock:
            kept = self.kept.get(key)
            if kept is None or kept.generation != generation:
                return None
            self.kept.move_to_end(key)
            return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keeps an answer, making room for it."""
        with self.lock:
            if old := self.kept.pop(key, None):
                self.size -= old.size
            self.kept[key] = kept
            self.size += kept.size
            while self.size > self.room:
                self.size -= self.kept.popitem(last=False)[1].size

    def clear(self) -> None:
        """Forgets everything."""
        with self.lock:
            self.kept.clear()
            self.size = 0


memory = Memory(ROOM)


class Source(NamedTuple):
    """Where an answer is kept: its key, and the forum it is made of; None for the whole shelf."""

    key: Hashable
    forum: str | None

    def kept(self) -> Kept | None:
        """The answer, as long as it holds."""
        return memory.get(self.key, _generation(self.forum)[0])


def published(
    *parameters: str,
    of: Literal["release", "shelf"] = "release",
    unknown: Literal["ignore", "refuse"] = "ignore",
) -> Callable[[View], View]:
    """Says that a view's answer depends on its path, these parameters and what is published.

    Such an answer (status 200) is rendered once and kept until its forum's newest release, or for
    `of="shelf"` any forum's, changes. With unknown parameters the view is asked anew where it
    refuses them itself (`unknown="refuse"`); else they are ignored.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            key = _key(request, parameters) if request.method in ("GET", "HEAD") else None
            if key is None or (unknown == "refuse" and set(request.GET) - set(parameters)):
                return view(request, *args, **kwargs)
            source = Source(key, kwargs.get("forum") if of == "release" else None)
            generation, modified = _generation(source.forum)
            if kept := memory.get(key, generation):
                return _told(kept.answer(request), source)
            response = _rendered(view(request, *args, **kwargs))
            if response.status_code != HTTPStatus.OK or modified is None:
                return response
            kept = Kept(response, generation, modified)
            memory.put(key, kept)
            return _told(kept.answer(request), source)

        return answer

    return decorate


def _told(response: HttpResponseBase, source: Source) -> HttpResponseBase:
    """The response, with where the same can be had again: for the fast path."""
    setattr(response, SOURCE, source)
    return response


def _key(request: HttpRequest, parameters: tuple[str, ...]) -> Hashable:
    known = tuple((p, *request.GET.getlist(p)) for p in sorted(parameters) if p in request.GET)
    return (request.path, known)


def _generation(slug: str | None) -> tuple[Hashable, datetime | None]:
    """What the answer is made from, and when that last changed; None where nothing is public."""
    whole = shelf()
    if slug is None:
        return whole.forums, max((entry.time for entry in whole.forums), default=None)
    entry = whole.find(slug)
    if entry is None:
        return None, None
    return (entry.uuid, entry.number, entry.slug, entry.sealed), entry.time


def _rendered(response: HttpResponseBase) -> HttpResponse:
    render = getattr(response, "render", None)
    answer = render() if render else response
    assert isinstance(answer, HttpResponse)  # noqa: S101 - published views do not stream
    return answer
