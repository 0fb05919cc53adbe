"""A file's format is told by its content, and what is no programme is refused in one line."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from events.program.formats import calendar_in, frab_json, pretalx_json, reading
from events.program.formats.incoming import NotReadable
from tests.events.program.formats.reading import EVENING, assert_whole
from tests.laws import examples

SCHEDULE = json.dumps(
    {"schedule": {"version": "1", "conference": {
        "acronym": "small", "title": "Small", "time_zone_name": "Asia/Baku",
        "rooms": [{"name": "Hall", "guid": "11111111-2222-5333-8444-555555555555"}],
        "days": [{"date": "2025-12-05", "rooms": {"Hall": [
            {"guid": "a", "id": 7, "date": "2025-12-05T10:00:00+04:00", "start": "10:00",
             "duration": "00:45", "room": "Hall", "title": "Opening", "track": "News",
             "type": "lecture", "language": "en", "abstract": "<p>One</p>", "links": [],
             "persons": [{"id": 3, "public_name": "Ann Lee", "biography": "Writes."}]},
        ]}}]}}}, indent=1).encode()  # fmt: skip
TALKS = json.dumps({"count": 1, "next": None, "results": [
    {"code": "AB", "title": "Opening", "state": "confirmed", "content_locale": "en",
     "speakers": [{"code": "S1", "name": "Ann Lee"}], "track": {"en": "News", "ka": "ახალი"},
     "submission_type": {"en": "Talk"},
     "slot": {"room": {"en": "Hall", "de": "Saal"}, "start": "2025-12-05T10:00:00+04:00",
              "end": "2025-12-05T10:45:00+04:00"}}]}, indent=1).encode()  # fmt: skip
CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
X-WR-TIMEZONE:Asia/Baku\r
BEGIN:VEVENT\r
UID:11111111-2222-5333-8444-555555555555\r
DTSTART;TZID=Asia/Baku:20251205T100000\r
DTEND;TZID=Asia/Baku:20251205T104500\r
SUMMARY;LANGUAGE=en:Opening\r
LOCATION:Hall\r
CATEGORIES:News\r
DESCRIPTION:<p>One\\, two</p>\r
END:VEVENT\r
END:VCALENDAR\r
"""
FILES = {"xml": EVENING, "json": SCHEDULE, "talks": TALKS, "ics": CALENDAR}


@pytest.mark.parametrize("data", [SCHEDULE, TALKS, CALENDAR])
def test_one_session_reads_alike_in_every_format(data):
    document = reading.read(data, zone="Asia/Baku").document
    (session,) = document.sessions
    assert session.title == {"en": "Opening"}
    assert session.start is not None
    assert (session.start.isoformat(), session.minutes) == ("2025-12-05T10:00:00+04:00", 45)
    assert [room.names["en"] for room in document.rooms] == ["Hall"]
    assert [theme.names["en"] for theme in document.themes] == ["News"]
    assert_whole(document)


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_reading_twice_gives_the_same_programme(data):
    assert reading.read(data, zone="Asia/Baku") == reading.read(data, zone="Asia/Baku")


@pytest.mark.parametrize("data", [SCHEDULE, TALKS, CALENDAR])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_hindrance(data, encoding):
    marked = data.decode().encode(encoding)
    assert reading.read(marked, zone="Asia/Baku") == reading.read(data, zone="Asia/Baku")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", r"x\.txt is no programme that can be read\. These can: schedule\.xml"),
        (b"title,start\n", "no table of sessions"),
        (b"PK\x03\x04", "cannot be unpacked"),
        (b"<html></html>", "begins with <html>"),
        (b'{"a": 1}', "is no programme"),
        (b"[1, 2]", "is no programme"),
        (b'{"schedule": {"conference"', "not JSON: line 1"),
        (b'{"schedule":\n\n"\xe9"}', "not in UTF-8: line 3"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[" + b"[]," * 500_001 + b"[]]", "more than 500000 parts"),
        (SCHEDULE[:-20], "not JSON"),
        (CALENDAR[:-20], "broken at line"),
        (CALENDAR.replace(b"Hall", b"H\xe4ll"), "not in UTF-8: line 9"),
        (b"BEGIN:VCALENDAR\nEND:VEVENT\n", "broken at line 2"),
        (b" " * 9 + b"[" + b" " * (20 * 1024 * 1024), "larger than 20 megabytes"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data, reason):
    with pytest.raises(NotReadable, match=reason) as refused:
        reading.read(data, name="x.txt", zone="Asia/Baku")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("reader", [frab_json, pretalx_json])
def test_each_reader_refuses_json_that_is_not_its_own(reader):
    with pytest.raises(NotReadable):
        reader.read(b'{"a": 1}', zone="Asia/Baku")


def test_a_title_of_megabytes_is_cut_and_an_id_of_a_thousand_digits_is_an_id():
    data = SCHEDULE.replace(b"Opening", b"x" * 10_000_000).replace(b"7", b"7" * 5_000)
    incoming = reading.read(data)
    assert len(incoming.document.sessions[0].title["en"]) == 190
    assert "longer than 190 characters" in str(incoming.report.notes[0])


def test_control_characters_and_numbers_that_are_none_do_no_harm():
    data = SCHEDULE.replace(b"Opening", b"O\\u0000pen\\ud800ing\x07").replace(b"7,", b"NaN,")
    assert reading.read(data).document.sessions[0].title == {"en": "Opening"}


def test_a_thousand_sessions_of_one_id_and_title_are_a_thousand():
    talk = json.loads(TALKS)["results"][0]
    document = reading.read(json.dumps([talk] * 1000).encode(), zone="Asia/Baku").document
    assert len(document.sessions) == 1000
    assert_whole(document)


@settings(max_examples=examples(40))
@given(st.binary(max_size=60))
@example(b"{\xff")
@example(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR")
def test_any_bytes_are_refused_or_read_whole(data):
    assert_refused_or_whole(data)


@settings(max_examples=examples(60))
@given(st.sampled_from([SCHEDULE, TALKS, CALENDAR]), st.data())
def test_a_damaged_file_is_refused_or_read_whole(file, draw):
    start = draw.draw(st.integers(0, len(file)))
    end = draw.draw(st.integers(start, min(len(file), start + 40)))
    odd = [b"null", b"{}", b"[]", b"-1", b'"', b"NaN", b"\r\r\n", b"\n ", b"99991231T235959Z", b";"]
    put = draw.draw(st.binary(max_size=6) | st.sampled_from(odd))
    assert_refused_or_whole(file[:start] + put + file[end:])


def shapes(value):
    """The same JSON with one of its values made another."""
    other = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just([[]])
    other |= st.just({"en": "x", "de": "y"}) | st.just({"a": [1]})
    if isinstance(value, dict):
        return st.fixed_dictionaries({key: shapes(held) for key, held in value.items()}) | other
    if isinstance(value, list):
        return st.tuples(*map(shapes, value)).map(list) | other
    return st.one_of(*[st.just(value)] * 4, other)


@settings(max_examples=examples(40))
@given(st.sampled_from([SCHEDULE, TALKS]).flatmap(lambda data: shapes(json.loads(data))))
def test_json_of_odd_shapes_is_refused_or_read_whole(tree):
    assert_refused_or_whole(json.dumps(tree).encode())


def assert_refused_or_whole(data):
    for reader in (reading, frab_json, pretalx_json, calendar_in):
        try:
            incoming = reader.read(data, zone="Asia/Baku")
        except NotReadable as error:
            refusal = str(error)
        else:
            refusal = ""
            assert_whole(incoming.document)
            assert all(str(note) for note in incoming.report.notes)
        assert "\n" not in refusal
