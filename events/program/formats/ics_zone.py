"""A zone's rules for the years of a calendar: the VTIMEZONE of RFC 5545, section 3.6.5."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import icalendar

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def timezone(name: str, first: int, last: int) -> "icalendar.Timezone":
    """The zone's offsets from the first day of the year `first` to the last of the year `last`.

    Not the library's own `Timezone.from_tzid`: that has clocks put forward an hour late.
    """
    import icalendar

    zone = ZoneInfo(name)
    starts = datetime(first, 1, 1, tzinfo=zone).astimezone(UTC)
    ends = datetime(last + 1, 1, 1, tzinfo=zone).astimezone(UTC)
    component = icalendar.Timezone()
    component.add("tzid", name)
    component.add_component(_observance(zone, starts, starts))
    for turn in _turns(zone, starts, ends):
        component.add_component(_observance(zone, turn - MINUTE, turn))
    return component


def _turns(zone: ZoneInfo, starts: datetime, ends: datetime) -> Iterator[datetime]:
    """The minutes (UTC) from which the zone's clocks show something else than before."""
    day = starts
    while day < ends:
        following = min(day + DAY, ends)
        if _shown(zone, day) != _shown(zone, following):
            yield _turn(zone, day, following)
        day = following


def _turn(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    while after - before > MINUTE:
        middle = before + (after - before) // MINUTE // 2 * MINUTE
        if _shown(zone, middle) == _shown(zone, before):
            before = middle
        else:
            after = middle
    return after


def _shown(zone: ZoneInfo, instant: datetime) -> tuple[timedelta | None, str | None]:
    local = instant.astimezone(zone)
    return local.utcoffset(), local.tzname()


def _observance(
    zone: ZoneInfo, before: datetime, turn: datetime
) -> "icalendar.TimezoneStandard | icalendar.TimezoneDaylight":
    """One offset, from `turn` on; its start is what the clocks showed by the offset before."""
    import icalendar

    old, new = before.astimezone(zone), turn.astimezone(zone)
    offset = old.utcoffset() or timedelta()
    part = icalendar.TimezoneDaylight() if new.dst() else icalendar.TimezoneStandard()
    begins = (turn + offset).replace(tzinfo=None)
    part.add("dtstart", begins)
    # Said again, since python-dateutil (and so vobject) knows of no observance without a rule.
    part.add("rdate", [begins])
    part.add("tzoffsetfrom", offset)
    part.add("tzoffsetto", new.utcoffset())
    part.add("tzname", new.tzname() or zone.key)
    return part
