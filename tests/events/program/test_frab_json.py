"""schedule.json in both of its forms of persons, and as real programs write it."""

import json
import os
from pathlib import Path

import pytest

from events.program.formats import frab_json
from events.program.formats.incoming import ZoneNeeded
from tests.events.program.formats.reading import PROJECT, assert_whole, said

REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))
GUID = "11111111-2222-5333-8444-555555555555"


def read(*events, zone="Asia/Baku", **conference):
    day = {"date": "2025-12-05", "rooms": {"Hall": list(events)}}
    facts = {"acronym": "small", "time_zone_name": zone, "days": [day], **conference}
    return frab_json.read(json.dumps({"schedule": {"conference": facts}}, indent=1).encode())


def event(**facts):
    return {"id": 1, "title": "T", "start": "10:00", "duration": "00:30", **facts}


def speakers(*persons):
    return read(event(persons=list(persons))).document.speakers


@pytest.mark.parametrize("key", ["name", "public_name", "full_public_name"])
def test_a_person_is_read_by_whatever_the_name_is_called(key):
    (speaker,) = speakers({"id": 7, key: "Ann Lee"})
    assert (speaker.names, speaker.number) == ({"en": "Ann Lee"}, 7)


def test_a_person_of_c3voc_keeps_its_guid():
    (speaker,) = speakers({"guid": GUID, "code": "ABC", "name": "Ann Lee"})
    assert str(speaker.uuid) == GUID


def test_a_person_with_a_code_alone_is_known_by_it():
    (speaker,) = speakers({"code": "ABC", "name": "Ann Lee", "biography": "<b>Writes</b>"})
    assert (speaker.source_id, speaker.biography) == ("ABC", {"en": "**Writes**"})


def test_a_session_without_a_date_is_on_its_day_in_its_room():
    (session,) = read(event()).document.sessions
    assert session.start is not None
    assert session.start.isoformat() == "2025-12-05T10:00:00+04:00"


def test_rooms_have_their_guids_and_repeated_ones_are_told_apart():
    rooms = [{"name": "Hall", "guid": GUID}, {"name": "Tent", "guid": GUID}]
    incoming = read(event(), event(room="Tent", id=2), rooms=rooms)
    first, second = incoming.document.rooms
    assert str(first.uuid) == GUID != str(second.uuid)


def test_who_did_not_want_a_recording_is_heard():
    (speaker,) = read(
        event(do_not_record=True, persons=[{"id": 1, "name": "Ann Lee"}])
    ).document.speakers
    assert speaker.consent.record is False


def test_remarks_name_the_line_and_unknown_keys_are_counted():
    incoming = read(event(colour="red"), event(title="", id=2))
    (refused,) = incoming.report.refused
    assert (refused.field, refused.line) == ("title", 18)
    assert incoming.report.unknown == {"event/colour": 1}


def test_a_session_that_says_no_length_is_told_of_in_words():
    (note,) = (each for each in read(event(duration="")).report.notes if each.field == "duration")
    assert str(note).endswith("It says no length; it was left open.")


def test_a_repeated_id_is_a_session_of_its_own():
    incoming = read(event(), event(start="12:00"))
    assert len(incoming.document.sessions) == 2
    assert "used again" in said(incoming, "guid")[0]


def test_without_a_zone_one_is_asked_for():
    with pytest.raises(ZoneNeeded):
        read(event(), zone="")


@pytest.mark.parametrize(
    ("name", "counts"), [("frab-camp2019.json", (79, 5, 90)), ("pretalx-democon.json", (36, 3, 27))]
)
def test_real_programmes_are_read_whole_and_alike_twice(name, counts):
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not in {REAL}: set REAL_PROGRAMMES")
    incoming = frab_json.read((REAL / name).read_bytes())
    read = incoming.report.counts
    assert (read["sessions"], read["days"], read["speakers"]) == counts
    assert incoming.report.unknown == {}
    assert_whole(incoming.document)
    assert frab_json.read((REAL / name).read_bytes()) == incoming
