"""What conflicts on the board, and who stands beside whom."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sessions.js.board import on_board, session

ROOMS = [{"id": "hall", "name": "Hall", "parallel": False},
         {"id": "side", "name": "Side", "parallel": False},
         {"id": "foyer", "name": "Foyer", "parallel": True}]  # fmt: skip


def conflicts(*days):
    asked = [[sessions, ROOMS] for sessions in days]
    return on_board("model", "conflicts(...given).entries().toArray()", asked)


def found(*sessions):
    """By session: what it conflicts with, as `kind other`."""
    return {name: sorted(f"{one['kind']} {one['other']}" for one in all_)
            for name, all_ in conflicts(sessions)[0]}  # fmt: skip


def test_two_sessions_in_one_room_conflict_while_they_overlap():
    assert found(session("a"), session("b", start=59)) == {"a": ["room b"], "b": ["room a"]}
    assert found(session("a"), session("b", start=60)) == {}
    assert found(session("a"), session("b", room="side")) == {}


def test_a_room_may_hold_parallel_sessions():
    assert found(session("a", room="foyer"), session("b", room="foyer")) == {}


def test_a_person_cannot_be_in_two_rooms():
    both = session("a", people=["aziza"]), session("b", room="side", people=["rauf", "aziza"])
    assert found(*both) == {"a": ["person b"], "b": ["person a"]}


def test_what_is_cancelled_gone_unscheduled_or_without_a_room_takes_no_room():
    for other in ({"state": "cancelled"}, {"gone": True}, {"start": None}, {"room": None}):
        assert found(session("a", room=other.get("room", "hall")), session("b", **other)) == {}


def test_a_break_across_all_rooms_meets_nobody_but_its_own_people():
    assert found(session("pause", room="*"), session("a"), session("lunch", room="*")) == {}
    walk = session("walk", room="*", people=["aziza"])
    assert found(walk, session("a", people=["aziza"])) == {
        "walk": ["person a"],
        "a": ["person walk"],
    }


def test_somebody_who_appears_twice_in_a_session_does_not_conflict_with_it():
    assert found(session("a", people=["aziza", "aziza"])) == {}


days = st.lists(
    st.builds(
        session,
        st.uuids().map(str),
        room=st.sampled_from(["hall", "side", "foyer", "*", None]),
        start=st.one_of(st.none(), st.integers(0, 300)),
        minutes=st.integers(5, 90),
        people=st.lists(st.sampled_from(["aziza", "rauf", "nino"]), unique=True, max_size=2),
    ),
    max_size=14,
)


def naive(sessions):
    """Each pair, looked at by itself."""
    pairs = set()
    for one in sessions:
        for other in sessions:
            if one is other or one["at"] is None or other["at"] is None:
                continue
            ends = one["at"] + one["minutes"] * 60_000, other["at"] + other["minutes"] * 60_000
            if one["at"] >= ends[1] or other["at"] >= ends[0]:
                continue
            if one["room"] == other["room"] and one["room"] in ("hall", "side"):
                pairs.add((one["id"], "room", other["id"]))
            people = {person["id"] for person in one["people"]}
            if people & {person["id"] for person in other["people"]}:
                pairs.add((one["id"], "person", other["id"]))
    return pairs


@settings(max_examples=4, deadline=None)
@given(st.lists(days, min_size=20, max_size=20))
def test_the_sweep_finds_what_looking_at_each_pair_finds(programmes):
    for sessions, each in zip(programmes, conflicts(*programmes), strict=True):
        swept = {(name, one["kind"], one["other"]) for name, all_ in each for one in all_}
        assert swept == naive(sessions)


@settings(max_examples=4, deadline=None)
@given(st.lists(days, min_size=20, max_size=20))
def test_no_two_sessions_that_overlap_share_a_lane_of_their_room(programmes):
    placed = [[one for one in sessions if one["at"] is not None] for sessions in programmes]
    drawn = on_board("model", "lanes(given).entries().toArray()", placed)
    for sessions, lanes in zip(placed, map(dict, drawn), strict=True):
        for one in sessions:
            mine = lanes[one["id"]]
            assert mine["lane"] < mine["of"]
            for other in sessions:
                beside = one["room"] == other["room"] and one["at"] <= other["at"]
                if (
                    one is not other
                    and beside
                    and other["at"] < one["at"] + one["minutes"] * 60_000
                ):
                    assert mine["of"] == lanes[other["id"]]["of"]
                    assert mine["lane"] != lanes[other["id"]]["lane"]
