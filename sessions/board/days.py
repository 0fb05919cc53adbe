"""The days that a board shows, each as minutes since its first instant."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from events.program import clock

MINUTE = timedelta(minutes=1)
STEP = 60


class Day(Struct, frozen=True, kw_only=True):
    """A day from one turn to the next; `shifts` says at which minute clocks are set, and by what.

    `start` has the forum's offset, so that every label is arithmetic: nobody needs a zone.
    """

    date: date
    start: datetime
    minutes: int
    shifts: tuple[tuple[int, int], ...] = ()


def days(
    first: date, last: date, starts: Iterable[datetime], zone: str, turns: int
) -> tuple[Day, ...]:
    """Every day of the forum, and each further one that has a session, in order."""
    dates = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    dates |= {clock.day_of(start, zone, turns) for start in starts}
    made = (_day(each, zone, turns) for each in sorted(dates))
    return tuple(day for day in made if day.minutes)  # a zone may skip a whole day


def _day(day: date, zone: str, turns: int) -> Day:
    start, end = clock.bounds(day, zone, turns)
    minutes = _minutes(start, end)
    shifts = tuple(_shifts(start.astimezone(UTC), minutes, ZoneInfo(zone)))
    return Day(date=day, start=start, minutes=minutes, shifts=shifts)


def _shifts(start: datetime, minutes: int, zone: ZoneInfo) -> Iterator[tuple[int, int]]:
    """Where the offset changes: looked for by the hour, then halved down to the minute."""
    for low in range(0, minutes, STEP):
        high = min(low + STEP, minutes)
        while high > low and (by := _offset(start, high, zone) - _offset(start, low, zone)):
            if high - low == 1:
                yield high, by
                break
            middle = (low + high) // 2
            if _offset(start, middle, zone) == _offset(start, low, zone):
                low = middle  # noqa: PLW2901 - the search narrows
            else:
                high = middle


def _offset(start: datetime, minute: int, zone: ZoneInfo) -> int:
    offset = (start + minute * MINUTE).astimezone(zone).utcoffset() or timedelta()
    return offset // MINUTE


def _minutes(start: datetime, end: datetime) -> int:
    return (end.astimezone(UTC) - start.astimezone(UTC)) // MINUTE
