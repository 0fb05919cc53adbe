"""Which sessions are past, which run and which come next."""

from datetime import UTC, datetime, timedelta

from events.program import clock
from tests.events.js.running import run

HOUR = 3_600_000
EVENING = [
    {"name": "talk", "start": 20 * HOUR, "end": 21 * HOUR, "off": False},
    {"name": "film", "start": 20 * HOUR, "end": 22 * HOUR, "off": True},
    {"name": "night", "start": 25 * HOUR, "end": None, "off": False},
    {"name": "morrow", "start": 34 * HOUR, "end": 35 * HOUR, "off": False},
]


def shown(hour):
    day = "(at) => String(Math.floor(at / 86400000))"
    [found] = run("running", f"running(...given, {day})", [[EVENING, int(hour * HOUR)]])
    return {kind: " ".join(each["name"] for each in those) for kind, those in found.items()}


def test_what_runs_is_now_and_a_cancelled_session_never_is():
    assert shown(20) == {"past": "", "now": "talk", "next": "night"}


def test_a_session_ends_at_its_last_moment():
    assert shown(21)["now"] == ""
    assert shown(21)["past"] == "talk"


def test_a_session_after_midnight_is_next_on_its_evening_and_runs_an_hour_by_default():
    assert shown(23.5)["next"] == "night"
    assert shown(25.9)["now"] == "night"
    assert "night" in shown(26)["past"]


def test_the_morning_is_not_next_in_the_hours_before_the_first_day():
    assert shown(5)["next"] == ""
    assert shown(12.5)["next"] == "talk"


def test_after_the_last_session_nothing_is_next():
    assert shown(36) == {"past": "talk film night morrow", "now": "", "next": ""}


# Starts and the moment, in minutes; which of them come next.
COMING = [
    ([600, 605, 615, 616, 700], 590, [600, 605, 615]),
    ([600, 605], 600, [605]),
    ([600, 600, 640], 500, [600, 600]),
    ([600], 600, []),
    ([], 0, []),
]


def test_what_begins_within_a_quarter_of_an_hour_is_next_together_on_pages_and_in_scripts():
    cases = [[[minute * 60_000 for minute in starts], at * 60_000] for starts, at, _next in COMING]
    expected = [coming for _starts, _at, coming in COMING]
    scripts = run("running", "following(...given)", cases)
    assert [[start // 60_000 for start in found] for found in scripts] == expected
    for starts, at, coming in COMING:
        found = clock.following(map(minute, starts), minute(at))
        assert found == frozenset(map(minute, coming))


def minute(number):
    return datetime(2025, 12, 5, tzinfo=UTC) + timedelta(minutes=number)


def test_a_session_five_minutes_later_in_another_room_is_next_as_well():
    slots = [{"start": minute * 60_000, "end": None, "off": False} for minute in (600, 605, 660)]
    [found] = run("running", "running(...given, () => '')", [[slots, 590 * 60_000]])
    assert found["next"] == slots[:2]
