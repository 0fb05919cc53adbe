"""Conflicts of persons: in two places, without a pause or the walk, away, or not coming at all."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from sessions.conflicts.bookings import Booking, Bookings, Elsewhere, Person, Span
from sessions.conflicts.conflict import Conflict
from sessions.conflicts.sweep import Slot, common, gap, meeting
from sessions.conflicts.venues import Place, apart

Slots = list[Slot[Booking]]


def find(bookings: Bookings) -> Iterator[Conflict]:
    """All of them."""
    away: dict[UUID, list[Elsewhere]] = defaultdict(list)
    for part in bookings.elsewhere:
        away[part.person].append(part)
    for person, sessions in _stages(bookings):
        slots = [(span, session) for session in sessions if (span := session.span)]
        if not person.comes:
            yield from (_not_coming(person, session) for session in sessions)
            continue
        yield from _together(person, slots, bookings)
        yield from _elsewhere(person, slots, away.get(person.uuid, []), bookings)
        for span, session in slots:
            yield from _away(person, span, session)


def _stages(bookings: Bookings) -> Iterator[tuple[Person, list[Booking]]]:
    """Each person with their sessions, each once."""
    stages: dict[UUID, list[Booking]] = defaultdict(list)
    for session in bookings.sessions.values():
        for person in {part.person for part in session.parts}:
            stages[person].append(session)
    return ((bookings.persons[uuid], sessions) for uuid, sessions in stages.items())


def _not_coming(person: Person, session: Booking) -> Conflict:
    return Conflict(
        kind="not_coming", sessions=(session.uuid,), persons=(person.uuid,), at=session.start,
        facts={"status": person.status},
    )  # fmt: skip


def _together(person: Person, slots: Slots, bookings: Bookings) -> Iterator[Conflict]:
    rules = bookings.rules
    for (one, earlier), (other, later) in meeting(
        slots, timedelta(minutes=max(rules.padding, rules.walk))
    ):
        pair: dict[str, Any] = {
            "sessions": (earlier.uuid, later.uuid), "persons": (person.uuid,), "at": other.start,
        }  # fmt: skip
        if (left := gap(one, other)) < 0:
            yield Conflict(kind="person_double_booked", facts=common(one, other), **pair)
        elif left < rules.walk and _apart(earlier, later, bookings):
            yield Conflict(kind="no_walk", facts={"gap": left, "needed": rules.walk}, **pair)
        elif left < rules.padding:
            yield Conflict(kind="no_padding", facts={"gap": left, "needed": rules.padding}, **pair)


def _apart(one: Booking, other: Booking, bookings: Bookings) -> bool:
    """Whether there is a walk from one to the other: both venues are known, and two."""
    rooms = (bookings.rooms.get(session.room) for session in (one, other) if session.room)
    venues = [room.venue for room in rooms if room and room.venue]
    return len(set(venues)) > 1


def _elsewhere(
    person: Person, slots: Slots, away: list[Elsewhere], bookings: Bookings
) -> Iterator[Conflict]:
    if not away:
        return
    rules = bookings.rules
    both: list[Slot[Booking | Elsewhere]] = [*slots, *((part.span, part) for part in away)]
    for (one, earlier), (other, later) in meeting(
        both, timedelta(minutes=max(rules.padding, rules.walk))
    ):
        session, part = (earlier, later) if isinstance(earlier, Booking) else (later, earlier)
        if isinstance(session, Booking) and isinstance(part, Elsewhere):
            about: dict[str, Any] = {
                "sessions": (session.uuid,), "persons": (person.uuid,), "elsewhere": part.uuid,
                "at": session.start,
            }  # fmt: skip
            if (left := gap(one, other)) < 0:
                yield Conflict(kind="person_elsewhere", facts=common(one, other), **about)
            elif left < rules.walk and apart(_place(session, bookings), part.place):
                yield Conflict(kind="no_walk", facts={"gap": left, "needed": rules.walk}, **about)
            elif left < rules.padding:
                facts = {"gap": left, "needed": rules.padding}
                yield Conflict(kind="no_padding", facts=facts, **about)


def _place(session: Booking, bookings: Bookings) -> Place | None:
    room = bookings.rooms.get(session.room) if session.room else None
    return room.place if room else None


def _away(person: Person, span: Span, session: Booking) -> Iterator[Conflict]:
    about: dict[str, Any] = {
        "sessions": (session.uuid,), "persons": (person.uuid,), "at": span.start,
    }  # fmt: skip
    begins, ends = person.present_from, person.present_to
    if (begins and span.start < begins) or (ends and span.end > ends):
        facts = {"present_from": begins, "present_to": ends, "from": span.start, "to": span.end}
        yield Conflict(kind="outside_presence", facts=facts, **about)
    for absence in person.absences:
        if absence.start < span.end and span.start < absence.end:
            facts = {"from": absence.start, "to": absence.end}
            yield Conflict(kind="absent", facts=facts, **about)
