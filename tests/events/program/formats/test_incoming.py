"""What readers share: ids that last, numbers and slugs that are free, remarks by line."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from events.program.formats.incoming import Identities, Notes, NotReadable, numbered, slugged

GUID = "11111111-2222-5333-8444-555555555555"


def test_ids_hang_on_source_kind_and_id_for_good():
    made = Identities("31c3").claim("session", "6561")
    assert made == UUID("c99e2ecb-b2a7-592f-bf85-5504b8946316")
    assert Identities("31c3").claim("person", "6561") != made
    assert Identities("32c3").claim("session", "6561") != made


def test_a_guid_is_kept_once():
    identities = Identities("31c3")
    assert identities.claim("session", "1", GUID.upper()) == UUID(GUID)
    again = identities.claim("session", "2", GUID)
    assert again == Identities("31c3").claim("session", "2")


def test_the_same_id_twice_gives_two():
    identities = Identities("31c3")
    assert identities.claim("session", "1") != identities.claim("session", "1")


def test_numbers_of_the_source_are_kept_where_they_are_free():
    assert numbered(["7", "x", "7", "", "3", "0", "-1", "99999999999"]) == [
        7,
        8,
        9,
        10,
        3,
        11,
        12,
        13,
    ]
    assert numbered([]) == []


@given(st.lists(st.integers(-3, 20).map(str) | st.text(max_size=3)))
def test_numbers_are_positive_and_none_comes_twice(wanted):
    numbers = numbered(wanted)
    assert len(set(numbers)) == len(wanted)
    assert all(number > 0 for number in numbers)


def test_slugs_are_made_in_order():
    assert slugged(["Lunch", "Opening", "Lunch"]) == ["lunch", "opening", "lunch-2"]


def test_a_report_is_by_line_and_tells_what_was_refused():
    notes = Notes()
    notes.note(9, "start", "It says %(said)s.", said="10:00")
    notes.refuse(3, "title", "A session needs a title.")
    notes.unknown("event/sponsor")
    report = notes.report("eve", {"sessions": 1})
    assert [str(note) for note in report.notes] == [
        "line 3: title: A session needs a title.",
        "line 9: start: It says 10:00.",
    ]
    assert [note.field for note in report.refused] == ["title"]
    assert report.unknown == {"event/sponsor": 1}


def test_a_refusal_keeps_its_template_for_translation():
    refusal = NotReadable("It begins with <%(name)s>.", name="rss")
    assert str(refusal) == "It begins with <rss>."
    assert (refusal.reason, refusal.values) == ("It begins with <%(name)s>.", {"name": "rss"})
