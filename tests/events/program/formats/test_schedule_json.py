"""schedule.json and the widget's data as written: valid, and kind to real readers."""

import json

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings

from events.program.formats import frab_json, schedule_json, widget
from tests import interop
from tests.events.program.formats.c3voc_files import PROGRAMMES, extract_of, real, schema, told
from tests.events.program.strategies import documents
from tests.events.public import editions
from tests.laws import examples


def written(document, **part):
    return json.loads(schedule_json.write(extract_of(document, **part)))


def shown(document, **part):
    return json.loads(widget.write(extract_of(document, **part)))


def held(number=1, **facts):
    return editions.session(number, **{"room": editions.uuid("room", 1), **facts})


def small(*sessions, **rows):
    known = {"rooms": (editions.room(),), "speakers": (editions.speaker(),)}
    return editions.programme(*sessions, **{**known, **rows})


def assert_valid(content):
    rules = json.loads(schema("c3voc-schedule.json"))
    validator = jsonschema_rs.Draft6Validator(rules, validate_formats=True)
    assert [error.message for error in validator.iter_errors(content)] == []


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_programme_breaks_no_rule_and_comes_back_the_same(document):
    content = written(document)
    assert interop.in_json(content) == []
    days = content["schedule"]["conference"]["days"]
    assert told(frab_json.read(json.dumps(content).encode()).document) == told(document)
    events = [event for day in days for held in day["rooms"].values() for event in held]
    assert {event["guid"] for event in events} == {str(uuid) for uuid in told(document)}


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_programme_is_valid(document):
    assert_valid(written(document))


@pytest.mark.parametrize("name", PROGRAMMES)
def test_real_programmes_are_valid_and_come_back_the_same(name):
    document = real(name)
    content = written(document)
    assert told(frab_json.read(schedule_json.write(extract_of(document))).document) == told(
        document
    )
    assert interop.in_json(content) == []
    assert_valid(content)


def test_a_part_without_sessions_is_valid():
    content = written(small())
    assert_valid(content)
    assert content["schedule"]["conference"]["daysCount"] == 1


def test_persons_have_a_guid_a_code_and_a_name_only():
    document = small(held(appearances=(editions.appearance(role="moderator"),)))
    (day,) = written(document)["schedule"]["conference"]["days"]
    (event,) = day["rooms"]["Room 1"]
    assert event["persons"] == [
        {"guid": str(editions.uuid("speaker", 1)), "code": "1", "name": "Speaker 1"}
    ]
    assert (event["language"], event["subtitle"], event["track"]) == (None, None, None)
    assert (event["links"], event["attachments"]) == ([], [])


def test_rooms_side_by_side_are_listed_with_guids_of_their_own():
    rooms = written(small(held(1), held(2)))["schedule"]["conference"]["rooms"]
    assert [room["name"] for room in rooms] == ["Room 1", "Room 1 (2)"]
    assert len({room["guid"] for room in rooms}) == 2


def test_the_acronym_has_no_hyphens_that_the_schema_forbids():
    assert written(small())["schedule"]["conference"]["acronym"] == "media_forum"


@pytest.mark.parametrize(
    ("zone", "told"), [("Asia/Baku", True), ("America/New_York", True), ("Etc/GMT-4", False)]
)
def test_a_zone_is_told_where_the_schema_has_it(zone, told):
    content = written(small(forum=editions.forum(zone=zone)))
    assert_valid(content)
    assert ("time_zone_name" in content["schedule"]["conference"]) is told


@settings(max_examples=examples(16), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_everything_that_the_widget_refers_to_is_there_once(document):
    content = shown(document)
    known = {key: [row["id"] for row in content[key]] for key in ("rooms", "tracks")}
    codes = [row["code"] for row in content["speakers"]]
    for ids in (*known.values(), codes, [talk["id"] for talk in content["talks"]]):
        assert len(set(ids)) == len(ids)
    for talk in content["talks"]:
        assert talk["room"] in known["rooms"]
        assert talk["track"] is None or talk["track"] in known["tracks"]
        assert set(talk["speakers"]) <= set(codes)


def test_the_widget_has_names_in_every_language_and_breaks_without_a_code():
    titles = {"en": "Lunch", "az": "Nahar"}
    document = small(held(1, kind="break", title=titles), held(2, state="tentative"))
    content = shown(document)
    first, second = content["talks"]
    assert (first["code"], first["title"]) == (None, titles)
    assert (second["code"], second["state"]) == ("2", "accepted")
    assert [room["name"] for room in content["rooms"]] == [{"en": "Room 1"}, {"en": "Room 1 (2)"}]
    assert (content["timezone"], content["event_start"], content["version"]) == (
        "Asia/Baku",
        "2025-12-05",
        "7",
    )
