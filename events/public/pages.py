"""Edition + path + language + root → a page. A pure function: no database or request.

The live site, old releases, previews and static copies are all drawn here, so a page's bytes
depend on the edition, path, query, language and root alone; where the moment is given, on that too.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from msgspec import Struct

from events.program.edition import Edition
from events.public import (
    display,
    filters,
    frame,
    home,
    log,
    mine,
    missing,
    organisation,
    organisations,
    people,
    places,
    schedule,
    speaker,
    stage,
)
from events.public.drawn import Drawn, Elsewhere
from events.public.reading import Reading
from events.public.sheet import sheet
from events.shelf import OnShelf

Query = Mapping[str, str]
Draw = Callable[[Reading, Query, str], Drawn | Elsewhere | None]
PARAMETERS = (*filters.PARAMETERS, mine.PARAMETER)


class Page(Struct, frozen=True, kw_only=True):
    """What is sent: a body, or for a status of 301 the address of the page; and till when it holds."""

    status: int
    body: str = ""
    location: str = ""
    media: str = "text/html; charset=utf-8"
    turns: tuple[datetime, ...] = ()


def render(
    edition: Edition,
    path: str,
    language: str,
    root: str,
    query: Query | None = None,
    *,
    at: datetime | None = None,
    following: OnShelf | None = None,
) -> Page:
    """The page at `path` ("schedule/") below `root` ("/{language}/agmf-2025/").

    `language` is one of the interface's; of the query unknown parameters are ignored. A path
    that names nothing gives a designed page with status 404, a former one a redirect.
    """
    if path == (own := sheet(edition)).name:
        return Page(status=HTTPStatus.OK, body=own.css, media="text/css; charset=utf-8")
    with translation.override(language):
        reading = Reading(edition, language, root, moment=at, following=following)
        drawn = draw_at(reading, path, query or {})
        if isinstance(drawn, Elsewhere):
            return Page(status=HTTPStatus.MOVED_PERMANENTLY, location=reading.base + drawn.path)
        context = {**frame.frame(reading, path, drawn, own), **drawn.context}
        body = render_to_string(drawn.template, context)
        return Page(status=drawn.status, body=body, turns=drawn.turns)


def draw_at(reading: Reading, path: str, query: Query) -> Drawn | Elsewhere:
    """What stands at the path, before it is written out; the language is active."""
    for pattern, draw in ROUTES:
        if found := re.fullmatch(pattern, path):
            drawn = draw(reading, query, found["key"] if "key" in found.groupdict() else "")
            return drawn or missing.missing(reading, path)
    return missing.missing(reading, path)


def _home(reading: Reading, _query: Query, _key: str) -> Drawn:
    return home.home(reading)


def _schedule(reading: Reading, query: Query, _key: str) -> Drawn:
    return schedule.schedule(reading, query)


def _foyer(reading: Reading, _query: Query, _key: str) -> Drawn:
    return display.foyer(reading)


def _mine(reading: Reading, query: Query, _key: str) -> Drawn:
    return mine.mine(reading, query)


def _speakers(reading: Reading, query: Query, _key: str) -> Drawn:
    return people.speakers(reading, query)


def _organisations(reading: Reading, _query: Query, _key: str) -> Drawn:
    return organisations.index(reading)


def _releases(reading: Reading, _query: Query, _key: str) -> Drawn:
    return log.releases(reading)


def _release(reading: Reading, _query: Query, number: str) -> Drawn | None:
    return log.release(reading, int(number))


def _each(things: str, draw: Callable[[Reading, Any], Drawn]) -> Draw:
    """The page of the one among the document's `things` that has the slug."""

    def page(reading: Reading, _query: Query, slug: str) -> Drawn | None:
        found = [each for each in getattr(reading.document, things) if each.slug == slug]
        return draw(reading, found[0]) if found else None

    return page


KEY = r"(?P<key>[^/]+)/"
ROUTES: tuple[tuple[str, Draw], ...] = (
    ("", _home),
    ("schedule/", _schedule),
    (f"sessions/{KEY}", _each("sessions", stage.session)),
    ("speakers/", _speakers),
    (f"speakers/{KEY}", _each("speakers", speaker.speaker)),
    ("organisations/", _organisations),
    (f"organisations/{KEY}", _each("organisations", organisation.organisation)),
    (f"themes/{KEY}", _each("themes", places.theme)),
    (f"rooms/{KEY}", _each("rooms", places.room)),
    (f"rooms/{KEY}display/", _each("rooms", display.room)),
    ("display/", _foyer),
    (f"{mine.STEP}/", _mine),
    ("releases/", _releases),
    (r"releases/(?P<key>[1-9]\d{0,8})/", _release),
)
