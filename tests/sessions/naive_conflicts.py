"""The naive conflict finder: each session beside each, O(n²), to hold the swift one against."""

from datetime import datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from events.program import clock
from sessions.conflicts import Conflict
from sessions.conflicts.bookings import Bookings

LEADING = ("moderator", "chair", "host")


def find(bookings: Bookings) -> list[Conflict]:
    """Every conflict, in no order."""
    sessions = list(bookings.sessions.values())
    found = []
    for one in sessions:
        found += alone(bookings, one)
        for person in {part.person for part in one.parts}:
            found += of_person(bookings, one, bookings.persons[person])
    for pair in combinations([session for session in sessions if session.span], 2):
        earlier, later = sorted(pair, key=lambda session: (session.start, session.uuid))
        found += in_rooms(bookings, earlier, later)
        found += of_persons(bookings, earlier, later)
        themed = earlier.theme and "break" not in (earlier.kind, later.kind)
        same = (earlier.theme, earlier.audience) == (later.theme, later.audience)
        if themed and same and overlap(earlier.span, later.span):
            found.append(both("theme_clash", earlier, later, theme=earlier.theme))
    return found


def overlap(one, other):
    return one.start < other.end and other.start < one.end


def pause(earlier, later):
    return (later.span.start - earlier.span.end) // timedelta(minutes=1)


def common(one, other):
    return {"from": max(one.start, other.start), "to": min(one.end, other.end)}


def both(kind, earlier, later, **things):
    return Conflict(
        kind=kind, sessions=(earlier.uuid, later.uuid), at=later.start, **things
    )  # fmt: skip


def lone(kind, session, *persons, **facts):
    return Conflict(
        kind=kind, sessions=(session.uuid,), persons=persons, at=session.start, facts=facts
    )


def in_rooms(bookings, earlier, later):
    for uuid in set(earlier.rooms) & set(later.rooms):
        room = bookings.rooms[uuid]
        if room.parallel:
            continue
        if overlap(earlier.span, later.span):
            facts = common(earlier.span, later.span)
            yield both("room_double_booked", earlier, later, room=uuid, facts=facts)
        elif 0 <= pause(earlier, later) < room.turnover and "break" not in (
            earlier.kind,
            later.kind,
        ):
            facts = {"gap": pause(earlier, later), "needed": room.turnover}
            yield both("no_turnover", earlier, later, room=uuid, facts=facts)


def of_persons(bookings, earlier, later):
    shared = {part.person for part in earlier.parts} & {part.person for part in later.parts}
    for person in shared:
        if not bookings.persons[person].comes:
            continue
        about = {"persons": (person,)}
        left, rules = pause(earlier, later), bookings.rules
        if overlap(earlier.span, later.span):
            facts = common(earlier.span, later.span)
            yield both("person_double_booked", earlier, later, facts=facts, **about)
        elif venues(bookings, earlier, later) and left < rules.walk:
            facts = {"gap": left, "needed": rules.walk}
            yield both("no_walk", earlier, later, facts=facts, **about)
        elif left < rules.padding:
            facts = {"gap": left, "needed": rules.padding}
            yield both("no_padding", earlier, later, facts=facts, **about)


def venues(bookings, one, other):
    if one.room is None or other.room is None:
        return False
    here, there = bookings.rooms[one.room].venue, bookings.rooms[other.room].venue
    return None not in (here, there) and here != there


def of_person(bookings, session, person):
    if not person.comes:
        yield lone("not_coming", session, person.uuid, status=person.status)
        return
    if session.span is None:
        return
    start, end = session.span.start, session.span.end
    late = person.present_from is not None and person.present_from > start
    early = person.present_to is not None and person.present_to < end
    if late or early:
        facts = {"present_from": person.present_from, "present_to": person.present_to}
        facts |= {"from": start, "to": end}
        yield lone("outside_presence", session, person.uuid, **facts)
    for absence in person.absences:
        if overlap(absence, session.span):
            facts = {"from": absence.start, "to": absence.end}
            yield lone("absent", session, person.uuid, **facts)
    for part in bookings.elsewhere:
        if part.person == person.uuid:
            yield from at_another_forum(bookings, session, part)


