"""iCalendar (RFC 5545, 7986) as calendars subscribe to it: every session, the cancelled too."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from events.program import clock
from events.program.document import Session
from events.program.formats import ics_place, ics_texts, ics_zone
from events.program.formats.outgoing import Extract
from events.program.text import line

if TYPE_CHECKING:
    import icalendar

MEDIA = "text/calendar; charset=utf-8"
MAKER = "-//Forum Site//Programme//EN"
HOUR = timedelta(hours=1)
STATUS = {"tentative": "TENTATIVE", "confirmed": "CONFIRMED", "cancelled": "CANCELLED"}


class Timed(Struct, frozen=True, kw_only=True):
    """A session that has a time, and whether it still stands in the release."""

    session: Session
    starts: datetime
    ends: datetime
    stands: bool


def write(extract: Extract) -> bytes:
    """The part's sessions that have a start, an event each, in the forum's zone.

    The whole forum also has those that were taken out, as cancelled: a subscriber sees it.
    """
    import icalendar

    gone = extract.gone if extract.part.kind == "forum" else extract.fallen
    told = [*_timed(extract.sessions, stands=True), *_timed(gone, stands=False)]
    calendar = icalendar.Calendar()
    _describe(extract, calendar)
    zone = ics_zone.timezone(extract.forum.zone, *_years(extract, told))
    calendar.add_component(zone)
    for each in told:
        calendar.add_component(_event(extract, each))
    written: bytes = calendar.to_ical()
    return written


def _timed(sessions: Iterable[Session], *, stands: bool) -> Iterator[Timed]:
    for session in sessions:
        ends = clock.end_of(session)
        if session.start and ends:
            yield Timed(session=session, starts=session.start, ends=ends, stands=stands)


def _years(extract: Extract, told: list[Timed]) -> tuple[int, int]:
    """The first and the last year that the calendar tells of."""
    days = {extract.forum.starts, extract.forum.ends}
    for each in told:
        days.update(at.astimezone(extract.zone).date() for at in (each.starts, each.ends))
    return min(days).year, max(days).year


def _describe(extract: Extract, calendar: "icalendar.Calendar") -> None:
    """What the calendar says of itself. The X- names are what programs older than RFC 7986 read."""
    title = line(extract.title)
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", extract.forum.zone)
    calendar.add("refresh-interval", HOUR, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add("last-modified", extract.stamp.time.astimezone(UTC))
    calendar.add("url", _page(extract))
    calendar.add("source", extract.file("ics"), parameters={"VALUE": "URI"})


def _page(extract: Extract) -> str:
    """The part's page; the days are all on one."""
    part = extract.part
    if part.kind == "forum":
        return extract.page()
    return extract.page(part.folder, *(() if part.kind == "day" else (part.key,)))


def _event(extract: Extract, told: Timed) -> "icalendar.Event":
    import icalendar

    session = told.session
    stamp = extract.stamp.time.astimezone(UTC)
    event = icalendar.Event()
    event.add("uid", str(session.uuid))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", extract.history(session.uuid).sequence)
    event.add("dtstart", _local(extract, told.starts))
    if told.ends > told.starts:  # an event must not end as it begins: then it says no end at all
        event.add("dtend", _local(extract, told.ends))
    event.add("status", STATUS[session.state])
    event.add("summary", ics_texts.summary(extract, session))
    ics_place.where(extract, session, event)
    ics_place.who(extract, event)
    page = extract.page("sessions", session.slug) if told.stands else extract.page()
    event.add("description", ics_texts.description(extract, session, page))
    event.add("url", page)
    if told.stands and (named := ics_texts.categories(extract, session)):
        event.add("categories", named)
    return event


def _local(extract: Extract, at: datetime) -> datetime:
    """In the forum's zone; in UTC where its clocks show the hour twice.

    RFC 5545, section 3.3.5 takes such an hour for the first of both, ical.js for the second.
    """
    local = at.astimezone(extract.zone)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return at.astimezone(UTC) if twice else local
