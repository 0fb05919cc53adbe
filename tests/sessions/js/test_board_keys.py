"""Where arrows lead on the board, and what several sessions are to one another in hand."""

from tests.sessions.js.board import on_board, session

ROOMS = ["hall", "side", None]
DAY = [
    session("opening", minutes=30), session("walk", room="side", start=15, minutes=30),
    session("talk", room="side", start=45), session("coffee", room="*", start=120, minutes=30),
    session("panel", start=150, minutes=90), session("homeless", room=None, start=160),
]  # fmt: skip


def leads(name, direction):
    (started,) = (one for one in DAY if one["id"] == name)
    [found] = on_board("neighbour", "neighbour(...given)", [[started, direction, DAY, ROOMS]])
    return found and found["id"]


def test_up_and_down_stay_in_the_room_and_pass_what_is_for_all():
    assert [leads("opening", "down"), leads("coffee", "down")] == ["coffee", "panel"]
    assert [leads("panel", "up"), leads("coffee", "up")] == ["coffee", "talk"]
    assert leads("opening", "up") is None


def test_sidewards_leads_to_what_runs_longest_beside_it():
    assert [leads("opening", "after"), leads("talk", "before")] == ["walk", "opening"]
    assert [leads("panel", "after"), leads("homeless", "before")] == ["talk", "talk"]
    assert leads("opening", "before") is None


def test_a_block_keeps_its_distances_and_what_has_no_time_follows():
    scheduled = [session("a", start=60), session("b", start=150), session("c", start=0)]
    mixed = [session("a", start=60, minutes=45), session("b", start=None), session("c", start=None)]
    tray = [session("a", start=None, minutes=None), session("b", start=None, minutes=20)]
    found = on_board("block", "offsets(given)", [scheduled, mixed, tray])
    assert found == [[0, 90, -60], [0, 45, 105], [0, 60]]


def test_a_block_goes_no_further_than_its_outermost():
    asked = [[3, [0, 1], 0, 3], [0, [0, -1], 0, 3], [2, [0], 0, 3]]
    assert on_board("block", "within(...given)", asked) == [2, 1, 2]
