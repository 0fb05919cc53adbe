"""My agenda: the sessions that a visitor chose, by day, with what clashes and what is gone.

Which they are is said in the address, so that it is shown, shared and printed without a script;
the script asks for the page of the favourites that the device keeps.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct
from msgspec.structs import replace

from events.program import agenda, clock
from events.program.agenda import Clash
from events.program.document import Session
from events.public import clocks
from events.public.drawn import Drawn
from events.public.marks import Mark
from events.public.reading import Reading
from events.public.rows import Row, people_named, room_of, row
from events.public.said import Said
from events.public.schedule import day_rows
from events.web import absolute
from events.words import dates

PARAMETER = "sessions"
STEP = "mine"


class Day(Struct, frozen=True, kw_only=True):
    """A day of the agenda."""

    index: int
    heading: str
    date: str
    note: SafeString
    rows: tuple[Row, ...]


class Lost(Struct, frozen=True, kw_only=True):
    """A chosen number that stands in the programme no more; of some the title is known."""

    number: int
    title: Said
    successor: str = ""


def mine(reading: Reading, query: Mapping[str, str]) -> Drawn:
    """The agenda of the sessions that `query` names; of none, the page says how to choose."""
    numbers = agenda.numbers(query.get(PARAMETER, ""))
    held = [each for each in reading.document.sessions if each.number in numbers]
    clashes = tuple(agenda.clashes(reading.document, held))
    days = tuple(_days(reading, held, clashes))
    undated = tuple(row(reading, each) for each in held if each.start is None)
    asked = f"?{PARAMETER}={agenda.written(numbers)}" if numbers else ""
    return Drawn(
        template="events/mine.html",
        title=_("My agenda"),
        section=STEP,
        query=asked,
        context={
            "title": _("My agenda"),
            "asked": asked,
            "numbers": agenda.written(numbers),
            "told": _told(len(held), len(clashes)),
            "clashing": bool(clashes),
            "days": days,
            "undated": undated,
            "lost": tuple(_lost(reading, numbers)),
            "names_note": people_named([*undated, *(row for day in days for row in day.rows)]),
            **_taken_along(reading, asked),
        },
    )


def _taken_along(reading: Reading, asked: str) -> dict[str, str]:
    """Where its calendar file, its QR code and the agenda itself are; a draft has no files."""
    if not reading.stamp or not asked:
        return {}
    own = f"/{reading.language}/{reading.slug}/{STEP}"
    shared = absolute(f"{own}/{asked}")
    return {"calendar": f"{own}.ics{asked}", "code": f"{own}.svg{asked}", "shared": shared}


def _told(sessions: int, clashes: int) -> str:
    """How many there are and how many pairs of them clash."""
    count = ngettext("%(count)s session", "%(count)s sessions", sessions) % {"count": sessions}
    if not clashes:
        return f"{count}."
    told = ngettext("%(count)s clash", "%(count)s clashes", clashes) % {"count": clashes}
    return f"{count}, {told}."


def _days(reading: Reading, held: Iterable[Session], clashes: Iterable[Clash]) -> Iterator[Day]:
    ours, marked = {each.uuid for each in held}, tuple(clashes)
    for day in clock.days(reading.document):
        rows = tuple(day_rows(reading, day, lambda each: each.uuid in ours))
        if not rows:
            continue
        yield Day(
            index=day.index,
            heading=dates.full(day.date, reading.language),
            date=day.date.isoformat(),
            note=clocks.times_are(reading, day.starts),
            rows=tuple(_marked(reading, each, marked) for each in rows),
        )


def _marked(reading: Reading, shown: Row, clashes: Iterable[Clash]) -> Row:
    """The row with what it clashes with."""
    found = tuple(_mark(reading, each, shown.session) for each in clashes if _of(each, shown))
    return replace(shown, marks=(*shown.marks, *found))


def _of(clash: Clash, shown: Row) -> bool:
    return shown.session in (clash.earlier, clash.later)


def _mark(reading: Reading, clash: Clash, session: Session) -> Mark:
    """What one row says of a clash: the other session, when and where it is."""
    other = row(reading, clash.later if session is clash.earlier else clash.earlier)
    hours = clocks.hours(other.start, other.end) if other.start else ""
    if clash.gap is None:
        return Mark(kind="clash", label=_("Overlaps"), what=hours, note=other.title)
    told = ngettext(
        "%(count)s minute between two venues", "%(count)s minutes between two venues", clash.gap
    )
    what = format_html("{}, {}", hours, room_of(reading, other.session).text)
    label = told % {"count": clash.gap}
    return Mark(kind="clash", label=label, what=what, note=other.title)


def _lost(reading: Reading, numbers: Iterable[int]) -> Iterator[Lost]:
    known = {each.number for each in reading.document.sessions}
    entries = reading.edition.ledger.entries.values()
    gone = {each.gone.number: each.gone for each in entries if each.kind == "session" and each.gone}
    for number in numbers:
        if number in known:
            continue
        last = gone.get(number)
        instead = reading.sessions.get(last.successor) if last and last.successor else None
        title = reading.say(last.title if last else {})
        href = reading.at("sessions", instead.slug) if instead else ""
        yield Lost(number=number, title=title, successor=href)