def at_another_forum(bookings, session, part):
    def found(kind, **facts):
        return Conflict(
            kind=kind, sessions=(session.uuid,), persons=(part.person,), elsewhere=part.uuid,
            at=session.start, facts=facts,
        )  # fmt: skip

    here, there, rules = session.span, part.span, bookings.rules
    pauses = (there.start - here.end, here.start - there.end)
    left = max(pauses) // timedelta(minutes=1)
    room = bookings.rooms.get(session.room)
    if overlap(here, there):
        yield found("person_elsewhere", **common(here, there))
    elif left < rules.walk and room and two_buildings(room.place, part.place):
        yield found("no_walk", gap=left, needed=rules.walk)
    elif left < rules.padding:
        yield found("no_padding", gap=left, needed=rules.padding)


def two_buildings(one, other):
    """As the generated ones are: called otherwise."""
    return None not in (one, other) and one.names != other.names


def alone(bookings, session):
    stage = [part for part in session.parts if bookings.persons[part.person].comes]
    stage.sort(key=lambda part: (part.order, part.uuid))
    roles = [part.role for part in stage]
    if session.kind == "panel" and not set(roles) & set(LEADING):
        yield lone("no_moderator", session)
    leading = {part.person for part in stage if part.role == "moderator"}
    if len(leading) >= 2:
        yield lone("many_moderators", session, *sorted(leading))
    silent = {each.language for each in session.interpretation if each.channel == ""}
    if silent:
        yield lone("no_channel", session, languages=", ".join(sorted(silent)))
    needed = sum(part.minutes for part in stage if part.minutes)
    if session.minutes is not None and session.minutes < needed:
        facts = {"needed": needed, "minutes": session.minutes}
        yield lone("running_order_too_long", session, **facts)
    yield from unranked(bookings, session, stage)
    yield from too_small(bookings, session)
    yield from outside(bookings, session)


def unranked(bookings, session, stage):
    ranked = [part for part in stage if part.role not in (*LEADING, "interpreter")]
    ranks = [(bookings.persons[part.person].protocol, part.person) for part in ranked]
    ranks = [pair for pair in ranks if pair[0] is not None]
    for number in range(1, len(ranks)):
        (before, first), (after, second) = ranks[number - 1], ranks[number]
        if before > after:
            facts = {"first_rank": before, "second_rank": after}
            yield lone("protocol_broken", session, first, second, **facts)
            break


def too_small(bookings, session):
    seats = [bookings.rooms[room].capacity for room in session.rooms]
    if session.expected is None or not seats or any(each is None for each in seats):
        return
    if sum(seats) < session.expected:
        yield Conflict(
            kind="too_small", sessions=(session.uuid,), room=session.rooms[0], at=session.start,
            facts={"seats": sum(seats), "expected": session.expected},
        )  # fmt: skip


def outside(bookings, session):
    """Asks the clocks, minute by minute as people would, on a day of 24 hours."""
    rules = bookings.rules
    if session.span is None:
        return
    zone = ZoneInfo(rules.zone)
    day = clock.day_of(session.start, rules.zone, rules.day_turns)
    opens = rules.opens and datetime.combine(day, rules.opens, zone)
    closes = rules.closes and datetime.combine(day, rules.closes, zone)
    begun = datetime.combine(day, rules.opens or datetime.min.time(), zone)
    if closes and (closes <= begun or closes.hour < rules.day_turns):
        closes += timedelta(days=1)
    if (opens and session.span.start < opens) or (closes and session.span.end > closes):
        yield lone(
            "outside_hours", session,
            **{"from": session.span.start, "to": session.span.end, "opens": opens, "closes": closes},
        )  # fmt: skip
