"""The kept answers of a process, each in the encodings that readers accept, for as long as it holds."""

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from datetime import UTC, datetime
from functools import lru_cache
from gzip import compress as gzip
from typing import Literal, NamedTuple

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import http_date, parse_etags, parse_http_date_safe

CACHE_CONTROL = "public, max-age=5, stale-while-revalidate=60"
CONDITIONS = ("If-None-Match", "If-Modified-Since")
SPAN = "holds"  # that of a response which the clock makes another
# Compressed already: to compress them again would fill the memory thrice.
PACKED = ("application/pdf", "application/vnd.openxmlformats", "application/zip", "image/png")


class Span(NamedTuple):
    """From when until when an answer holds; None where it did or will for good."""

    since: datetime | None = None
    until: datetime | None = None


def turning(response: HttpResponse, turns: Iterable[datetime], at: datetime) -> HttpResponse:
    """Says that an answer made at `at` is another one before and after each of these moments."""
    moments = sorted(turns)
    since = [None, *(turn for turn in moments if turn <= at)][-1]
    until = [*(turn for turn in moments if turn > at), None][0]
    setattr(response, SPAN, Span(since, until))
    return response


class Generation(NamedTuple):
    """What an answer is made from. While `people` is the same, an older one harms nobody."""

    people: Hashable
    facts: Hashable


class Kept:
    """One rendered answer in the encodings that readers accept."""

    def __init__(self, response: HttpResponse, generation: Generation, modified: datetime) -> None:
        body = response.content
        span: Span = getattr(response, SPAN, Span())
        self.generation, self.until = generation, span.until
        self.modified = int(max(modified, span.since or modified).timestamp())
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
            response = HttpResponseNotModified()
            # With the type: without it Chromium refuses, as nosniff has it, a sheet it has at hand.
            for name, value in self.headers.items():
                response[name] = value
        else:
            sent = b"" if request.method == "HEAD" else self.bodies[encoding]
            response = HttpResponse(sent, status=self.status, headers=self.headers)
            if encoding:
                response["Content-Encoding"] = encoding
        # Also where the body stays away (RFC 9110, 8.6).
        response["Content-Length"] = str(len(self.bodies[encoding]))
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

    def get(self, key: Hashable, generation: Generation) -> Kept | None:
        """The answer kept under the key, if the world has not changed since, nor its hour come."""
        with self.lock:
            kept = self.kept.get(key)
            if kept is None or kept.generation != generation:
                return None
            if kept.until and datetime.now(UTC) >= kept.until:
                return None
            self.kept.move_to_end(key)
            return kept

    def older(self, key: Hashable, generation: Generation) -> Kept | None:
        """The answer before that one, unless somebody has been forgotten since."""
        with self.lock:
            kept = self.kept.get(key)
        return kept if kept and kept.generation.people == generation.people else None

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
