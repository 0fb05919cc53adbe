"""The board's moves: sent in order, refused when stale, undone, kept while there is no connection."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import npm
from tests.sessions.js.board import DAY, instant, row

ROOMS = [{"id": name, "name": name.title(), "parallel": False} for name in ("hall", "side")]
NAMES = ["opening", "panel", "closing", "idea"]
SESSIONS = [
    row("opening"),
    row("panel", start=90),
    row("closing", start=300),
    row("idea", None, None),
]
THERE = {"room": "side", "at": instant(120)}
ELSEWHERE = {"room": "hall", "at": instant(600)}


def play(*scripts, people=("Leyla", "Rauf")):
    board = {"rooms": ROOMS, "days": [DAY], "sessions": SESSIONS}
    asked = [{"board": board, "people": people, "script": script} for script in scripts]
    done = npm.node("board.mjs", given=json.dumps(asked).encode())
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def played(*script):
    (end,) = play(script)
    return end


def ends_alike(end):
    assert all(places == end["server"] for places in end["people"])
    assert set(end["waiting"]) == {0}


def told(end, who, type_):
    return [each for each in end["told"][who] if each["type"] == type_]


def test_a_move_is_seen_at_once_and_reaches_the_others():
    end = played(
        ("Leyla", "move", ["panel"], THERE), ("Leyla", "look"), ("Leyla", "send"), ("Rauf", "poll")
    )
    assert end["seen"][0]["panel"] == ["side", instant(120), 60]
    assert told(end, "Rauf", "news") == [{"type": "news", "ids": ["panel"]}]
    ends_alike(end)


def test_nobody_is_told_of_their_own_moves():
    end = played(("Leyla", "move", ["panel"], THERE), ("Leyla", "send"), ("Leyla", "poll"))
    assert end["told"]["Leyla"] == []


def test_a_second_move_before_the_first_is_answered_is_not_stale():
    end = played(
        ("Leyla", "move", ["panel"], THERE), ("Leyla", "pick", "panel"), ("Leyla", "send"),
        ("Leyla", "put", ELSEWHERE),
    )  # fmt: skip
    assert end["told"]["Leyla"] == []
    assert end["server"]["panel"] == ["hall", instant(600), 60]


def test_a_stale_move_is_refused_with_who_moved_it_and_where_it_should_have_gone():
    end = played(
        ("Leyla", "pick", "panel"), ("Rauf", "move", ["panel"], THERE), ("Rauf", "send"),
        ("Leyla", "poll"), ("Leyla", "put", ELSEWHERE), ("Leyla", "move", ["panel"], {"minutes": 30}),
    )  # fmt: skip
    (refused,) = told(end, "Leyla", "refused")
    assert refused["stale"][0]["by"] == "Rauf"
    wanted = {"room": "hall", "at": instant(600), "minutes": 30, "gone": False}
    assert refused["wanted"] == [{"id": "panel", "to": wanted}]
    assert end["server"]["panel"] == ["side", instant(120), 60]
    assert end["history"][0] == {"undo": [], "redo": []}
    ends_alike(end)


def test_what_the_server_forbids_goes_back_to_where_it_was():
    end = played(("Leyla", "move", ["opening", "panel"], {"room": "closed"}), ("Leyla", "send"))
    (refused,) = told(end, "Leyla", "refused")
    assert refused["detail"] == "That room is closed."
    assert end["server"]["opening"] == ["hall", instant(0), 60]
    ends_alike(end)


def test_a_lost_answer_is_asked_for_again_and_the_move_made_once():
    end = played(
        ("server", "deaf", True), ("Leyla", "move", ["panel"], THERE), ("Leyla", "send"),
        ("server", "deaf", False), ("Leyla", "poll"), ("Leyla", "move", ["panel"], ELSEWHERE),
    )  # fmt: skip
    assert end["told"]["Leyla"] == []
    assert end["server"]["panel"] == ["hall", instant(600), 60]


def test_moves_survive_a_lost_connection_and_a_reload():
    end = played(
        ("server", "reachable", False), ("Leyla", "move", ["panel"], THERE), ("Leyla", "send"),
        ("Leyla", "create", {"title": "Coffee", "kind": "break", "room": "*", "at": instant(180),
                             "minutes": 20}),
        ("Leyla", "come"), ("Leyla", "look"), ("Leyla", "come"), ("server", "reachable", True),
    )  # fmt: skip
    assert end["seen"][0]["panel"] == ["side", instant(120), 60]
    assert ["*", instant(180), 20] in end["seen"][0].values()
    assert ["*", instant(180), 20] in end["server"].values()
    ends_alike(end)


def test_undo_takes_a_new_break_away_and_redo_brings_it_back():
    coffee = {"title": "Coffee", "kind": "break", "room": "*", "at": instant(180), "minutes": 20}
    made = [("Leyla", "create", coffee), ("Leyla", "turn", "undo"), ("Leyla", "look")]
    end = played(*made, ("Leyla", "send"), ("Leyla", "turn", "redo"))
    assert sorted(end["seen"][0]) == sorted(NAMES)
    assert ["*", instant(180), 20] in end["server"].values()
    ends_alike(end)


def test_undo_is_refused_where_somebody_else_has_moved_the_session_since():
    end = played(
        ("Leyla", "move", ["panel"], THERE), ("Leyla", "send"), ("Rauf", "poll"),
        ("Rauf", "move", ["panel"], ELSEWHERE), ("Rauf", "send"), ("Leyla", "poll"),
        ("Leyla", "turn", "undo"),
    )  # fmt: skip
    assert told(end, "Leyla", "undo") == [{"type": "undo", "done": False, "by": "Rauf"}]
    assert end["server"]["panel"] == ["hall", instant(600), 60]


places = st.fixed_dictionaries(
    {
        "room": st.sampled_from(["hall", "side", None]),
        "at": st.one_of(st.none(), st.integers(0, 90).map(lambda step: instant(step * 15))),
    },
    optional={"minutes": st.sampled_from([15, 30, 60])},
)
several = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)


@settings(max_examples=3, deadline=None)
@given(st.lists(st.lists(st.tuples(several, places), max_size=30), min_size=20, max_size=20))
def test_undoing_everything_restores_the_timetable_and_redoing_brings_it_again(programmes):
    moved = [[("Leyla", "move", *each) for each in moves] for moves in programmes]
    turned = [
        [*moves, ("Leyla", "look"), *[("Leyla", "turn", "undo")] * len(moves), ("Leyla", "look"),
         *[("Leyla", "turn", "redo")] * len(moves), ("Leyla", "look")]
        for moves in moved
    ]  # fmt: skip
    ends = play(*turned, *[[("Leyla", "look")] for _ in moved])
    (start,) = ends[-1]["seen"]
    for end in ends[: len(moved)]:
        after, undone, redone = end["seen"]
        assert (undone, redone) == (start, after)
        ends_alike(end)


deeds = st.one_of(
    st.tuples(st.just("move"), several, places),
    st.tuples(st.just("turn"), st.sampled_from(["undo", "redo"])),
    st.sampled_from([("send",), ("poll",), ("send",), ("come",)]),
)
doing = st.tuples(st.sampled_from(["Leyla", "Rauf"]), deeds).map(lambda one: (one[0], *one[1]))
weather = st.tuples(st.just("server"), st.sampled_from(["reachable", "deaf"]), st.booleans())


@settings(max_examples=3, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(doing, doing, doing, weather), max_size=60), min_size=20, max_size=20
    )
)
def test_two_people_end_alike_and_like_the_server_whatever_they_do(scripts):
    for end in play(*scripts):
        ends_alike(end)
