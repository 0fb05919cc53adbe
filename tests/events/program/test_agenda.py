"""What a visitor chose: numbers read from an address, and which sessions clash."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program import agenda, document
from tests.events.public.editions import at, programme, room, session, uuid

HALL, TENT, AWAY = (uuid("room", number) for number in (1, 2, 3))
BUILDING, OTHER = UUID(int=1), UUID(int=2)
ROOMS = (room(1, venue=BUILDING), room(2, venue=BUILDING), room(3, venue=OTHER))
numbers = st.integers(min_value=1, max_value=999_999_999)


def clashes(*sessions):
    held = programme(*sessions, rooms=ROOMS)
    found = agenda.clashes(held, sessions)
    return [(each.earlier.number, each.later.number, each.gap) for each in found]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5,12,31", (5, 12, 31)),
        ("31,5,31", (5, 31)),
        (" 7 , 8 ", (7, 8)),
        ("", ()),
        ("0,-1,1.5,x,<b>,٣,1e3,007", ()),
        ("9999999999,4", (4,)),
    ],
)
def test_numbers_are_read_and_the_rest_is_left_out(text, read):
    assert agenda.numbers(text) == read


@given(st.text())
def test_any_text_gives_numbers_that_a_session_can_have(text):
    assert all(0 < number < 10**9 for number in agenda.numbers(text))


@given(st.lists(numbers, max_size=agenda.MOST, unique=True))
def test_what_is_written_is_read_again(chosen):
    assert agenda.numbers(agenda.written(chosen)) == tuple(sorted(chosen))


@given(st.lists(numbers, min_size=agenda.MOST + 1, max_size=agenda.MOST + 50, unique=True))
def test_an_agenda_has_a_bound(chosen):
    assert len(agenda.numbers(agenda.written(chosen))) == agenda.MOST


def test_sessions_at_the_same_time_clash():
    both = session(1, start=at("10:00"), minutes=60), session(2, start=at("10:30"), minutes=60)
    assert clashes(*both) == [(1, 2, None)]


def test_one_that_follows_in_the_same_building_does_not():
    both = (
        session(1, start=at("10:00"), minutes=60, room=HALL),
        session(2, start=at("11:00"), minutes=60, room=TENT),
    )
    assert clashes(*both) == []


@pytest.mark.parametrize(("begins", "found"), [("11:05", [(1, 2, 5)]), ("11:15", [])])
def test_the_way_to_another_venue_takes_a_quarter_of_an_hour(begins, found):
    both = (
        session(1, start=at("10:00"), minutes=60, room=HALL),
        session(2, start=at(begins), minutes=60, room=AWAY),
    )
    assert clashes(*both) == found


@pytest.mark.parametrize("facts", [{"state": "cancelled"}, {"start": None}])
def test_what_is_cancelled_or_has_no_time_clashes_with_nothing(facts):
    assert clashes(session(1), session(2, **facts)) == []


def test_who_knows_no_venue_warns_of_no_way():
    bare = document.Room(uuid=HALL, number=1, slug="hall", names={})
    both = session(1, minutes=60, room=HALL), session(2, start=at("12:00"), room=AWAY)
    held = programme(*both, rooms=(bare, *ROOMS[1:]))
    assert list(agenda.clashes(held, both)) == []
