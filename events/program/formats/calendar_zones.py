"""The time zones of a calendar: of the forum, and what the file's own names of zones mean."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from msgspec import Struct

from events.program import clock
from events.program.formats.content_lines import Component, Property
from events.program.formats.incoming import Notes, gettext_noop


class Zones(Struct, kw_only=True):
    """The zone of the forum, what the file's own names of zones mean, and which nobody knows."""

    forum: str
    known: set[str]
    named: dict[str, str]
    told: set[str] = set()


def read(components: list[Component], wanted: str) -> Zones:
    """The forum's zone: what is asked for, else what the calendar or most events say, or empty."""
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


def of(given: Property, zones: Zones, notes: Notes) -> str:
    """The zone of a moment; the forum's where it names none or one that nobody knows."""
    name = given.parameters.get("TZID", "")
    zone = _zone(name, zones) if name else zones.forum
    if not zone and name not in zones.told:
        zones.told.add(name)
        reason = gettext_noop("“%(zone)s” is no time zone we know; %(taken)s was taken.")
        notes.note(given.line, "TZID", reason, zone=name[:80], taken=zones.forum)
    return zone or zones.forum


def instant(moment: datetime, zone: str) -> datetime:
    """The moment in the zone; an hour that clocks skip is the one after."""
    if moment.tzinfo:
        return moment
    instants = clock.wall(moment.date(), moment.time(), zone)
    return instants[0] if instants else moment.replace(tzinfo=ZoneInfo(zone))
