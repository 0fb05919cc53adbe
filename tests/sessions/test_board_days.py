"""The board's days: minutes since the first instant, also when clocks are set."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.board.days import days

ZONES = (
    "Asia/Baku", "Europe/Berlin", "Asia/Kathmandu", "Asia/Kolkata", "Australia/Lord_Howe",
    "America/St_Johns", "Pacific/Apia", "Africa/Monrovia",
)  # fmt: skip


def one(day, zone, turns=4):
    (made,) = days(day, day, [], zone, turns)
    return made


def test_a_day_goes_from_one_turn_to_the_next():
    day = one(date(2025, 12, 5), "Asia/Baku")
    assert (day.start.isoformat(), day.minutes) == ("2025-12-05T04:00:00+04:00", 1440)


@pytest.mark.parametrize(
    ("day", "minutes", "shifts"),
    [
        (date(2014, 10, 25), 1500, ((1380, -60),)),  # at 3:00, after 23 hours, it is 2:00 again
        (date(2015, 3, 28), 1380, ((1320, 60),)),
        (date(2015, 3, 29), 1440, ()),
    ],
)
def test_a_night_in_which_clocks_are_set_is_an_hour_longer_or_shorter(day, minutes, shifts):
    made = one(day, "Europe/Berlin")
    assert (made.minutes, made.shifts) == (minutes, shifts)


def test_clocks_may_be_set_by_half_an_hour():
    made = one(date(2025, 4, 5), "Australia/Lord_Howe")
    assert (made.minutes, made.shifts) == (1470, ((1320, -30),))


def test_an_offset_may_have_half_hours_and_quarters():
    assert one(date(2025, 12, 5), "Asia/Kathmandu").start.isoformat() == "2025-12-05T04:00:00+05:45"


def test_a_day_that_a_zone_skips_is_no_day():
    made = days(date(2011, 12, 29), date(2011, 12, 31), [], "Pacific/Apia", 0)
    assert [day.date.day for day in made] == [29, 31]


def test_a_session_after_midnight_belongs_to_the_evening():
    night = datetime(2025, 12, 6, 1, tzinfo=ZoneInfo("Asia/Baku"))
    made = days(date(2025, 12, 5), date(2025, 12, 5), [night], "Asia/Baku", 4)
    assert [day.date.day for day in made] == [5]


def test_a_session_beside_the_forums_days_has_a_day_of_its_own():
    before = datetime(2025, 12, 1, 12, tzinfo=UTC)
    made = days(date(2025, 12, 5), date(2025, 12, 5), [before], "Asia/Baku", 4)
    assert [day.date.day for day in made] == [1, 5]


@given(st.sampled_from(ZONES), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 12))
def test_start_and_shifts_tell_what_the_clocks_show_at_every_quarter_of_an_hour(zone, day, turns):
    for made in days(day, day + timedelta(days=2), [], zone, turns):
        first = made.start.replace(tzinfo=None)
        for minute in range(0, made.minutes, 15):
            shifted = sum(by for at, by in made.shifts if at <= minute)
            instant = made.start.astimezone(UTC) + timedelta(minutes=minute)
            shown = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            assert first + timedelta(minutes=minute + shifted) == shown


@given(st.sampled_from(ZONES), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 12))
def test_one_day_begins_where_the_last_ended(zone, day, turns):
    made = days(day, day + timedelta(days=4), [], zone, turns)
    for one_day, following in pairwise(made):
        ends = one_day.start.astimezone(UTC) + timedelta(minutes=one_day.minutes)
        assert ends == following.start.astimezone(UTC)
