"""Calendars as programs subscribe to them: the same bytes, events, instants and sequences."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program import clock, document, ledger
from events.program.formats import frab_xml, ics
from events.program.formats.files import FILES
from events.program.formats.outgoing import Extract, Part
from events.words.exports import words
from tests.events.program import strategies
from tests.events.program.calendar_readers import READERS, by_icalendar
from tests.events.public import editions

PROJECT = Path(__file__).parents[3]
REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))
GOLDEN = PROJECT / "tests/data/small.ics"
SESSION = str(editions.uuid("session", 1))
# A day of each forum. In the nights after Berlin's, clocks are set back, and put forward.
DAYS = [
    ("Asia/Baku", "2025-12-05", "+04:00"),
    ("Europe/Berlin", "2025-10-25", "+02:00"),
    ("Europe/Berlin", "2025-03-29", "+01:00"),
    ("Asia/Kolkata", "2023-09-10", "+05:30"),
]


def extract(programme, language="en", *, part=("forum", ""), entries=None):
    edition = editions.release(programme, ledger=ledger.Ledger(entries=entries or {}))
    kind, key = part
    asked = Part(kind=kind, key=key)
    return Extract(
        edition, language, site="https://forum.example", words=words(language), part=asked
    )


def written(programme, language="en", **facts):
    return ics.write(extract(programme, language, **facts))


def calendar(programme, language="en", **facts):
    import icalendar

    return icalendar.Calendar.from_ical(written(programme, language, **facts))


def events(programme, language="en", **facts):
    return {str(e["UID"]): e for e in calendar(programme, language, **facts).walk("VEVENT")}


def event(programme, language="en", **facts):
    (only,) = events(programme, language, **facts).values()
    return only


def alone(**facts):
    """The event of a programme with one session."""
    return event(editions.programme(editions.session(**facts)))


def fallen(**facts):
    last = {"title": {"en": "Old"}, "start": editions.at("09:00"), "minutes": 60}
    gone = ledger.Gone(release=7, slug="old", **{**last, **facts})
    entry = ledger.Entry(kind="session", since=1, changed=7, sequence=4, gone=gone)
    return {editions.uuid("session", 8): entry}


def scheduled(programme):
    """What every reader should find."""
    return sorted(
        (str(s.uuid), s.start.astimezone(UTC), clock.end_of(s).astimezone(UTC))
        for s in programme.sessions
        if s.start
    )


@pytest.fixture
def panel():
    """A panel with a moderator and a panelist, in a hall of a house, of two themes."""
    agency = editions.uuid("organisation", 1)
    house = document.Venue(
        uuid=editions.uuid("room", 99), number=99, names={"en": "House"},
        address={"en": "1 Sea Road"}, latitude=40.4, longitude=49.8,
    )  # fmt: skip
    return editions.programme(
        editions.session(
            title={"en": "Trust; truth, and “news”", "az": "Etimad, həqiqət və xəbərlər: İlham"},
            abstract={"en": "About **trust**, see [the\\ paper](https://paper.example/1).\n\nTwo."},
            room=editions.uuid("room", 1),
            theme=editions.uuid("theme", 1),
            themes=(editions.uuid("theme", 2),),
            appearances=(
                editions.appearance(1, "moderator", speaker=2),
                editions.appearance(2, "panelist", speaker=1),
            ),
        ),
        editions.session(2, start=editions.at("15:00"), state="cancelled", minutes=None),
        editions.session(3, start=None),
        forum=editions.forum(organisers=(document.Organiser(organisation=agency),)),
        rooms=(editions.room(venue=house.uuid),),
        venues=(house,),
        themes=(editions.theme(), editions.theme(2)),
        organisations=(editions.organisation(names={"en": "Agency"}),),
        speakers=(
            editions.speaker(1, position={"en": "Editor"}, organisation=agency),
            editions.speaker(2),
        ),
    )  # fmt: skip


def test_a_small_calendar_is_byte_for_byte_the_known_one(panel):
    assert written(panel, entries=fallen()) == GOLDEN.read_bytes()


def test_it_is_offered_of_every_part():
    (file,) = (each for each in FILES if each.suffix == "ics")
    assert (file.write, file.media) == (ics.write, "text/calendar; charset=utf-8")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("zone", "day", "offset"), DAYS)
def test_every_reader_finds_the_same_instants(zone, day, offset, reader):
    # Berlin's clocks show 02:30 and 02:15 twice: some begin in the first such hour, some later.
    begins = datetime.fromisoformat(f"{day}T09:30:00{offset}")
    hours = [0, 4, 14.5, 16, 16.75, 17.75, 18.75, 20, 26]
    held = [
        editions.session(n, start=begins + timedelta(hours=after), minutes=minutes)
        for n, (after, minutes) in enumerate(zip(hours, [45, 90, 240, 60, 60, 30, 1, 0, None],
                                                 strict=True), start=1)
    ]  # fmt: skip
    first = date.fromisoformat(day)
    forum = editions.forum(zone=zone, starts=first, ends=first + timedelta(days=2))
    programme = editions.programme(*held, forum=forum)
    assert READERS[reader](written(programme)) == scheduled(programme)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("name", "zone", "count"), [("31c3.xml", "Europe/Berlin", 138), ("debconf23.xml", None, 117)]
)
def test_real_programmes_have_an_event_for_each_scheduled_session(name, zone, count, reader):
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not in {REAL}: set REAL_PROGRAMMES to the folder that has it")
    programme = frab_xml.read((REAL / name).read_bytes(), zone=zone).document
    found = READERS[reader](written(programme))
    assert (len(found), found) == (count, scheduled(programme))


@given(strategies.documents())
def test_any_programme_is_written_the_same_twice_and_read_back(programme):
    data = written(programme)
    assert data == written(programme)
    assert by_icalendar(data) == scheduled(programme)


@given(st.lists(st.text(alphabet='aə😀ნ,;"\\\n\r\x00\x07 ', max_size=90), min_size=3, max_size=3))
def test_no_text_breaks_a_line_or_a_letter(texts):
    title, name, city = ({"en": text} for text in texts)
    data = written(
        editions.programme(
            editions.session(title=title, abstract=name),
            forum=editions.forum(names=name, city=city),
        )
    )
    lines = data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not {b for line in lines for b in line if b < 32}
    assert [line.decode() for line in lines]  # none ends inside a letter
    assert [uid for uid, *_ in by_icalendar(data)] == [SESSION]


def test_it_names_itself_and_asks_to_be_fetched_every_hour(panel):
    own = calendar(panel)
    assert (own["NAME"], own["X-WR-CALNAME"]) == ("Media Forum", "Media Forum")
    assert own["METHOD"] == "PUBLISH"
    assert (own["REFRESH-INTERVAL"].dt, own["X-PUBLISHED-TTL"]) == (timedelta(hours=1), "PT1H")
    assert own["X-WR-TIMEZONE"] == "Asia/Baku"


def test_the_zone_is_told_for_the_forum_s_years_alone():
    programme = editions.programme(editions.session(), forum=editions.forum(zone="Europe/Berlin"))
    (zone,) = calendar(programme).walk("VTIMEZONE")
    assert [part["DTSTART"].dt.isoformat() for part in zone.subcomponents] == [
        "2025-01-01T00:00:00", "2025-03-30T02:00:00", "2025-10-26T03:00:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "source", "page"),
    [
        (("forum", ""), "schedule.ics", ""),
        (("day", "2025-12-05"), "schedule/2025-12-05.ics", "schedule/"),
        (("room", "room-1"), "rooms/room-1.ics", "rooms/room-1/"),
        (("speaker", "speaker-1"), "speakers/speaker-1.ics", "speakers/speaker-1/"),
        (("session", "session-1"), "sessions/session-1.ics", "sessions/session-1/"),
    ],
)
def test_a_part_says_where_it_comes_from(panel, part, source, page):
    own, root = calendar(panel, part=part), "https://forum.example/en/media-forum/"
    assert (own["SOURCE"], own["URL"]) == (root + source, root + page)


def test_the_uid_is_the_session_s_uuid_in_every_language(panel):
    assert events(panel).keys() == events(panel, "az").keys()
    assert SESSION in events(panel)


def test_the_stamps_are_the_release_s():
    said = alone()
    assert said["DTSTAMP"].dt == said["LAST-MODIFIED"].dt == editions.stamp().time


def test_the_description_has_what_newsrooms_read(panel):
    assert str(events(panel)[SESSION]["DESCRIPTION"]) == (
        "About trust, see the\\ paper (https://paper.example/1).\n\nTwo.\n\n"
        "Moderator: Speaker 2\nPanelist: Speaker 1, Editor, Agency\n\n"
        "https://forum.example/en/media-forum/sessions/session-1/"
    )


def test_the_place_is_room_house_and_address_with_the_house_s_position(panel):
    said = events(panel)[SESSION]
    assert str(said["LOCATION"]) == "Room 1, House, 1 Sea Road"
    assert said["GEO"].to_ical() == "40.4;49.8"


def test_without_a_room_the_place_is_the_city():
    assert str(alone()["LOCATION"]) == "Baku"


def test_themes_and_kind_are_its_categories(panel):
    assert events(panel)[SESSION].categories == ["Theme 1", "Theme 2", "Panel"]


def test_the_organiser_has_a_name_and_no_mail(panel):
    organiser = events(panel)[SESSION]["ORGANIZER"]
    assert (organiser.params["CN"], str(organiser)) == (
        "Agency",
        "https://forum.example/en/media-forum/",
    )


def test_nobody_is_named_as_attending(panel):
    assert b"ATTENDEE" not in written(panel)


@pytest.mark.parametrize(
    ("state", "status", "summary"),
    [
        ("confirmed", "CONFIRMED", "Session 1"),
        ("tentative", "TENTATIVE", "Session 1"),
        ("cancelled", "CANCELLED", "Cancelled: Session 1"),
    ],
)
def test_the_state_is_said(state, status, summary):
    said = alone(state=state)
    assert (said["STATUS"], said["SUMMARY"]) == (status, summary)


def test_why_it_is_cancelled_comes_first():
    said = alone(state="cancelled", cancelled_because={"en": "Closed."})
    assert str(said["DESCRIPTION"]).startswith("Closed.\n\n")


def test_an_event_of_unknown_length_says_no_end():
    assert "DTEND" not in alone(minutes=None)


def test_a_session_without_a_start_is_left_out(panel):
    assert str(editions.uuid("session", 3)) not in events(panel)


def test_a_session_that_was_taken_out_is_told_as_cancelled(panel):
    said = events(panel, entries=fallen())[str(editions.uuid("session", 8))]
    assert (said["STATUS"], said["SEQUENCE"], said["SUMMARY"], said["LOCATION"]) == (
        "CANCELLED", 4, "Cancelled: Old", "Baku",
    )  # fmt: skip


def test_only_the_whole_forum_tells_of_what_was_taken_out(panel):
    assert len(events(panel, part=("room", "room-1"), entries=fallen())) == 1


def test_what_was_taken_out_without_a_time_is_not_told(panel):
    assert events(panel, entries=fallen(start=None)).keys() == events(panel).keys()
