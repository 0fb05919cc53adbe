"""sessions.json of OPass: texts in an object per language, everything else by id."""

import json

import pytest

from events.program.formats import opass_json
from events.program.formats.incoming import NotReadable, ZoneNeeded
from tests.events.program.formats.reading import assert_whole, said

TEN = "2025-12-05T10:00:00+04:00"
HALL = {"id": "h", "ka": {"name": "დარბაზი"}, "en": {"name": "Hall"}}
ANN = {"id": "a", "ka": {"name": "ენ ლი", "bio": "-"}, "en": {"name": "Ann Lee", "bio": "-"}}


def session(**facts):
    texts = {"ka": {"title": "გახსნა"}, "en": {"title": "Opening"}}
    return {"id": "s", "start": TEN, "end": "2025-12-05T10:45:00+04:00", **texts, **facts}


def read(*sessions, zone="Asia/Tbilisi", **lists):
    tree = {"sessions": sessions, "speakers": [ANN], "rooms": [HALL], "session_types": [], **lists}
    incoming = opass_json.read(json.dumps(tree, indent=1).encode(), zone=zone, slug="media")
    assert_whole(incoming.document)
    return incoming


def test_texts_names_rooms_and_themes_are_kept_in_both_languages():
    kinds = [{"id": "n", "ka": {"name": "ახალი"}, "en": {"name": "News"}}]
    document = read(
        session(room="h", type="n", speakers=["a"], language="ქართული"), session_types=kinds
    ).document
    (one,) = document.sessions
    assert (one.title, one.minutes) == ({"en": "Opening", "ka": "გახსნა"}, 45)
    assert one.floor_languages == ("ka",)
    assert document.rooms[0].names == {"en": "Hall", "ka": "დარბაზი"}
    assert document.themes[0].names == {"en": "News", "ka": "ახალი"}
    assert document.speakers[0].names == {"en": "Ann Lee", "ka": "ენ ლი"}
    assert document.forum.languages == ("ka", "en")


def test_a_text_that_nobody_translated_is_kept_once_and_told_of_once():
    same = {"title": "IBM", "description": "Long"}
    incoming = read(session(ka=same, en=same, language="English"), speakers=[])
    assert incoming.document.sessions[0].title == {"en": "IBM"}
    assert [note.endswith("kept once: 2.") for note in said(incoming, "texts")] == [True]


def test_a_listed_speaker_without_a_session_is_a_speaker():
    assert len(read(session()).document.speakers) == 1


def test_an_unknown_speaker_is_left_out_and_an_unknown_room_is_a_name():
    incoming = read(session(speakers=["a", "b", None], room="Tent"))
    assert [note.field for note in incoming.report.refused] == ["speakers", "speakers"]
    assert [room.names for room in incoming.document.rooms] == [{"en": "Tent"}]


def test_links_are_of_their_kind_and_what_nobody_knows_is_counted():
    incoming = read(session(record="https://a.example/", uri="https://b.example/", tags=["x"]))
    kinds = {link.url: link.kind for link in incoming.document.sessions[0].links}
    assert kinds == {"https://a.example/": "recording", "https://b.example/": "other"}
    assert incoming.report.unknown == {"session/tags": 1}


def test_without_a_zone_one_is_asked_for():
    with pytest.raises(ZoneNeeded):
        read(session(), zone=None)


def test_sessions_without_texts_by_language_are_not_of_this_format():
    with pytest.raises(NotReadable, match=r"no sessions\.json"):
        read({"id": "s", "title": "Opening", "start": TEN})
