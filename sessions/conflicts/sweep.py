"""The sweep: which of many spans meet, without comparing each with each."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Protocol, TypeVar
from uuid import UUID

from sessions.conflicts.bookings import Span


class Known(Protocol):
    """Whatever has an id."""

    @property
    def uuid(self) -> UUID:
        """The id."""


T = TypeVar("T", bound=Known)
Slot = tuple[Span, T]
NOTHING = timedelta()


def meeting(
    slots: Iterable[Slot[T]], reach: timedelta = NOTHING
) -> Iterator[tuple[Slot[T], Slot[T]]]:
    """Each pair that overlaps, or of which one follows within less than `reach`; earlier first."""
    running: list[Slot[T]] = []
    for slot in sorted(slots, key=lambda slot: (slot[0].start, slot[1].uuid)):
        start = slot[0].start
        running = [earlier for earlier in running if earlier[0].end + reach > start]
        for earlier in running:
            yield earlier, slot
        running.append(slot)


def gap(earlier: Span, later: Span) -> int:
    """The minutes between them; negative while they overlap."""
    return int((later.start - earlier.end) // timedelta(minutes=1))


def common(one: Span, other: Span) -> dict[str, object]:
    """From when to when both last."""
    return {"from": max(one.start, other.start), "to": min(one.end, other.end)}
