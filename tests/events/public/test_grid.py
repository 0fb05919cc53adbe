"""The grid of rooms and times: everything has a place, nothing stands on another."""

from datetime import timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from events.program import canonical
from events.public.grid import GAP, grids
from tests.events.public.editions import BAKU_MORNING, at, forum, programme, room, session, uuid

NIGHT = forum(day_turns=4)


def one(*sessions, own=NIGHT, rooms=3):
    """The only day's grid of these sessions."""
    whole = programme(*sessions, forum=own, rooms=tuple(room(n + 1) for n in range(rooms)))
    ((_day, grid),) = grids(canonical.ordered(whole))
    return grid


def in_room(number, start, minutes=60, where=1, **facts):
    return session(number, start=at(start), minutes=minutes, room=uuid("room", where), **facts)


def places(grid):
    return {cell.number: tuple(cell[1:]) for cell in grid.cells}


@st.composite
def days(draw):
    """A day of sessions in any rooms, overlapping as they like, from 11:00 to after midnight."""
    facts = st.tuples(st.integers(0, 200), st.integers(5, 300), st.integers(0, 3), st.booleans())
    drawn = draw(st.lists(facts, min_size=1, max_size=14))
    return [
        session(
            number,
            start=BAKU_MORNING + timedelta(minutes=5 * later),
            minutes=minutes,
            room=uuid("room", where) if where else None,
            kind="break" if pause else "panel",
        )
        for number, (later, minutes, where, pause) in enumerate(drawn, start=1)
    ]


@given(days())
def test_no_two_sessions_stand_on_each_other(sessions):
    grid = one(*sessions, own=replace(NIGHT, day_turns=10))
    last = sum(head.lanes for head in grid.heads) + 2
    areas = [cell._replace(right=last if cell.right == -1 else cell.right) for cell in grid.cells]
    for a, b in combinations(areas, 2):
        beside = a.right <= b.left or b.right <= a.left
        assert beside or a.bottom <= b.top or b.bottom <= a.top


@given(days())
def test_every_session_has_rows_and_a_column_of_its_own(sessions):
    grid = one(*sessions, own=replace(NIGHT, day_turns=10))
    last = sum(head.lanes for head in grid.heads) + 2
    assert len(grid.cells) == len(sessions)
    for cell in grid.cells:
        assert 1 <= cell.top < cell.bottom <= len(grid.rows) + 1
        assert cell.right == -1 or 2 <= cell.left < cell.right <= last


@given(days())
def test_hours_stand_in_order_on_rows_that_there_are(sessions):
    rows = [hour.row for hour in one(*sessions, own=replace(NIGHT, day_turns=10)).hours]
    assert rows == sorted(set(rows))


def test_time_is_to_scale():
    assert one(in_room(1, "11:00", 30), in_room(2, "11:30", 60)).rows == (3.75, 3.75, 3.75)


def test_rooms_stand_in_their_order_and_the_open_one_last():
    grid = one(in_room(1, "11:00", where=2), in_room(2, "11:00"), session(3, room=None))
    assert [head.room for head in grid.heads] == [uuid("room", 1), uuid("room", 2), None]


def test_sessions_side_by_side_in_one_room_get_lanes():
    grid = one(in_room(1, "11:00"), in_room(2, "11:30"), in_room(3, "12:00"))
    assert [head.lanes for head in grid.heads] == [2]
    assert {number: place[1] for number, place in places(grid).items()} == {1: 2, 2: 3, 3: 2}


def test_a_break_beside_which_nothing_runs_goes_across_all_rooms():
    grid = one(in_room(1, "11:00"), session(2, kind="break", start=at("12:00"), minutes=30))
    assert places(grid)[2][1::2] == (2, -1)


def test_a_break_beside_a_session_stays_in_its_column():
    grid = one(in_room(1, "11:00"), in_room(2, "11:30", 30, where=2, kind="break"))
    assert places(grid)[2][1::2] == (3, 4)


def test_a_gap_in_all_rooms_shrinks_and_loses_its_hours():
    grid = one(in_room(1, "10:00", 60), in_room(2, "15:00", 60))
    assert grid.rows == (7.5, GAP, 7.5)
    assert [f"{hour.at:%H:%M}" for hour in grid.hours] == ["10:00", "11:00", "15:00"]


def test_what_ends_at_midnight_ends_above_the_words_that_say_so():
    grid = one(in_room(1, "23:00"), session(2, start=at("00:00", "2025-12-06"), room=None))
    assert grid.turn == 2
    assert (places(grid)[1][2], places(grid)[2][0]) == (2, 3)


def test_a_day_that_ends_before_midnight_has_no_such_row():
    assert one(in_room(1, "22:00")).turn is None


def test_an_hour_lasts_an_hour_in_the_night_when_clocks_are_set_back():
    berlin = forum(zone="Europe/Berlin", day_turns=6, city={})
    first = session(1, start=at("02:30", "2025-10-26", "+02:00"), minutes=60)
    second = session(2, start=at("02:30", "2025-10-26", "+01:00"), minutes=60)
    grid = one(first, second, own=berlin)
    assert [head.lanes for head in grid.heads] == [1]


def test_a_session_of_unknown_length_is_drawn_with_half_an_hour():
    assert one(session(1, minutes=None)).rows == (3.75,)
