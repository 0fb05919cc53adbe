"""Conflicts of rooms: booked twice, no time to turn them over, too few seats."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from sessions.conflicts.bookings import Booking, Bookings, Room
from sessions.conflicts.conflict import Conflict
from sessions.conflicts.sweep import Slot, common, gap, meeting


def find(bookings: Bookings) -> Iterator[Conflict]:
    """All of them."""
    by_room: dict[UUID, list[Slot[Booking]]] = defaultdict(list)
    for session in bookings.sessions.values():
        if span := session.span:
            for room in session.rooms:
                by_room[room].append((span, session))
        yield from _too_small(session, bookings)
    for key, slots in by_room.items():
        place = bookings.rooms.get(key)
        if place and not place.parallel:
            yield from _together(place, slots)


def _together(room: Room, slots: list[Slot[Booking]]) -> Iterator[Conflict]:
    for (one, earlier), (other, later) in meeting(slots, timedelta(minutes=room.turnover)):
        pair: dict[str, Any] = {
            "sessions": (earlier.uuid, later.uuid), "room": room.uuid, "at": other.start,
        }  # fmt: skip
        if (left := gap(one, other)) < 0:
            yield Conflict(kind="room_double_booked", facts=common(one, other), **pair)
        elif "break" not in (earlier.kind, later.kind):
            # A break is the time in which a room is turned over.
            facts = {"gap": left, "needed": room.turnover}
            yield Conflict(kind="no_turnover", facts=facts, **pair)


def _too_small(session: Booking, bookings: Bookings) -> Iterator[Conflict]:
    """Where a room's seats are not known, nothing can be said."""
    rooms = [bookings.rooms[room] for room in session.rooms if room in bookings.rooms]
    seats = [room.capacity for room in rooms]
    if session.expected is None or not seats or None in seats:
        return
    there = sum(filter(None, seats))
    if there < session.expected:
        yield Conflict(
            kind="too_small", sessions=(session.uuid,), room=rooms[0].uuid, at=session.start,
            facts={"seats": there, "expected": session.expected},
        )  # fmt: skip
