"""Every conflict of a forum's bookings, the worst first."""

from datetime import UTC, datetime
from itertools import chain

from sessions.conflicts import people, places, stage, times
from sessions.conflicts.bookings import Bookings
from sessions.conflicts.conflict import RANK, SEVERITY, Conflict

LAST = datetime.max.replace(tzinfo=UTC)


def find(bookings: Bookings) -> tuple[Conflict, ...]:
    """By severity, then time; what has no time yet comes last. The order of rows is no matter."""
    found = chain.from_iterable(part.find(bookings) for part in (places, people, stage, times))
    return tuple(sorted(found, key=_place))


def _place(each: Conflict) -> tuple[int, datetime, str, tuple[int, ...]]:
    """Numbers of the things, since ids themselves are slow to compare."""
    things = (*each.sessions, *each.persons, each.room, each.elsewhere)
    numbers = tuple([thing.int for thing in things if thing])
    return RANK[SEVERITY[each.kind]], each.at or LAST, each.kind, numbers
