"""Programmes of no known standard that are broken or strange are refused, or read whole."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from events.program.formats import reading
from events.program.formats.incoming import NotReadable
from events.program.formats.plain_words import PEOPLE, PERSON, SESSION
from tests.events.program.formats.reading import assert_whole
from tests.events.program.test_reading import shapes
from tests.laws import examples

THEMED = [
    {"id": 1, "title": "Открытие", "topic": "A&nbsp;B", "speakers": [
        {"id": 1, "surname": "Ли", "name": "Анна", "post": "CEO", "country": "США"},
        {"id": 2, "surname": "Ли", "name": "Анна", "post": "CEO"}],
     "startDate": "Fri Dec 05 2025 10:00:00 GMT+0400 (AZT)", "duration": "1 h 15 min"},
    {"title": "B", "day": "Friday", "time": "9:30-10:45am", "room": {"name": "Hall"},
     "facilitators": "Ann Lee, Bo Chen (Acme)", "language": "中文"},
]  # fmt: skip
OPASS = {
    "sessions": [{"id": "s", "start": "2025-12-05T10:00:00+04:00", "room": "h", "speakers": ["a"],
                  "zh": {"title": "開幕"}, "en": {"title": "Opening", "description": "<b>x"}}],
    "speakers": [{"id": "a", "zh": {"name": "李"}, "en": {"name": "Lee", "bio": "-"}}],
    "rooms": [{"id": "h", "zh": {"name": "廳"}, "en": {"name": "Hall"}}],
}  # fmt: skip
NESTED = {
    "name": "Forum", "days": {"2025-12-05": {"rooms": {"Hall": THEMED}}}, "speakers": {"1": {}},
}  # fmt: skip
FILES = [THEMED, OPASS, NESTED]
DRESSED = b"Ext.data.JsonP.cb(" + json.dumps(THEMED, ensure_ascii=False).encode() + b");"
KEYS = [key for fields in (SESSION, PERSON) for row in fields.rows.values() for key in row.split()]
PROSE = ["9am", "Thursday", "Day 2", "2025-12-05", "June 1", "1764914400", "A, B; C (D", "&nbsp;"]


def assert_refused_or_whole(data):
    try:
        incoming = reading.read(data, zone="Asia/Baku", date="2025-12-05")
    except NotReadable as error:
        refusal = str(error)
    else:
        refusal = ""
        assert_whole(incoming.document)
        assert all(str(note) for note in incoming.report.notes)
    assert "\n" not in refusal


@settings(max_examples=examples(60))
@given(st.sampled_from(FILES).flatmap(shapes))
def test_odd_shapes_are_refused_or_read_whole(tree):
    assert_refused_or_whole(json.dumps(tree).encode())


@settings(max_examples=examples(40))
@given(st.integers(0, len(DRESSED)), st.integers(0, 20), st.binary(max_size=4))
def test_a_damaged_script_is_refused_or_read_whole(start, length, put):
    assert_refused_or_whole(DRESSED[:start] + put + DRESSED[start + length :])


def anything(inner):
    keys = st.sampled_from([*KEYS, *PEOPLE, "sessions", "days", "2025-12-05", "title_en"])
    return st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5)


@settings(max_examples=examples(80))
@given(
    st.recursive(st.sampled_from(PROSE) | st.none() | st.integers() | st.text(max_size=4), anything)
)
@example([{"title": "A", "start": 10**13 - 1}])
@example([{"title": "A", "start": "9999-12-31T23:59", "end": "0001-01-01"}])
@example([{"title": "A", "start": "2199-12-31T23:59:59-12:00"}])
def test_any_tree_of_known_keys_is_refused_or_read_whole(tree):
    assert_refused_or_whole(json.dumps(tree).encode())


def test_a_file_that_is_nested_deeply_is_refused():
    assert_refused_or_whole(b'cb({"days":' + b'[{"days":' * 300 + b"1" + b"}]" * 300 + b"});")
