"""Moments as the forum's clocks show them, also in the nights when clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from events.wall_time import WallTimeField


def field(zone="Europe/Berlin"):
    made = WallTimeField(required=False)
    made.in_zone(ZoneInfo(zone))
    return made


def refusal(*parts):
    with pytest.raises(ValidationError) as caught:
        field().clean(list(parts))
    return caught.value


def test_a_time_is_read_in_the_forums_zone():
    assert field("Asia/Baku").clean(["2025-12-05", "11:00", ""]) == datetime(
        2025, 12, 5, 7, 0, tzinfo=UTC
    )


def test_nothing_entered_is_no_time():
    assert field().clean(["", "", ""]) is None


@pytest.mark.parametrize(
    "parts",
    [("2025-12-05", ""), ("", "11:00"), ("5 December", "11:00"), ("2025-12-05", "25:00"),
     ("2025-02-30", "11:00")],
)  # fmt: skip
def test_half_or_wrong_a_moment_is_refused_with_an_example(parts):
    assert refusal(*parts, "").code == "half"


def test_an_hour_that_the_clocks_skip_is_refused_with_the_remedy():
    refused = refusal("2026-03-29", "02:30", "")
    assert refused.code == "gap"
    assert "Enter an earlier or later time" in str(refused)


def test_an_hour_that_comes_twice_asks_which():
    assert refusal("2025-10-26", "02:30", "").code == "twice"


@pytest.mark.parametrize(("which", "hour"), [("0", 0), ("1", 1)])
def test_the_answer_chooses_the_first_or_the_second(which, hour):
    assert field().clean(["2025-10-26", "02:30", which]) == datetime(
        2025, 10, 26, hour, 30, tzinfo=UTC
    )


def test_the_question_is_shown_only_where_it_is_needed():
    widget = field().widget
    assert "UTC+0200" in widget.render("start", ["2025-10-26", "02:30", ""])
    assert "start_2" not in widget.render("start", ["2025-10-27", "02:30", ""])


def test_the_zone_is_named_beside_the_inputs():
    assert "Europe/Berlin" in field().widget.render("start", None)


def test_an_unchanged_time_is_no_change():
    start = datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
    assert not field().has_changed(start, ["2025-10-26", "02:30", "1"])
    assert field().has_changed(start, ["2025-10-26", "02:30", "0"])


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.sampled_from(  # noqa: DTZ001 - a wall time
    ["Europe/Berlin", "Asia/Baku", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]
))  # fmt: skip
def test_what_is_shown_is_read_as_the_same_instant(moment, zone):
    instant = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    shown = field(zone)
    assert shown.clean(shown.widget.decompress(instant)) == instant
