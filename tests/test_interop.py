"""The rules of interop find what breaks them: a file that keeps them, each time with one fault."""

import json

import pytest

from events.program.formats import schedule_json, schedule_xml
from tests import interop
from tests.events.program.formats.c3voc_files import extract_of
from tests.events.public import editions

CAST = {1: (editions.appearance(1),), 2: (editions.appearance(2, speaker=2),)}
DOCUMENT = editions.programme(
    *(
        editions.session(n, room=editions.uuid("room", 1), start=editions.at(at), appearances=cast)
        for (n, cast), at in zip(CAST.items(), ("11:00", "14:00"), strict=True)
    ),
    rooms=(editions.room(),),
    speakers=(editions.speaker(), editions.speaker(2)),
)
XML = schedule_xml.write(extract_of(DOCUMENT)).decode()
JSON = schedule_json.write(extract_of(DOCUMENT)).decode()


def test_the_file_itself_breaks_no_rule():
    assert interop.in_xml(XML.encode()) == []
    assert interop.in_json(json.loads(JSON)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("<url>", f"<url>https://{'x' * 1024}", "first kilobyte"),
        ("<schedule>", "<!DOCTYPE schedule><schedule>", "DOCTYPE"),
        ("<version>7", f"<version>{'7' * 100}", "version is too long"),
        ("<acronym>media-forum", "<acronym>Media", "acronym Media"),
        ("<persons>", "<feedback_url/><persons>", "empty feedback_url"),
        ("01:30", "00:01:30", "duration of 1"),
        ("01:30", "30:00", "duration of 1"),
        ("<duration>01:30", "<duration>04:30", "before another ends"),
        ("<start>11:00", "<start>07:00", "date of 1"),
        ('start="2025-12-05T00:00', 'start="2025-12-05T12:00', "day 1 does not contain"),
        ("<room>Room 1", "<room>Room", "room of 1"),
        ('id="2" guid="0', 'id="1" guid="0', "id 1 is repeated"),
        ("<slug>media_forum", "<slug>media-forum-ü", "slug media-forum-ü"),
        ('person id="1"', 'person id="2"', "person 2 is repeated"),
        ('person id="1"', 'person code="1"', "person (None"),
        ("<optout>false", "<optout>", "optout of 1"),
    ],
)
def test_a_fault_in_xml_is_found(right, wrong, said):
    assert right in XML
    broken = interop.in_xml(XML.replace(right, wrong, 1).encode())
    assert any(said in rule for rule in broken)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('"code":"1"', '"code":"1","public_name":"A"', "person {"),
        ('"name":"Room 1"', '"name":"Room 2"', "room Room 1 is not listed"),
        ('"duration":"01:30"', '"duration":"1:30"', "duration of 1"),
        ('"duration":"01:30"', '"duration":"04:30"', "before another ends"),
        ('"slug":"media_forum-01', '"slug":"m-01', "slug m-01"),
        ('"id":2', '"id":1', "id 1 is repeated"),
        ('"title":"Session 1"', '"title":"Session \\u000b1"', "control character"),
    ],
)
def test_a_fault_in_json_is_found(right, wrong, said):
    assert right in JSON
    broken = interop.in_json(json.loads(JSON.replace(right, wrong, 1)))
    assert any(said in rule for rule in broken)
