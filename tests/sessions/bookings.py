"""Bookings to find conflicts in: small ones by hand, and generated ones."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from hypothesis import strategies as st

from events.program.document import Interpretation
from sessions.conflicts.bookings import (
    Booking,
    Bookings,
    Elsewhere,
    Part,
    Person,
    Room,
    Rules,
    Span,
)
from sessions.conflicts.venues import Place

MORNING = datetime(2025, 12, 5, 7, 0, tzinfo=UTC)  # 11:00 in Baku


def uuid(number):
    return UUID(int=number)


def at(minute):
    """So many minutes after 11:00."""
    return MORNING + timedelta(minutes=minute)


def span(start, end):
    return Span(at(start), at(end))


def table(rows):
    return {row.uuid: row for row in rows}


def bookings(sessions, rooms=(), persons=(), elsewhere=(), **rules):
    """Bookings of a forum in Baku; whoever is on a stage and not named otherwise simply comes."""
    named = table(persons)
    cast = {part.person for session in sessions for part in session.parts}
    return Bookings(
        rules=Rules(zone="Asia/Baku", **rules), sessions=table(sessions), rooms=table(rooms),
        persons={who: Person(uuid=who) for who in cast} | named, elsewhere=tuple(elsewhere),
    )  # fmt: skip


def booking(number, start=0, minutes=60, cast=(), **facts):
    """A talk at so many minutes after 11:00; `cast` are numbers of persons."""
    parts = tuple(
        Part(uuid=uuid(number * 100 + place), person=uuid(who), order=place)
        for place, who in enumerate(cast)
    )
    begins = None if start is None else at(start)
    return Booking(
        uuid=uuid(number), start=begins, minutes=minutes,
        **{"kind": "talk", "parts": parts, **facts},
    )  # fmt: skip


NUMBERS = range(4)
minutes = st.integers(0, 24).map(lambda steps: steps * 15)
lengths = st.integers(1, 8).map(lambda steps: steps * 15)
few = st.one_of(st.none(), st.integers(0, 4))
rules = st.builds(
    Rules, zone=st.just("Asia/Baku"), day_turns=st.sampled_from((0, 4)), padding=minutes,
    walk=minutes, opens=st.sampled_from((None, time(9), time(12))),
    closes=st.sampled_from((None, time(1), time(14), time(18))),
)  # fmt: skip


def one_of(*numbers):
    return st.sampled_from([uuid(number) for number in numbers])


@st.composite
def spans(draw):
    start = draw(minutes)
    return span(start, start + draw(lengths))


places = st.none() | st.sampled_from(("Palace", "Hotel")).map(
    lambda name: Place(names={"en": name})
)


def rooms(number):
    return st.builds(
        Room, uuid=st.just(uuid(number)), venue=st.none() | one_of(1, 2), parallel=st.booleans(),
        capacity=st.none() | st.integers(0, 99), turnover=minutes, place=places,
    )  # fmt: skip


def people(number):
    return st.builds(
        Person, uuid=st.just(uuid(number)), protocol=few, absences=st.lists(spans(), max_size=1).map(tuple),
        status=st.sampled_from(("confirmed", "confirmed", "invited", "declined", "cancelled")),
        present_from=st.none() | minutes.map(at), present_to=st.none() | minutes.map(at),
    )  # fmt: skip


parts = st.builds(
    Part, uuid=st.uuids(), person=one_of(*NUMBERS), order=st.integers(0, 2), minutes=few,
    role=st.sampled_from(("panelist", "moderator", "chair", "interpreter")),
)  # fmt: skip
interpretations = st.builds(
    Interpretation, language=st.sampled_from(("az", "ka")), channel=st.sampled_from(("", "1"))
)
sessions = st.builds(
    Booking, uuid=st.uuids(), kind=st.sampled_from(("panel", "talk", "break")),
    start=st.none() | minutes.map(at), minutes=st.none() | lengths,
    room=st.none() | one_of(*NUMBERS), overflow=st.lists(one_of(*NUMBERS), max_size=2).map(tuple),
    theme=st.none() | one_of(1, 2), audience=st.sampled_from(("public", "press")),
    expected=st.none() | st.integers(0, 200), parts=st.lists(parts, max_size=4).map(tuple),
    interpretation=st.lists(interpretations, max_size=2).map(tuple),
)  # fmt: skip
away = st.builds(
    Elsewhere, uuid=st.uuids(), person=one_of(*NUMBERS), span=spans(), place=places
)  # fmt: skip
generated = st.builds(
    Bookings, rules=rules,
    sessions=st.lists(sessions, max_size=12, unique_by=lambda row: row.uuid).map(table),
    rooms=st.tuples(*map(rooms, NUMBERS)).map(table),
    persons=st.tuples(*map(people, NUMBERS)).map(table),
    elsewhere=st.lists(away, max_size=3).map(tuple),
)  # fmt: skip
