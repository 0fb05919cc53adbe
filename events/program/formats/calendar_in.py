"""iCalendar (RFC 5545), as calendars of conferences are: read."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from msgspec import Struct

from events.program import clock
from events.program.formats import content_lines, frab, words
from events.program.formats.content_lines import Component, Property
from events.program.formats.frab_records import Conference, Event, Link, Person, Schedule
from events.program.formats.incoming import Incoming, Notes, gettext_noop
from events.program.terms import State

SHORT = 190
DEFAULT_ZONE = "UTC"  # only until the lack of one is told
STATES: dict[str, State] = {"CANCELLED": "cancelled", "TENTATIVE": "tentative"}
PRIVATE = {"PRIVATE", "CONFIDENTIAL"}
# An attendee is whoever was asked to come: only a role of these makes a speaker.
SPEAKS = {"SPEAKER", "X-SPEAKER", "PRESENTER", "X-PRESENTER"}
REPEATS = ("RRULE", "RDATE")
DURATION = re.compile(
    r"P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d+S)?)?"
)
KNOWN = {
    *("UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES"),
    *("STATUS", "CLASS", "URL", "ATTACH", "ATTENDEE", "RRULE", "RDATE", "DTSTAMP", "CREATED"),
    *("LAST-MODIFIED", "SEQUENCE", "METHOD", "TRANSP", "PRIORITY", "GEO", "RECURRENCE-ID"),
}


class Zones(Struct, kw_only=True):
    """The zone of the forum, what the file's own names of zones mean, and which nobody knows."""

    forum: str
    known: set[str]
    named: dict[str, str]
    told: set[str] = set()


def read(
    data: bytes,
    *,
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    slug: str | None = None,
) -> Incoming:
    """The programme in a calendar; what is given beats what the file says.

    Raises NotReadable with one line where there is no programme to read, and ZoneNeeded where
    neither the file nor `zone` names a time zone: UTC alone says nothing of where the forum is.
    """
    notes, components = Notes(), content_lines.read(data)
    zones = _zones(components, zone or "")
    conference = _conference(components, zones.forum, notes)
    for each in components:
        if each.inside == "VCALENDAR" and each.name not in {"VEVENT", "VTIMEZONE"}:
            notes.unknown(each.name)
    zones.forum = zones.forum if zones.forum in zones.known else DEFAULT_ZONE
    events = [
        event
        for each in components
        if each.name == "VEVENT"
        for event in _events(each, zones, notes)
    ]
    wanted = frab.Wanted(
        source=source or "", zone=zone or "", language=language or "", slug=slug or ""
    )
    return frab.programme(Schedule(conference=conference, events=tuple(events)), wanted, notes)


def _zones(components: list[Component], wanted: str) -> Zones:
    known = available_timezones()
    named = {
        each.first("TZID").value.strip(): each.first("X-LIC-LOCATION").value.strip()
        for each in components
        if each.name == "VTIMEZONE"
    }
    used = Counter(
        each.first("DTSTART").parameters.get("TZID", "")
        for each in components
        if each.name == "VEVENT"
    )
    frequent = sorted(filter(None, used), key=lambda name: (-used[name], name))
    calendars = [each for each in components if each.name == "VCALENDAR"]
    said = [each.first("X-WR-TIMEZONE").text for each in calendars]
    zones = Zones(forum=wanted, known=known, named=named, told=set())
    found = (_zone(name, zones) for name in (*said, *frequent, *sorted(named)))
    zones.forum = wanted or next(filter(None, found), "")
    return zones


def _zone(name: str, zones: Zones) -> str:
    """The zone's name in the tz database: also of Windows' names, and of `/mozilla.org/…`."""
    tail = "/".join(name.split("/")[-2:])
    for named in (name, zones.named.get(name, ""), tail):
        if named in zones.known:
            return named
    from icalendar.timezone import windows_to_olson

    windows = windows_to_olson.WINDOWS_TO_OLSON.get(name, "")
    return windows if windows in zones.known else ""


def _conference(components: list[Component], zone: str, notes: Notes) -> Conference:
    calendar = next(each for each in components if each.name == "VCALENDAR")
    title = calendar.first("NAME", "X-WR-CALNAME", "X-WR-CALDESC")
    dates = [each.first("DTSTART").value.strip()[:8] for each in components if _all_day(each)]
    return Conference(
        line=calendar.line,
        title=notes.cut(title.line, title.name, " ".join(title.text.split()), SHORT),
        starts=min(dates, default=""),
        ends=max(dates, default=""),
        zone=zone,
    )


