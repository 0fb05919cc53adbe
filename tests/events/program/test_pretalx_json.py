"""Lists of talks as pretalx's REST interface gives them, old and new."""

import json

import pytest

from events.program.formats import pretalx_json
from events.program.formats.incoming import ZoneNeeded
from tests.events.program.formats.reading import assert_whole, said

TEN = "2025-12-05T10:00:00+04:00"


def talk(**facts):
    return {"code": "AB", "title": "T", "state": "confirmed", "slot": {"start": TEN}, **facts}


def read(*talks, zone="Asia/Baku", **around):
    data = json.dumps({"count": len(talks), "results": talks, **around}, indent=1).encode()
    incoming = pretalx_json.read(data, zone=zone, slug="media")
    assert_whole(incoming.document)
    return incoming


def test_names_in_several_languages_are_kept_in_all():
    slot = {"start": TEN, "room": {"id": 1, "name": {"en": "Hall", "de": "Saal"}}}
    document = read(talk(slots=[slot], track={"en": "News", "de-formal": "Neues"})).document
    assert document.rooms[0].names == {"de": "Saal", "en": "Hall"}
    assert document.themes[0].names == {"de": "Neues", "en": "News"}
    assert document.forum.languages == ("de", "en")


def test_titles_in_several_languages_are_kept_in_all():
    (session,) = read(talk(title={"en": "Opening", "ka": "გახსნა"})).document.sessions
    assert session.title == {"en": "Opening", "ka": "გახსნა"}


def test_a_talk_in_several_slots_is_as_many_sessions():
    slots = [{"start": TEN, "end": "2025-12-05T10:20:00+04:00"}, {"start": TEN.replace("05", "06")}]
    incoming = read(talk(slots=slots, duration=45))
    assert [session.minutes for session in incoming.document.sessions] == [20, 45]
    assert "used again" in said(incoming, "guid")[0]


@pytest.mark.parametrize("state", ["rejected", "submitted", "withdrawn", "draft", "deleted"])
def test_what_is_not_of_the_programme_is_left_out(state):
    incoming = read(talk(), talk(code="X", state=state))
    assert len(incoming.document.sessions) == 1
    assert said(incoming, "state")[0].endswith(f"It is {state} and not of the programme.")


def test_a_cancelled_talk_is_a_cancelled_session():
    (session,) = read(talk(state="canceled")).document.sessions
    assert session.state == "cancelled"


def test_bare_numbers_and_codes_are_counted_not_taken_for_names():
    incoming = read(talk(track=5, submission_type=6, speakers=["S1", "S2"]))
    assert (incoming.document.themes, incoming.document.speakers) == ((), ())
    assert incoming.report.unknown == {
        "talk/speakers/code": 2, "talk/track/id": 1, "talk/type/id": 1,
    }  # fmt: skip


def test_private_fields_of_a_dump_are_not_taken():
    incoming = read(
        talk(internal_notes="secret", speakers=[{"name": "A", "email": "a@example.org"}])
    )
    assert incoming.report.unknown == {"speaker/email": 1, "talk/internal_notes": 1}
    assert "secret" not in str(incoming.document)
    assert "a@example.org" not in str(incoming.document)


def test_a_list_that_goes_on_elsewhere_says_so():
    incoming = read(talk(), next="https://example.org/talks?page=2")
    assert "goes on in another file" in said(incoming, "next")[0]


def test_the_zone_must_be_given():
    with pytest.raises(ZoneNeeded):
        read(talk(), zone=None)
