"""Moving instants by whole days on a zone's clocks: wall times stay, also over changes of DST."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from events.program import clock


class Shifted(NamedTuple):
    """An instant, and what its new day's clocks do: "" (nothing), "skipped" or "twice"."""

    instant: datetime
    clocks: str = ""


def shifted(instant: datetime, days: int, zone: str) -> Shifted:
    """The same wall time so many days later.

    What the clocks skip is as far behind the gap as it was in it; of two, the first is meant,
    unless the instant itself was a second one.
    """
    shown = instant.astimezone(ZoneInfo(zone))
    day, at = shown.date() + timedelta(days=days), shown.time()
    instants = clock.wall(day, at, zone)
    if not instants:
        moved = datetime.combine(day, at.replace(fold=0), ZoneInfo(zone))
        return Shifted(moved.astimezone(UTC), "skipped")
    if len(instants) == 1:
        return Shifted(instants[0].astimezone(UTC))
    return Shifted(instants[shown.fold].astimezone(UTC), "twice")


def shifted_span(
    begins: datetime | None, ends: datetime | None, days: int, zone: str
) -> tuple[Shifted | None, Shifted | None]:
    """Both ends of a time; where clocks would turn it round, it keeps its length."""
    first = shifted(begins, days, zone) if begins else None
    last = shifted(ends, days, zone) if ends else None
    if begins and ends and first and last and last.instant <= first.instant:
        return first, Shifted(first.instant + (ends - begins), last.clocks)
    return first, last
