"""What a programme is refused for, and what is only worth a look."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from events.program import canonical, check
from tests.events.program.test_diff import (
    CAST,
    HALL,
    NEWCOMER,
    OTHER,
    PANEL,
    PROGRAMME,
    SESSION,
    START,
    with_session,
)

FORUM = PROGRAMME.forum


def with_forum(**changes):
    """The programme with its forum's facts changed."""
    return replace(PROGRAMME, forum=replace(FORUM, **changes))


def beside(**changes):
    """The programme with a second session beside the first."""
    second = replace(SESSION, uuid=NEWCOMER, number=2, slug="two", appearances=())
    rows = (replace(SESSION, room=HALL), replace(second, **changes))
    return canonical.ordered(replace(PROGRAMME, sessions=rows))


def codes(problems):
    return [problem.code for problem in problems]


def test_a_sound_programme_is_not_refused():
    assert check.refusals(PROGRAMME) == ()


@pytest.mark.parametrize(
    ("document", "code", "field"),
    [
        (with_forum(ends=date(2025, 12, 4)), "ends_before_it_starts", "ends"),
        (with_forum(zone="Baku"), "unknown_zone", "zone"),
        (with_forum(languages=()), "no_language", "languages"),
        (with_forum(languages=("English",)), "bad_language", "languages"),
        (with_session(slug="Panel One"), "bad_slug", "slug"),
        (with_session(slug=""), "bad_slug", "slug"),
        (with_session(minutes=0), "bad_length", "time"),
        (with_session(minutes=1441), "bad_length", "time"),
        (with_session(start=START + timedelta(days=1)), "outside_days", "time"),
        (with_session(room=NEWCOMER), "missing", "room"),
        (with_session(successor=NEWCOMER), "missing", "state"),
        (replace(PROGRAMME, speakers=()), "missing", "speaker"),
        (beside(slug="panel"), "duplicate", "slug"),
        (beside(number=1), "duplicate", "number"),
        (beside(uuid=PANEL), "duplicate", "uuid"),
        (
            with_session(appearances=(CAST, replace(CAST, uuid=NEWCOMER, number=9))),
            "appearance_twice",
            "appearances",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(document, code, field):
    assert (code, field) in {(p.code, p.field) for p in check.refusals(document)}


def test_a_session_after_midnight_belongs_to_the_evening():
    late = START.replace(hour=22)
    assert "outside_days" in codes(check.refusals(with_session(start=late)))
    night = with_session(start=late)
    night = replace(night, forum=replace(FORUM, day_turns=4))
    assert check.refusals(night) == ()


def test_a_problem_says_itself_for_a_command():
    (problem,) = check.refusals(with_session(minutes=0))
    assert str(problem) == "bad length: session Trust: name Trust, minutes 0"


def test_an_open_time_or_room_is_a_warning():
    open_ended = with_session(start=None, minutes=None)
    assert {"no_time", "no_room"} <= set(codes(check.warnings(open_ended)))


def test_a_break_needs_no_room():
    assert "no_room" not in codes(check.warnings(with_session(kind="break")))


def test_two_sessions_in_a_room_at_a_time_are_a_warning():
    (problem,) = [p for p in check.warnings(beside(room=HALL)) if p.code == "room_double_booked"]
    assert HALL in problem.others


@pytest.mark.parametrize(
    "changes",
    [
        {"room": HALL, "state": "cancelled"},
        {"room": HALL, "start": START + timedelta(minutes=90)},
        {"room": None},
    ],
)
def test_what_does_not_meet_is_no_double_booking(changes):
    assert "room_double_booked" not in codes(check.warnings(beside(**changes)))


def test_a_room_for_parallel_sessions_is_never_double_booked():
    rooms = (replace(PROGRAMME.rooms[0], parallel=True),)
    assert "room_double_booked" not in codes(
        check.warnings(replace(beside(room=HALL), rooms=rooms))
    )


def test_somebody_in_two_places_is_a_warning():
    both = beside(appearances=(replace(CAST, uuid=NEWCOMER, number=9),))
    assert "person_double_booked" in codes(check.warnings(both))


def test_somebody_with_two_roles_in_one_session_is_a_warning():
    twice = (CAST, replace(CAST, uuid=NEWCOMER, number=9, role="moderator"))
    assert "two_roles" in codes(check.warnings(with_session(appearances=twice)))


@pytest.mark.parametrize(("role", "warned"), [("panelist", True), ("moderator", False)])
def test_a_panel_without_a_moderator_is_a_warning(role, warned):
    lead = replace(CAST, uuid=NEWCOMER, number=9, speaker=OTHER, role=role)
    document = with_session(appearances=(CAST, lead))
    assert ("no_moderator" in codes(check.warnings(document))) is warned


def test_a_missing_language_is_named():
    warned = check.warnings(with_forum(languages=("en", "az", "ka")))
    about = {
        (p.subject, p.field): p.params["languages"] for p in warned if p.code == "missing_texts"
    }
    assert about["session", "title"] == "az, ka"


def test_what_is_said_in_no_language_is_missing_in_none():
    warned = check.warnings(with_forum(motto={}))
    assert ("forum", "motto") not in {(p.subject, p.field) for p in warned}
