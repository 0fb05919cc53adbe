"""Which session a screen shows at a moment."""

from tests.events.js.running import run

MORNING = [
    {"start": 100, "end": 200, "off": False},
    {"start": 200, "end": 300, "off": False},
    {"start": 400, "end": None, "off": False},
]


def shown(slots, *moments):
    found = run("standing", "standing(...given)", [[slots, at] for at in moments])
    return [(each["now"], each["next"], each["then"]) for each in found]


def test_before_the_first_nothing_runs():
    assert shown(MORNING, 50) == [(-1, 0, 1)]


def test_a_session_runs_from_its_first_moment_to_the_next_ones():
    assert shown(MORNING, 100, 199, 200) == [(0, 1, 2), (0, 1, 2), (1, 2, -1)]


def test_between_two_sessions_nothing_runs():
    assert shown(MORNING, 350) == [(-1, 2, -1)]


def test_a_session_of_unknown_length_runs_an_hour_where_nothing_follows():
    assert shown(MORNING, 400 + 3_599_999, 400 + 3_600_000) == [(2, -1, -1), (-1, -1, -1)]


def test_a_session_of_unknown_length_runs_until_the_next_one_starts():
    slots = [{"start": 0, "end": None, "off": False}, MORNING[0]]
    assert shown(slots, 99, 100) == [(0, 1, -1), (1, -1, -1)]


def test_a_cancelled_session_gives_way_to_what_runs_instead():
    instead = [{**MORNING[0], "off": True}, {**MORNING[0]}]
    assert shown(instead, 150) == [(1, -1, -1)]
    assert shown(instead[:1], 150) == [(0, -1, -1)]


def test_an_empty_room_shows_nothing():
    assert shown([], 0) == [(-1, -1, -1)]
