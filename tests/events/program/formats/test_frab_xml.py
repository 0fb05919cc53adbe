"""schedule.xml with everything that real ones do wrong, in files of our own."""

from datetime import date

import pytest

from events.program.formats import frab_xml
from events.program.formats.incoming import Incoming
from tests.events.program.formats.reading import (
    EVENING,
    assert_whole,
    by_number,
    event,
    said,
    small_file,
)


@pytest.fixture(scope="module")
def evening() -> Incoming:
    return frab_xml.read(EVENING)


def test_the_days_are_those_of_the_bounds_and_turn_at_their_end(evening):
    forum = evening.document.forum
    assert (forum.starts, forum.ends, forum.day_turns) == (
        date(2025, 10, 25),
        date(2025, 10, 25),
        4,
    )
    assert "the days were believed" in said(evening, "conference/end")[0]
    assert_whole(evening.document)


def test_a_session_has_its_own_id_language_and_texts(evening):
    opening = by_number(evening, 7)
    assert str(opening.uuid) == "11111111-2222-5333-8444-555555555555"
    assert opening.title == {"ka": "გახსნა"}
    assert opening.abstract == {"ka": "One **two**"}
    assert opening.description == {"ka": "Line one\nline two"}
    assert (opening.kind, opening.source_kind) == ("ceremony", "Opening ceremony")
    assert (opening.minutes, opening.floor_languages) == (90, ("ka",))


def test_the_date_is_believed_before_the_start(evening):
    late = by_number(evening, 9)
    assert late.start is not None
    assert late.start.isoformat() == "2025-10-26T00:30:00+02:00"
    assert said(evening, "start")[0].endswith(
        "It says 23:30, but the date is 00:30 here; the date was believed."
    )


def test_an_hour_that_comes_twice_is_noted_and_the_first_is_taken(evening):
    twice = by_number(evening, 8)
    assert twice.start is not None
    assert twice.start.isoformat() == "2025-10-26T02:30:00+02:00"
    assert "Clocks show 02:30:00 twice" in said(evening, "start")[1]


def test_a_guid_used_twice_makes_two_sessions_and_a_note(evening):
    sources = {session.source_id for session in evening.document.sessions}
    assert sources >= {"not a uuid", "not a uuid@2025-10-26T02:30:00+02:00"}
    assert "not a uuid is used again" in said(evening, "guid")[0]


def test_persons_are_the_same_by_id_or_without_one_by_name(evening):
    people = {speaker.source_id: speaker for speaker in evening.document.speakers}
    assert set(people) == {"3", "4", "5", "name:nino kobakhidze"}
    assert people["3"].number == 3
    assert len(by_number(evening, 7).appearances) == 2
    assert [line.partition(": ")[2] for line in said(evening, "person")] == [
        "person: Adil Tağıyev is in this session twice; once was taken.",
        "person: Nino Kobakhidze also has the id name:nino kobakhidze; they were kept apart.",
        "person: Nino Kobakhidze also has the id name:nino kobakhidze; they were kept apart.",
    ]


def test_a_recording_that_was_agreed_to_is_a_consent(evening):
    speaker = next(s for s in evening.document.speakers if s.source_id == "3")
    assert (speaker.consent.record, speaker.consent.licence) == (True, "CC BY 4.0")


def test_only_links_over_http_are_taken(evening):
    assert [link.url for link in by_number(evening, 7).links] == ["https://example.org/a"]
    assert [note.line for note in evening.report.refused if note.field == "link"] == [35]


def test_what_is_left_out_or_unknown_is_told(evening):
    assert evening.report.unknown == {"conference/mascot": 1, "event/sponsor": 1}
    assert "A session needs a title." in said(evening, "title")[0]
    assert "“00:00” is no length" in said(evening, "duration")[0]


def test_a_short_acronym_becomes_a_slug_with_its_year(evening):
    assert (evening.report.source, evening.document.forum.slug) == ("eve", "eve-2025")


def test_what_is_asked_for_beats_the_file():
    incoming = frab_xml.read(
        EVENING, source="ours", zone="Asia/Tbilisi", language="az", slug="evening"
    )
    forum = incoming.document.forum
    assert (incoming.report.source, forum.zone, forum.slug) == ("ours", "Asia/Tbilisi", "evening")
    assert forum.languages[0] == "az"
    assert forum.names == {"az": "An Evening in Tbilisi"}


def test_one_source_gives_the_same_ids_and_another_gives_others():
    ours = [s.uuid for s in frab_xml.read(EVENING, source="a").document.speakers]
    assert [s.uuid for s in frab_xml.read(EVENING, source="a").document.speakers] == ours
    assert {s.uuid for s in frab_xml.read(EVENING, source="b").document.speakers}.isdisjoint(ours)


def test_days_without_bounds_turn_when_the_last_session_has_begun():
    late = event("<date>2025-12-06T01:30:00+04:00</date><start>01:30</start>")
    incoming = frab_xml.read(small_file(late))
    assert incoming.document.forum.day_turns == 2
    assert incoming.document.forum.ends == date(2025, 12, 5)


def test_a_session_without_a_date_stands_on_the_day_it_is_listed_under():
    bounds = 'start="2025-12-05T09:00:00+04:00" end="2025-12-06T03:00:00+04:00"'
    incoming = frab_xml.read(small_file(event("<start>1:15</start>"), bounds=bounds))
    (session,) = incoming.document.sessions
    assert session.start is not None
    assert session.start.isoformat() == "2025-12-06T01:15:00+04:00"


def test_a_time_that_clocks_skip_is_left_open():
    data = small_file(event("<date>2025-03-30T02:30:00</date>"), zone="Europe/Berlin")
    incoming = frab_xml.read(data)
    assert incoming.document.sessions[0].start is None
    assert "Clocks skip 02:30:00 on 2025-03-30" in said(incoming, "start")[0]


def test_a_person_with_and_without_recordings_agreed_to_nothing():
    events = "".join(
        event(
            f"<persons><person id='1'>Ana</person></persons>"
            f"<recording><optout>{answer}</optout></recording>",
            number,
        )
        for number, answer in enumerate(["true", "false"], start=1)
    )
    incoming = frab_xml.read(small_file(events))
    assert incoming.document.speakers[0].consent.record is None
    assert "not taken over" in said(incoming, "optout")[0]


def test_markup_inside_a_text_is_read_as_text():
    data = small_file(event("<abstract>One <b>two</b></abstract>"))
    assert frab_xml.read(data).document.sessions[0].abstract == {"en": "One **two**"}


def test_a_text_that_is_too_long_is_cut_and_noted():
    incoming = frab_xml.read(small_file(f"<event><title>{'T' * 500}</title></event>"))
    (session,) = incoming.document.sessions
    assert session.title == {"en": "T" * 190}
    assert len(session.source_id) <= 200
    assert "longer than 190 characters" in said(incoming, "title")[0]


def test_an_abstract_that_is_not_short_begins_the_description():
    texts = f"<abstract>{'a' * 3001}</abstract><description>End</description>"
    (session,) = frab_xml.read(small_file(event(texts))).document.sessions
    assert session.abstract == {}
    assert session.description["en"].endswith("aaa\n\nEnd")
