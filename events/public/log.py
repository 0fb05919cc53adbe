"""The releases: every published version, what it changed, and its ribbon."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program.edition import Chapter, Stamp
from events.public.drawn import Drawn
from events.public.lines import Line, lines_between
from events.public.reading import Reading
from events.public.ribbon import Stripe, stripes
from events.words import dates


class Entry(Struct, frozen=True, kw_only=True):
    """One release in the list; `lines` is None where only their count is said."""

    stamp: Stamp
    published: str
    pages: str
    href: str
    stripes: tuple[Stripe, ...]
    current: bool
    lines: tuple[Line, ...] | None

    @property
    def checksum(self) -> tuple[str, ...]:
        """The SHA-256 in four groups, so that it can break and be compared."""
        return tuple(self.stamp.sha256[at : at + 16] for at in range(0, 64, 16))


def detail(path: str) -> int | None:
    """The release that the path asks for with all that it changed."""
    asked = re.fullmatch(r"releases/([1-9]\d{0,8})/", path)
    return int(asked[1]) if asked else None


def releases(reading: Reading) -> Drawn:
    """All releases up to this one, newest first."""
    entries = tuple(_entry(reading, chapter) for chapter in reading.edition.history)
    return Drawn(
        template="events/releases.html",
        title=_("Releases"),
        section="releases",
        context={"title": _("Releases"), "entries": entries, "all": ""},
    )


def release(reading: Reading, number: int) -> Drawn | None:
    """One release and what it changed; None where there is no such one up to this."""
    found = [each for each in reading.edition.history if each.stamp.number == number]
    if not found:
        return None
    title = _("Release %(number)s") % {"number": number}
    return Drawn(
        template="events/releases.html",
        title=title,
        section="releases",
        context={
            "title": title,
            "entries": (_entry(reading, found[0]),),
            "all": reading.at("releases"),
        },
    )


def _entry(reading: Reading, chapter: Chapter) -> Entry:
    stamp = chapter.stamp
    newest = reading.edition.current or reading.stamp
    return Entry(
        stamp=stamp,
        published=dates.moment(stamp.time.astimezone(reading.zone), reading.language),
        pages=f"/{reading.language}/{reading.slug}/r{stamp.number}/",
        href=reading.at("releases", str(stamp.number)),
        stripes=stripes(stamp.sha256),
        current=bool(newest and newest.number == stamp.number),
        lines=tuple(_lines(reading, chapter)) if chapter.changes is not None else None,
    )


def _lines(reading: Reading, chapter: Chapter) -> Iterator[Line]:
    if chapter.document:
        before, changes = chapter.predecessor, chapter.changes or ()
        yield from lines_between(changes, chapter.document, before, reading.language)
