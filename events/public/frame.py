"""What stands around every page: ribbon, navigation, languages, stamp, the band of an old one."""

from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from msgspec import Struct

from events.public import clocks
from events.public.drawn import Drawn
from events.public.home import place
from events.public.linked import linked
from events.public.links import downloads
from events.public.reading import Reading
from events.public.script_words import script_words
from events.public.sharing import cards, offers
from events.public.sheet import Sheet
from events.web import absolute
from events.words import dates, labels

# The sans file of each language's script; the Latin one is needed on every page.
FONTS = {"ka": "georgian", "ru": "cyrillic"}


class Switch(Struct, frozen=True, kw_only=True):
    """The same page in another language."""

    language: str
    short: str
    autonym: str
    href: str
    absolute: str
    current: bool


class Step(Struct, frozen=True, kw_only=True):
    """An entry of the navigation."""

    label: str
    href: str
    current: str


def frame(reading: Reading, path: str, drawn: Drawn, own: Sheet) -> dict[str, Any]:
    """The context that `events/page.html` needs beside the page's own."""
    forum, stamp = reading.forum, reading.stamp
    name = reading.say(forum.names)
    switches = tuple(_switches(reading, path, drawn.query))
    when = dates.period(forum.starts, forum.ends, reading.language)
    about = drawn.about or f"{name.text}. {_where_and_when(reading, when)}."
    canonical = _canonical(reading, path, drawn)
    return {
        "language": reading.language,
        "root": reading.base,
        "forum_name": name,
        "page_title": drawn.title if drawn.title == name.text else f"{drawn.title} · {name.text}",
        "about": about,
        "home_line": (when, place(reading)) if not path else (),
        "navigation": tuple(_navigation(reading, drawn.section)),
        "switches": switches,
        "alternates": switches if _indexed(reading, drawn) else (),
        "canonical": canonical,
        "indexed": _indexed(reading, drawn),
        "offers": tuple(offers(reading)),
        "cards": tuple(cards(reading, drawn, about, canonical)),
        "linked": linked(reading, drawn.thing) if _indexed(reading, drawn) else "",
        "sheet": f"/{reading.slug}/{own.name}" if stamp else reading.base + own.name,
        **_for_scripts(reading),
        "downloads": tuple(downloads(reading, path)) if drawn.status == HTTPStatus.OK else (),
        "api": f"/api/v1/forums/{reading.slug}/" if stamp else "",
        "notice": reading.say(forum.notice),
        "called_off": reading.called_off,
        **_zone(reading),
        **_release(reading, path, drawn),
    }


def _for_scripts(reading: Reading) -> dict[str, Any]:
    """What the page tells its scripts: of what it is made, and their words; the script's font."""
    return {
        "script_font": FONTS.get(reading.language, ""),
        "slug": reading.slug,
        "forum_uuid": str(reading.forum.uuid),
        "zone_name": reading.forum.zone,
        "live": bool(reading.stamp) and not reading.edition.superseded,
        "script_words": script_words(reading.language),
    }


def _release(reading: Reading, path: str, drawn: Drawn) -> dict[str, Any]:
    """Which release it is, since when, and where the current one is read."""
    stamp, edition = reading.stamp, reading.edition
    return {
        "number": reading.number,
        "stamp": stamp,
        "draft": stamp is None,
        "superseded": edition.superseded,
        "current": edition.current,
        "current_page": _current_page(reading, path, drawn.query),
        "current_log": _current_page(reading, "releases/", ""),
        "published": _published(reading),
        "change_count": stamp.changes if stamp else _draft_changes(reading),
        "since": reading.number - 1,
        "log": _log(reading),
    }


def _where_and_when(reading: Reading, when: str) -> str:
    """Both as plain words: a description cannot mark the language that a place's name is in."""
    return ", ".join(filter(None, (unescape(strip_tags(place(reading))), when)))


def _navigation(reading: Reading, section: str) -> Iterator[Step]:
    steps = (
        ("schedule", _("Programme")),
        ("speakers", _("Speakers")),
        ("mine", _("My agenda")),
        ("releases", _("Releases")),
    )
    for step, label in steps:
        if step == "releases" and not reading.stamp:
            continue  # a draft has no history of its own
        yield Step(label=label, href=reading.at(step), current="page" if step == section else "")


def _switches(reading: Reading, path: str, query: str) -> Iterator[Switch]:
    for language in reading.languages:
        autonym, short = labels.AUTONYMS[language]
        href = reading.root_in(language) + path + query
        yield Switch(
            language=language,
            short=short,
            autonym=autonym,
            href=href,
            absolute=absolute(href),
            current=language == reading.language,
        )


def _indexed(reading: Reading, drawn: Drawn) -> bool:
    """Whether search engines may list it: what holds now, not drafts and old releases."""
    newest = bool(reading.stamp) and not reading.edition.superseded
    return newest and drawn.status == HTTPStatus.OK


def _canonical(reading: Reading, path: str, drawn: Drawn) -> str:
    """Where the page is to be linked: an old release at its own address, else without number."""
    if not reading.stamp or drawn.status != HTTPStatus.OK:
        return ""
    if reading.edition.superseded:
        return absolute(reading.base + path)
    return absolute(f"/{reading.language}/{reading.slug}/{path}")


def _current_page(reading: Reading, path: str, query: str) -> str:
    return f"/{reading.language}/{reading.slug}/{path}{query}"


def _published(reading: Reading) -> tuple[str, str]:
    """When the release was published, for machines and for readers, in the forum's zone."""
    if not reading.stamp:
        return "", ""
    at = reading.stamp.time.astimezone(reading.zone)
    return at.isoformat(timespec="minutes"), dates.moment(at, reading.language)


def _draft_changes(reading: Reading) -> int | None:
    return len(reading.edition.changes) if reading.edition.predecessor else None


def _log(reading: Reading) -> str:
    return reading.at("releases", str(reading.number)) if reading.stamp else ""


def _zone(reading: Reading) -> dict[str, Any]:
    """Whose time the page is in, on the programme's first day, and the dates around it."""
    first = clocks.first(reading)
    if not first:
        return {}
    plain = _("Times are %(zone)s.") % {"zone": clocks.zone_words(reading, first)}
    times_are = clocks.times_are(reading, first)
    return {"there": plain, "times_are": times_are, "dates": clocks.dates_near(reading)}
