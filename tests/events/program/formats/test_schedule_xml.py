"""schedule.xml as written: valid, kind to real readers, and read back as the same programme."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from events.program.document import Consent, Interpretation, Link
from events.program.formats import frab_xml, schedule_xml
from events.program.formats.outgoing import NoSuchPart
from tests import interop
from tests.events.program.formats.c3voc_files import PROGRAMMES, extract_of, real, schema, told
from tests.events.program.strategies import documents
from tests.events.public import editions
from tests.laws import examples


def xml(document, **part):
    return interop.parsed(schedule_xml.write(extract_of(document, **part)))


def small(*sessions, **rows):
    known = {"rooms": (editions.room(),), "speakers": (editions.speaker(), editions.speaker(2))}
    return editions.programme(*sessions, **{**known, **rows})


def held(number=1, hours="11:00", day="2025-12-05", **facts):
    known = {"room": editions.uuid("room", 1), "start": editions.at(hours, day)}
    return editions.session(number, **{**known, **facts})


def assert_valid(data):
    from lxml import etree

    rules = etree.XMLSchema(interop.parsed(schema("c3voc-schedule.xsd")))
    rules.assertValid(interop.parsed(data))


def spoken(texts):
    """A title as a file has it: in one line."""
    return {" ".join(text.split()) for text in texts.values()}


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_programme_breaks_no_rule_and_comes_back_the_same(document):
    data = schedule_xml.write(extract_of(document))
    assert interop.in_xml(data) == []
    back = frab_xml.read(data).document
    assert told(back) == told(document)
    titles = {session.uuid: spoken(session.title) for session in document.sessions}
    assert all(spoken(session.title) <= titles[session.uuid] for session in back.sessions)
    assert frab_xml.read(data).document == back


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_programme_is_valid(document):
    assert_valid(schedule_xml.write(extract_of(document)))


@pytest.mark.parametrize("name", PROGRAMMES)
def test_real_programmes_are_valid_and_come_back_the_same(name):
    document = real(name)
    data = schedule_xml.write(extract_of(document))
    assert interop.in_xml(data) == []
    assert_valid(data)
    assert told(frab_xml.read(data).document) == told(document)


@settings(max_examples=examples(16), suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_what_was_read_back_is_from_then_on_written_and_read_the_same(document):
    assert_settled(document)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_real_programmes_that_were_read_back_are_from_then_on_the_same(name):
    assert_settled(real(name))


def test_parts_keep_their_numbers_where_a_hall_moves_in_the_next_file():
    cast = [(editions.appearance(number),) for number in (1, 2)]
    first = held(1, room=None)
    beside = held(2, day="2025-12-06", room=None, appearances=cast[0])
    within = held(3, day="2025-12-06", appearances=cast[1])
    assert_settled(small(first, beside, within))


def assert_settled(document):
    once = frab_xml.read(schedule_xml.write(extract_of(document))).document
    twice = frab_xml.read(schedule_xml.write(extract_of(once))).document
    assert without_pages(twice) == without_pages(once)


def without_pages(document):
    """Without the addresses of our own pages, which a reader makes anew from the titles."""
    sessions = []
    for session in document.sessions:
        links = tuple(link for link in session.links if "forum.example" not in link.url)
        sessions.append(replace(session, slug="", links=links))
    return replace(document, sessions=tuple(sessions))


def test_sessions_side_by_side_stand_in_numbered_rooms():
    document = small(held(1), held(2, "11:30"), held(3, "12:30"))
    rooms = [room.get("name") for room in xml(document).iter("room") if room.get("name")]
    assert rooms == ["Room 1", "Room 1 (2)"]
    numbers = [event.get("id") for event in xml(document).find("day/room").iter("event")]
    assert numbers == ["1", "3"]


def test_a_session_after_midnight_belongs_to_the_evening():
    forum = editions.forum(day_turns=4)
    document = small(held(1), held(2, "01:00", "2025-12-06"), forum=forum)
    (day,) = xml(document).findall("day")
    assert (day.get("start"), day.get("end"), day.get("index")) == (
        "2025-12-05T04:00:00+04:00",
        "2025-12-06T04:00:00+04:00",
        "1",
    )
    assert len(list(day.iter("event"))) == 2


def test_a_day_turns_later_where_a_session_runs_past_the_turn():
    document = small(held(1, "23:30"), forum=editions.forum())
    (day,) = xml(document).findall("day")
    assert day.get("end") == "2025-12-06T01:00:00+04:00"


def test_the_hours_are_right_on_both_sides_of_a_clock_change():
    forum = editions.forum(zone="Europe/Berlin", starts=date(2025, 10, 25), day_turns=4)
    night = held(1, start=editions.at("02:30", "2025-10-26", "+02:00"), minutes=60)
    event = xml(small(night, forum=forum)).find(".//event")
    assert event.findtext("date") == "2025-10-26T02:30:00+02:00"
    assert event.findtext("duration") == "01:00"


def test_cancelled_and_unscheduled_sessions_are_left_out():
    document = small(held(1, state="cancelled"), held(2, start=None), held(3))
    assert [event.get("id") for event in xml(document).iter("event")] == ["3"]


def test_a_part_without_sessions_has_an_empty_day():
    document = small()
    data = schedule_xml.write(extract_of(document))
    assert interop.in_xml(data) == []
    assert interop.parsed(data).find("day").get("date") == "2025-12-05"


def test_a_refusal_to_be_recorded_opts_the_session_out():
    refuses = editions.speaker(2, consent=Consent(record=False))
    cast = (editions.appearance(1, speaker=1), editions.appearance(2, "moderator", speaker=2))
    document = small(held(appearances=cast), speakers=(editions.speaker(), refuses))
    assert xml(document).findtext(".//recording/optout") == "true"
    assert [who.text for who in xml(document).iter("person")] == ["Speaker 1", "Speaker 2"]


@pytest.mark.parametrize(("second", "shown"), [("CC BY 4.0", "CC BY 4.0"), ("", None)])
def test_a_licence_holds_where_all_agreed_to_it(second, shown):
    people = tuple(
        editions.speaker(n, consent=Consent(record=True, licence=licence))
        for n, licence in ((1, "CC BY 4.0"), (2, second))
    )
    cast = (editions.appearance(1, speaker=1), editions.appearance(2, speaker=2))
    (licence,) = xml(small(held(appearances=cast), speakers=people)).iter("license")
    assert licence.text == shown


def test_who_has_cancelled_is_not_on_stage():
    gone = editions.speaker(1, status="cancelled")
    document = small(held(appearances=(editions.appearance(),)), speakers=(gone,))
    assert list(xml(document).iter("person")) == []


def test_links_are_told_by_what_they_are():
    links = (
        Link(kind="recording", url="https://video.example/1"),
        Link(kind="material", url="https://papers.example/à b.pdf", title="Paper"),
        Link(kind="stream", url="https://live.example"),
        Link(kind="other", url="mailto:press@example.org"),
    )
    event = xml(small(held(links=links))).find(".//event")
    assert event.findtext("recording/url") == "https://video.example/1"
    assert event.find("attachments/attachment").get("href") == (
        "https://papers.example/%C3%A0%20b.pdf"
    )
    assert [link.get("href") for link in event.iter("link")] == ["https://live.example"]


def test_control_characters_are_stripped():
    document = small(held(title={"en": "A\x0bB\x00"}, abstract={"en": "C\x1fD"}))
    event = xml(document).find(".//event")
    assert (event.findtext("title"), event.findtext("abstract")) == ("AB", "CD")


def test_short_names_are_made_long_enough_for_the_schema():
    document = small(held(slug="a_"), forum=editions.forum(slug="mf"))
    data = schedule_xml.write(extract_of(document))
    assert interop.in_xml(data) == []
    assert interop.parsed(data).findtext(".//slug") == "mf_2025-01-a"


def test_a_long_label_is_cut_from_the_version():
    data = schedule_xml.write(extract_of(small(held()), label="x" * 200))
    assert interop.parsed(data).findtext("version") == "7 " + "x" * 97
    assert interop.in_xml(data) == []


def test_a_length_of_a_whole_day_or_none_is_told_under_a_day():
    document = small(held(1, minutes=1440), held(2, minutes=None))
    assert [e.text for e in xml(document).iter("duration")] == ["23:59", "00:00"]
    assert interop.in_xml(schedule_xml.write(extract_of(document))) == []


def test_a_session_without_a_room_is_in_the_city():
    document = small(held(room=None))
    assert xml(document).find("day/room").get("name") == "Baku"


def test_rooms_of_the_same_name_are_kept_apart():
    rooms = tuple(editions.room(n, names={"en": "Hall"}) for n in (1, 2))
    document = small(held(1), held(2, room=editions.uuid("room", 2)), rooms=rooms)
    assert [room.get("name") for room in xml(document).findall("day/room")] == ["Hall", "Hall (2)"]


def test_a_part_says_which_it_is_and_has_its_sessions_only():
    themed = held(2, "14:00", theme=editions.uuid("theme", 1))
    document = small(held(1), themed, themes=(editions.theme(),))
    part = xml(document, kind="theme", key="theme-1")
    assert part.findtext("url") == "https://forum.example/en/media-forum/themes/theme-1.xml"
    assert part.findtext("conference/title") == "Theme 1 · Media Forum"
    assert [event.get("id") for event in part.iter("event")] == ["2"]


def test_a_part_that_is_not_there_is_refused():
    with pytest.raises(NoSuchPart):
        xml(small(held()), kind="room", key="nowhere")


def test_the_languages_of_the_floor_are_told_and_texts_are_the_readers():
    session = held(
        title={"en": "Trust", "az": "Etimad"}, floor_languages=("az", "en"),
        interpretation=(Interpretation(language="ru"),),
    )  # fmt: skip
    event = xml(small(session), language="az").find(".//event")
    assert (event.findtext("title"), event.findtext("language")) == ("Etimad", "az, en")
    assert event.findtext("url") == "https://forum.example/az/media-forum/sessions/session-1/"


def test_no_order_of_the_rows_changes_the_bytes_but_that_of_the_programme():
    document = small(held(1), held(2, "14:00"))
    turned = replace(document, sessions=document.sessions[::-1])
    written = schedule_xml.write(extract_of(document))
    assert schedule_xml.write(extract_of(turned)) == written
