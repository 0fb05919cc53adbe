"""Changes in words."""

import pytest
from msgspec.structs import fields, replace

from events.program import document
from events.program.diff import diff
from events.words.changes import sentence, sentences
from events.words.fields import FIELDS, SUBJECTS
from tests.events.public.editions import appearance, at, programme, room, session, speaker, uuid

BEFORE = programme(
    session(room=uuid("room", 1), appearances=(appearance(),)),
    rooms=(room(), room(2)),
    speakers=(speaker(), speaker(2)),
)


def said(language="en", **facts):
    """What is said of the one change that makes the session so."""
    after = replace(BEFORE, sessions=(replace(BEFORE.sessions[0], **facts),))
    return tell(after, language)


def tell(after, language="en"):
    (change,) = diff(BEFORE, after)
    told = sentence(change, after, BEFORE, language)
    return told.about.text, told.what, told.before.text, told.after.text


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"title": {"en": "New"}}, ("New", "Title, English", "Session 1", "New")),
        ({"room": uuid("room", 2)}, ("Session 1", "Room", "Room 1", "Room 2")),
        ({"room": None}, ("Session 1", "Room", "Room 1", "")),
        ({"kind": "talk"}, ("Session 1", "Kind", "Panel", "Talk")),
        ({"more_speakers": True}, ("Session 1", "More speakers to be announced", "No", "Yes")),
        ({"floor_languages": ("az", "ka")}, ("Session 1", "Languages spoken", "", "Azerbaijani, Georgian")),
        ({"overflow": (uuid("room", 2),)}, ("Session 1", "Overflow rooms", "", "Room 2")),
        (
            {"state": "cancelled", "cancelled_because": {"en": "Illness"}},
            ("Session 1", "State", "Confirmed", "Cancelled, Illness"),
        ),
        (
            {"start": at("14:00")},
            ("Session 1", "Time", "Friday 5 December, 11:00–12:30", "Friday 5 December, 14:00–15:30"),
        ),
        ({"start": None, "minutes": None}, ("Session 1", "Time", "Friday 5 December, 11:00–12:30", "Time to be announced")),
    ],
)  # fmt: skip
def test_a_change_of_a_session_is_told_in_the_reader_s_terms(facts, told):
    assert said(**facts) == told


def test_a_change_is_told_in_the_language_that_is_asked_for_and_no_other():
    about, _what, before, after = said("az", floor_languages=("ka",))
    assert (about, before, after) == ("Session 1", "", "Gürcü")


def test_who_came_on_stage_is_told_with_the_role():
    joined = (*BEFORE.sessions[0].appearances, appearance(2, role="moderator", speaker=2, order=1))
    assert said(appearances=joined) == ("Session 1", "On stage", "", "Speaker 2, Moderator")


def test_who_left_the_stage_is_told():
    assert said(appearances=()) == ("Session 1", "On stage", "Speaker 1, Panelist", "")


def test_a_new_session_is_told_with_time_and_room():
    added = session(2, start=at("14:00"), room=uuid("room", 2))
    after = replace(BEFORE, sessions=(*BEFORE.sessions, added))
    assert tell(after) == ("Session 2", "Session", "", "Friday 5 December, 14:00–15:30, Room 2")


def test_what_is_gone_is_told_by_its_last_name():
    after = replace(BEFORE, rooms=(room(),))
    assert tell(after) == ("Room 2", "Room", "Room 2", "")


def test_a_name_is_told_in_its_own_language():
    corrected = speaker(name={"en": "Speaker 1", "az": "Natiq"})
    after = replace(BEFORE, speakers=(corrected, speaker(2)))
    (change,) = diff(BEFORE, after)
    assert sentence(change, after, BEFORE, "en").after == ("Natiq", "az")


def test_many_changes_are_told_in_their_order():
    after = replace(BEFORE, rooms=(room(names={"en": "A"}), room(2, names={"en": "B"})))
    told = sentences(diff(BEFORE, after), after, BEFORE, "en")
    assert [each.after.text for each in told] == ["A", "B"]


@pytest.mark.parametrize("name", [*SUBJECTS])
def test_every_field_of_a_document_has_a_name(name):
    struct = getattr(document, name.title())
    parts = {"appearances", "cancelled_because", "forms", "minutes", "start", "successor", "uuid"}
    named = {field.name for field in fields(struct)} - parts
    assert named - set(FIELDS) == set()
