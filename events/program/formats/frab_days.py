"""When things are: the days of a schedule, the hour at which they turn, the start of each event.

Files disagree with themselves here: `date` may be in UTC and `start` in local time, the last day
may be one too late, and an evening's late sessions stand under its day or under the next.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from events.program import clock
from events.program.document import Session
from events.program.formats import words
from events.program.formats.frab_records import Day, Event, Schedule
from events.program.formats.incoming import Notes, NotReadable, gettext_noop

LATEST_TURN = 12  # o'clock: a day that ends later than the next noon is no evening


class Calendar(Struct, frozen=True, kw_only=True):
    """The zone, the turning hour, each day's date by its place in the file, and the span."""

    zone: str
    turns: int
    dates: Mapping[int, date]
    announced: tuple[date, ...]

    def span(self, sessions: Iterable[Session]) -> tuple[date, date]:
        """The forum's first and last day; raises NotReadable where there is no date at all."""
        held = [
            clock.day_of(session.start, self.zone, self.turns)
            for session in sessions
            if session.start is not None
        ]
        everything = [*self.dates.values(), *held] or list(self.announced)
        if not everything:
            raise NotReadable(gettext_noop("The file has no date: no day, session or conference."))
        return min(everything), max(everything)


def read(schedule: Schedule, zone: str, notes: Notes) -> Calendar:
    """The days from their bounds in the zone, else from their dates; differences are noted."""
    turns = _turns(schedule, ZoneInfo(zone))
    dates = {}
    for place, day in enumerate(schedule.days):
        begins = _local(day.starts, ZoneInfo(zone))
        held = clock.day_of(begins, zone, turns) if begins else words.day(day.date)
        if held:
            dates[place] = held
        else:
            notes.note(day.line, "day", gettext_noop("It has no date that can be read."))
    bounds = (words.day(schedule.conference.starts), words.day(schedule.conference.ends))
    announced = tuple(filter(None, bounds))
    if announced and dates and max(announced) != max(dates.values()):
        notes.note(
            schedule.conference.line,
            "conference/end",
            gettext_noop("It says %(end)s, but the last day is %(day)s; the days were believed."),
            end=max(announced),
            day=max(dates.values()),
        )
    return Calendar(zone=zone, turns=turns, dates=dates, announced=announced)


def start_of(event: Event, calendar: Calendar, notes: Notes) -> datetime | None:
    """The start with the zone's offset: of `date`, else of the day and `start`. None, noted."""
    start = _local(event.date, ZoneInfo(calendar.zone))
    if start:
        _compare(event, start, notes)
    else:
        start = _from_wall(event, calendar, notes)
    if start is None:
        return None
    listed = calendar.dates.get(event.day)
    held = clock.day_of(start, calendar.zone, calendar.turns)
    if listed and listed != held:
        reason = gettext_noop("It is listed under %(listed)s but belongs to %(held)s.")
        notes.note(event.line, "date", reason, listed=listed, held=held)
    return start


def _turns(schedule: Schedule, zone: ZoneInfo) -> int:
    """The latest hour after midnight at which a day ends, or else that no late event passes."""
    hours = [_end_hour(day, zone) for day in schedule.days]
    if schedule.days and not any(day.ends for day in schedule.days):
        hours = [_late_hour(event, schedule.days, zone) for event in schedule.events]
    return max((hour for hour in hours if hour <= LATEST_TURN), default=0)


def _end_hour(day: Day, zone: ZoneInfo) -> int:
    """The hour, rounded up (02:59:59 is 3), at which a day ends after its midnight; else 0."""
    begins, ends = _local(day.starts, zone), _local(day.ends, zone)
    if not begins or not ends or ends.date() != begins.date() + timedelta(days=1):
        return 0
    return ends.hour + bool(ends.minute or ends.second)


def _late_hour(event: Event, days: tuple[Day, ...], zone: ZoneInfo) -> int:
    listed = words.day(days[event.day].date)
    start = _local(event.date, zone)
    late = listed and start and start.date() == listed + timedelta(days=1)
    return start.hour + 1 if late and start else 0


def _local(text: str, zone: ZoneInfo) -> datetime | None:
    given = words.moment(text)
    return given.astimezone(zone) if given and given.tzinfo else None


def _compare(event: Event, start: datetime, notes: Notes) -> None:
    shown = _time(event.start)
    if shown and (shown.hour, shown.minute) != (start.hour, start.minute):
        notes.note(
            event.line,
            "start",
            gettext_noop(
                "It says %(start)s, but the date is %(date)s here; the date was believed."
            ),
            start=event.start,
            date=start.strftime("%H:%M"),
        )


def _from_wall(event: Event, calendar: Calendar, notes: Notes) -> datetime | None:
    given = words.moment(event.date)
    at = given.time() if given else _time(event.start)
    day = given.date() if given else words.day(event.date) or _day(event, at, calendar)
    if at is None or day is None:
        notes.note(event.line, "date", gettext_noop("It has no time that can be read."))
        return None
    instants = clock.wall(day, at, calendar.zone)
    if not instants:
        reason = gettext_noop("Clocks skip %(time)s on %(date)s; it was left without a time.")
        notes.note(event.line, "start", reason, time=at, date=day)
        return None
    if instants[1:]:
        reason = gettext_noop("Clocks show %(time)s twice on %(date)s; the first was taken.")
        notes.note(event.line, "start", reason, time=at, date=day)
    return instants[0]


def _day(event: Event, at: time | None, calendar: Calendar) -> date | None:
    """The date of the day it is listed under, or the next for what comes after midnight."""
    listed = calendar.dates.get(event.day)
    late = at is not None and at.hour < calendar.turns
    return listed + timedelta(days=late) if listed else None


def _time(text: str) -> time | None:
    try:
        given = time.fromisoformat(text.strip().zfill(5))
    except ValueError:
        return None
    return given.replace(second=0, microsecond=0, tzinfo=None)
