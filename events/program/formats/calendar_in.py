"""iCalendar (RFC 5545), as calendars of conferences are: read."""

import re
from collections.abc import Iterator

from events.program.formats import calendar_ours, calendar_zones, content_lines, frab, words
from events.program.formats.content_lines import Component, Property
from events.program.formats.frab_records import SHORT, Conference, Event, Link, Person, Schedule
from events.program.formats.incoming import Incoming, Notes, gettext_noop
from events.program.formats.ours import Origin, origin
from events.program.formats.wanted import Wanted
from events.program.terms import State

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
    zones = calendar_zones.read(components, zone or "")
    conference = _conference(components, zones.forum, notes)
    for each in components:
        if each.inside == "VCALENDAR" and each.name not in {"VEVENT", "VTIMEZONE"}:
            notes.unknown(each.name)
    zones.forum = zones.forum if zones.forum in zones.known else DEFAULT_ZONE
    own = _origin(components)
    events = [
        event
        for each in components
        if each.name == "VEVENT"
        for event in _events(each, zones, notes, ours=own is not None)
    ]
    wanted = Wanted.of(source, zone, language, slug)
    schedule = Schedule(conference=conference, events=tuple(events), like="ics", origin=own)
    return frab.programme(schedule, wanted, notes)


def _origin(components: list[Component]) -> Origin | None:
    calendar = next(each for each in components if each.name == "VCALENDAR")
    return origin(calendar.first("PRODID").text, calendar.first("SOURCE").value.strip())


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


def _events(
    event: Component, zones: calendar_zones.Zones, notes: Notes, *, ours: bool
) -> Iterator[Event]:
    """The event; none of a private one."""
    if event.first("CLASS").value.strip().upper() in PRIVATE:
        notes.refuse(event.line, "CLASS", gettext_noop("It is private."))
        return
    for each in event.properties:
        if each.name not in KNOWN and not each.name.startswith("X-"):
            notes.unknown(f"VEVENT/{each.name}"[:80])
        if each.name in REPEATS:
            notes.note(each.line, each.name, gettext_noop("It repeats; the first was taken."))
    categories = event.first("CATEGORIES").parts
    summary, language = event.first("SUMMARY"), event.first("SUMMARY").parameters.get("LANGUAGE")
    told = Event(
        line=event.line,
        day=0,
        guid=event.first("UID").text,
        room=_line(event.first("LOCATION"), notes),
        date=_date(event.first("DTSTART"), zones, notes),
        duration=_duration(event, zones, notes),
        title=_line(summary, notes),
        track=categories[0][:SHORT].rstrip(),
        language=language or "",
        description=event.first("DESCRIPTION", "X-ALT-DESC").text,
        state=STATES.get(event.first("STATUS").value.strip().upper(), "confirmed"),
        persons=tuple(_persons(event, notes)),
        links=tuple(_links(event)),
    )
    yield calendar_ours.plain(told, categories) if ours else told


def _line(given: Property, notes: Notes) -> str:
    return notes.cut(given.line, given.name, " ".join(given.text.split()), SHORT)


def _date(given: Property, zones: calendar_zones.Zones, notes: Notes) -> str:
    """The moment with its offset; without one where it is the forum's own wall clock."""
    moment = words.moment(given.value)
    if moment is None:
        return ""
    zone = calendar_zones.of(given, zones, notes)
    return (moment if zone == zones.forum else calendar_zones.instant(moment, zone)).isoformat()


def _duration(event: Component, zones: calendar_zones.Zones, notes: Notes) -> str:
    """Minutes of the end or of the duration (§3.3.6); empty where neither can be read."""
    start, end = event.first("DTSTART"), event.first("DTEND")
    begins, ends = words.moment(start.value), words.moment(end.value)
    if begins and ends:
        lasts = calendar_zones.instant(
            ends, calendar_zones.of(end, zones, notes)
        ) - calendar_zones.instant(begins, calendar_zones.of(start, zones, notes))
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