def _all_day(component: Component) -> bool:
    start = component.first("DTSTART").value.strip()
    return component.name == "VEVENT" and len(start) == len("20251205")


def _events(event: Component, zones: Zones, notes: Notes) -> Iterator[Event]:
    """The event; none of a private one."""
    if event.first("CLASS").value.strip().upper() in PRIVATE:
        notes.refuse(event.line, "CLASS", gettext_noop("It is private."))
        return
    for each in event.properties:
        if each.name not in KNOWN and not each.name.startswith("X-"):
            notes.unknown(f"VEVENT/{each.name}"[:80])
        if each.name in REPEATS:
            notes.note(each.line, each.name, gettext_noop("It repeats; the first was taken."))
    summary, language = event.first("SUMMARY"), event.first("SUMMARY").parameters.get("LANGUAGE")
    yield Event(
        line=event.line,
        day=0,
        guid=event.first("UID").text,
        room=_line(event.first("LOCATION"), notes),
        date=_date(event.first("DTSTART"), zones, notes),
        duration=_duration(event, zones, notes),
        title=_line(summary, notes),
        track=event.first("CATEGORIES").parts[0][:SHORT].rstrip(),
        language=language or "",
        description=event.first("DESCRIPTION", "X-ALT-DESC").text,
        state=STATES.get(event.first("STATUS").value.strip().upper(), "confirmed"),
        persons=tuple(_persons(event, notes)),
        links=tuple(_links(event)),
    )


def _line(given: Property, notes: Notes) -> str:
    return notes.cut(given.line, given.name, " ".join(given.text.split()), SHORT)


def _date(given: Property, zones: Zones, notes: Notes) -> str:
    """The moment with its offset; without one where it is the forum's own wall clock."""
    moment = words.moment(given.value)
    if moment is None:
        return ""
    zone = _zone_of(given, zones, notes)
    return (moment if zone == zones.forum else _instant(moment, zone)).isoformat()


def _zone_of(given: Property, zones: Zones, notes: Notes) -> str:
    name = given.parameters.get("TZID", "")
    zone = _zone(name, zones) if name else zones.forum
    if not zone and name not in zones.told:
        zones.told.add(name)
        reason = gettext_noop("“%(zone)s” is no time zone we know; %(taken)s was taken.")
        notes.note(given.line, "TZID", reason, zone=name[:80], taken=zones.forum)
    return zone or zones.forum


def _instant(moment: datetime, zone: str) -> datetime:
    """The moment in the zone; an hour that clocks skip is the one after."""
    if moment.tzinfo:
        return moment
    instants = clock.wall(moment.date(), moment.time(), zone)
    return instants[0] if instants else moment.replace(tzinfo=ZoneInfo(zone))


def _duration(event: Component, zones: Zones, notes: Notes) -> str:
    """Minutes of the end or of the duration (§3.3.6); empty where neither can be read."""
    start, end = event.first("DTSTART"), event.first("DTEND")
    begins, ends = words.moment(start.value), words.moment(end.value)
    if begins and ends:
        lasts = _instant(ends, _zone_of(end, zones, notes)) - _instant(
            begins, _zone_of(start, zones, notes)
        )
        return str(int(lasts.total_seconds() // 60))
    if match := DURATION.fullmatch(event.first("DURATION").value.strip().lstrip("+")):
        weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
        return str(((weeks * 7 + days) * 24 + hours) * 60 + minutes)
    return ""


def _persons(event: Component, notes: Notes) -> Iterator[Person]:
    for each in event.properties:
        if each.name != "ATTENDEE":
            continue
        name = " ".join(each.parameters.get("CN", "").split())
        if name and each.parameters.get("ROLE", "").upper() in SPEAKS:
            yield Person(line=each.line, name=notes.cut(each.line, "ATTENDEE", name, SHORT))
        else:
            notes.unknown("VEVENT/ATTENDEE")


def _links(event: Component) -> Iterator[Link]:
    for each in event.properties:
        binary = each.parameters.get("VALUE", "").upper() == "BINARY"
        if each.name in {"URL", "ATTACH"} and each.value.strip() and not binary:
            element = "url" if each.name == "URL" else "attachment"
            yield Link(line=each.line, element=element, href=each.value.strip())
