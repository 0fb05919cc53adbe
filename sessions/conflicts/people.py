"""Conflicts of persons: in two places, without a pause or the walk, away, or not coming at all."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sessions.conflicts.bookings import Booking, Bookings, Elsewhere, Person, Rules, Span
from sessions.conflicts.conflict import Conflict, Kind
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
    for (one, earlier), (other, later) in meeting(slots, _reach(rules)):
        walks = partial(_apart, earlier, later, bookings)
        for kind, facts in _too_near("person_double_booked", one, other, rules, walks):
            yield Conflict(
                kind=kind, sessions=(earlier.uuid, later.uuid), persons=(person.uuid,),
                facts=facts, at=other.start,
            )  # fmt: skip


def _reach(rules: Rules) -> timedelta:
    """How soon after one another two are looked at."""
    return timedelta(minutes=max(rules.padding, rules.walk))


def _too_near(
    double: Kind, one: Span, other: Span, rules: Rules, walks: Callable[[], bool]
) -> Iterator[tuple[Kind, dict[str, Any]]]:
    """What is wrong with two stages of one person, the earlier first, if anything: `double` at once."""
    left = gap(one, other)
    if left < 0:
        yield double, common(one, other)
    elif left < rules.walk and walks():
        yield "no_walk", {"gap": left, "needed": rules.walk}
    elif left < rules.padding:
        yield "no_padding", {"gap": left, "needed": rules.padding}


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
    for (one, earlier), (other, later) in meeting(both, _reach(rules)):
        session, part = (earlier, later) if isinstance(earlier, Booking) else (later, earlier)
        if isinstance(session, Booking) and isinstance(part, Elsewhere):
            walks = partial(apart, _place(session, bookings), part.place)
            for kind, facts in _too_near("person_elsewhere", one, other, rules, walks):
                yield Conflict(
                    kind=kind, sessions=(session.uuid,), persons=(person.uuid,),
                    elsewhere=part.uuid, facts=facts, at=session.start,
                )  # fmt: skip


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
