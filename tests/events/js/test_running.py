"""Which sessions are past, which run and which come next."""

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
