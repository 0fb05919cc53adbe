"""Days that turn after midnight, nights in which clocks change, now and next."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program import clock
from tests.events.program import small

BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("start", "turns", "day"),
    [
        ("2014-12-27T23:30:00+01:00", 4, date(2014, 12, 27)),
        ("2014-12-28T01:15:00+01:00", 4, date(2014, 12, 27)),
        ("2014-12-28T03:59:00+01:00", 4, date(2014, 12, 27)),
        ("2014-12-28T04:00:00+01:00", 4, date(2014, 12, 28)),
        ("2014-12-28T01:15:00+01:00", 0, date(2014, 12, 28)),
        ("2014-12-27T23:30:00+00:00", 0, date(2014, 12, 28)),
    ],
)
def test_a_session_after_midnight_belongs_to_the_evening(start, turns, day):
    assert clock.day_of(datetime.fromisoformat(start), BERLIN, turns) == day


def test_days_have_their_sessions_first_start_and_last_end():
    late = small.session(2, "2025-12-06T01:00:00+04:00", 90)
    early = small.session(1, "2025-12-05T10:00:00+04:00")
    second = small.session(3, "2025-12-06T09:00:00+04:00")
    program = small.document(sessions=[second, late, early], day_turns=4)
    first, last = clock.days(program)
    assert (first.date, first.index, first.sessions) == (date(2025, 12, 5), 1, (early, late))
    assert first.starts.isoformat() == "2025-12-05T10:00:00+04:00"
    assert first.ends.isoformat() == "2025-12-06T02:30:00+04:00"
    assert (last.date, last.index, last.sessions) == (date(2025, 12, 6), 2, (second,))


def test_a_session_without_a_start_is_on_no_day():
    open_ = small.session(1)
    program = small.document(sessions=[open_])
    assert clock.days(program) == ()
    assert clock.unscheduled(program) == (open_,)


def test_a_session_through_the_night_of_the_change_lasts_what_it_lasts():
    session = small.session(1, "2025-10-26T02:30:00+02:00", 60)
    ends = clock.end_of(session)
    assert ends is not None
    assert ends.astimezone(UTC) == datetime(2025, 10, 26, 1, 30, tzinfo=UTC)


def test_the_bounds_of_a_day_meet_at_its_turn():
    starts, ends = clock.bounds(date(2025, 10, 25), BERLIN, 4)
    assert starts.isoformat() == "2025-10-25T04:00:00+02:00"
    assert ends.isoformat() == "2025-10-26T04:00:00+01:00"
    assert clock.bounds(date(2025, 10, 26), BERLIN, 4)[0] == ends


def test_a_turn_that_clocks_skip_is_the_next_hour():
    starts, _ = clock.bounds(date(2025, 3, 30), BERLIN, 2)
    assert starts.isoformat() == "2025-03-30T03:00:00+02:00"


def test_sessions_overlap_when_both_run_for_a_while():
    long = small.session(1, "2025-12-05T10:00:00+04:00", 120)
    inside = small.session(2, "2025-12-05T10:30:00+04:00", 30)
    after = small.session(3, "2025-12-05T11:00:00+04:00", 30)
    next_ = small.session(4, "2025-12-05T12:00:00+04:00", 30)
    pairs = list(clock.overlaps([next_, after, inside, long]))
    assert pairs == [(long, inside), (long, after)]


def test_what_has_no_length_or_no_start_overlaps_nothing():
    sessions = [
        small.session(1, "2025-12-05T10:00:00+04:00"),
        small.session(2, "2025-12-05T10:30:00+04:00", None),
        small.session(3),
    ]
    assert list(clock.overlaps(sessions)) == []


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 90)), max_size=8))
def test_overlaps_are_exactly_the_pairs_that_share_a_minute(slots):
    sessions = [
        small.session(n, f"2025-12-05T{8 + at // 60:02}:{at % 60:02}:00+00:00", minutes)
        for n, (at, minutes) in enumerate(slots, start=1)
    ]
    shared = {
        frozenset((a + 1, b + 1))
        for a, (start, length) in enumerate(slots)
        for b, (other, other_length) in enumerate(slots[:a])
        if max(start, other) < min(start + length, other + other_length)
    }
    found = [frozenset((a.number, b.number)) for a, b in clock.overlaps(sessions)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, shared))


PROGRAM = small.document(
    sessions=[
        small.session(1, "2025-12-05T10:00:00+04:00", 60),
        small.session(2, "2025-12-05T10:30:00+04:00", 60),
        small.session(3, "2025-12-05T12:00:00+04:00", 30),
        small.session(4, "2025-12-05T12:00:00+04:00", 60, state="cancelled"),
    ]
)


@pytest.mark.parametrize(
    ("at", "numbers"),
    [
        ("09:00", []),
        ("10:00", [1]),
        ("10:45", [1, 2]),
        ("11:00", [2]),
        ("12:15", [3]),
        ("12:30", []),
    ],
)
def test_what_runs_at_a_moment(at, numbers):
    running = clock.running(PROGRAM, datetime.fromisoformat(f"2025-12-05T{at}:00+04:00"))
    assert [session.number for session in running] == numbers


@pytest.mark.parametrize(
    ("day", "instants"),
    [
        (date(2025, 10, 25), ["2025-10-25T02:30:00+02:00"]),
        (date(2025, 10, 26), ["2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00"]),
        (date(2025, 3, 30), []),
    ],
)
def test_a_wall_time_is_one_instant_or_two_or_none(day, instants):
    assert [at.isoformat() for at in clock.wall(day, time(2, 30), BERLIN)] == instants


@given(
    st.dates(date(1990, 1, 1), date(2037, 1, 1)),
    st.times(),
    st.sampled_from([BERLIN, "Asia/Baku"]),
)
def test_each_instant_of_a_wall_time_shows_it(day, at, zone):
    for instant in clock.wall(day, at, zone):
        assert (instant.date(), instant.time()) == (day, at)
