"""iCalendar as calendars of conferences are: broken folds, zones of all kinds, no speakers."""

import os
from pathlib import Path

import pytest

from events.program.formats import calendar_in
from events.program.formats.incoming import NotReadable, ZoneNeeded
from tests.events.program.formats.reading import PROJECT, assert_whole, said

REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))


def calendar(*lines, around=()):
    event = ("BEGIN:VEVENT", "UID:1", "SUMMARY:T", *lines, "END:VEVENT")
    return "\r\n".join(("BEGIN:VCALENDAR", *around, *event, "END:VCALENDAR", "")).encode()


def read(*lines, zone="Asia/Baku", around=()):
    incoming = calendar_in.read(calendar(*lines, around=around), zone=zone)
    assert_whole(incoming.document)
    return incoming


def only(*lines, **given):
    (session,) = read(*lines, **given).document.sessions
    return session


TEN = "DTSTART:20251205T060000Z"


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART:20251205T060000Z",
        "DTSTART:20251205T100000",
        "DTSTART;TZID=Asia/Baku:20251205T100000",
        'DTSTART;TZID="Azerbaijan Standard Time";VALUE=DATE-TIME:20251205T100000',
        "DTSTART;TZID=/mozilla.org/20050126_1/Asia/Baku:20251205T100000",
        "DTSTART;TZID=Europe/Berlin:20251205T070000",
    ],
)
def test_a_start_is_at_its_local_hour(start):
    assert only(start).start.isoformat() == "2025-12-05T10:00:00+04:00"


def test_a_zone_that_nobody_knows_is_told_and_the_forums_is_taken():
    incoming = read("DTSTART;TZID=Mars:20251205T100000", "DTEND;TZID=Mars:20251205T110000")
    assert incoming.document.sessions[0].start.hour == 10
    assert len(said(incoming, "TZID")) == 1


@pytest.mark.parametrize("start", [TEN, "DTSTART:20251205T100000"])
def test_without_any_zone_one_is_asked_for(start):
    with pytest.raises(ZoneNeeded):
        calendar_in.read(calendar(start))


@pytest.mark.parametrize(
    "around",
    [
        ("X-WR-TIMEZONE:Asia/Baku",),
        ("BEGIN:VTIMEZONE", "TZID:x", "X-LIC-LOCATION:Asia/Baku", "END:VTIMEZONE"),
    ],
)
def test_the_zone_of_the_calendar_is_the_forums(around):
    assert read(TEN, zone=None, around=around).document.forum.zone == "Asia/Baku"


@pytest.mark.parametrize(
    ("end", "minutes"),
    [
        ("DTEND:20251205T063000Z", 30),
        ("DURATION:PT1H30M", 90),
        ("DURATION:P1D", None),
        ("DTEND:20251205T050000Z", None),
        ("DURATION:soon", None),
    ],
)
def test_the_length_is_of_the_end_or_the_duration(end, minutes):
    assert only(TEN, end).minutes == minutes


def test_an_all_day_event_has_no_time_and_still_a_forum_around_it():
    incoming = read("DTSTART;VALUE=DATE:20251205")
    assert incoming.document.sessions[0].start is None
    assert incoming.document.forum.starts.isoformat() == "2025-12-05"
    assert "no time that can be read" in said(incoming, "date")[0]


def test_a_fold_inside_a_character_and_cr_cr_lf_are_mended():
    data = calendar(TEN).replace(
        b"SUMMARY:T", "SUMMARY:Bək".encode().replace(b"\xc9", b"\xc9\r\n ")
    )
    for text in (data, data.replace(b"\r\n", b"\r\r\n"), data.replace(b"\r\n", b"\n")):
        (session,) = calendar_in.read(text, zone="Asia/Baku").document.sessions
        assert session.title == {"en": "Bək"}


def test_a_method_inside_an_event_and_an_alarm_do_no_harm():
    session = only("METHOD:PUBLISH", TEN, "BEGIN:VALARM", "SUMMARY:Wake up", "END:VALARM")
    assert session.title == {"en": "T"}


def test_a_line_that_was_broken_without_a_fold_is_left_out():
    assert only(TEN, "LOCATION:Hall", "and so on").title == {"en": "T"}


def test_html_becomes_markdown():
    assert only(TEN, r"DESCRIPTION:<p>One\, <b>two</b></p>\nthree").description == {
        "en": "One, **two**\n\nthree"
    }


def test_only_who_speaks_by_role_is_a_speaker():
    incoming = read(
        TEN,
        "ORGANIZER;CN=Office:mailto:office@example.org",
        "ATTENDEE;CN=Guest;ROLE=REQ-PARTICIPANT:mailto:guest@example.org",
        'ATTENDEE;CN="Lee, Ann";ROLE=SPEAKER:mailto:ann@example.org',
    )
    assert [speaker.names for speaker in incoming.document.speakers] == [{"en": "Lee, Ann"}]
    assert incoming.report.unknown == {"VEVENT/ATTENDEE": 1, "VEVENT/ORGANIZER": 1}
    assert "example.org" not in str(incoming.document)


def test_a_private_event_is_left_out():
    with pytest.raises(NotReadable, match="no date"):
        read(TEN, "CLASS:PRIVATE")


@pytest.mark.parametrize("state", ["cancelled", "tentative", "confirmed"])
def test_the_state_is_kept(state):
    assert only(TEN, f"STATUS:{state.upper()}").state == state


def test_what_repeats_is_taken_once_and_told():
    assert "It repeats" in said(read(TEN, "RRULE:FREQ=DAILY"), "RRULE")[0]


@pytest.mark.parametrize(
    ("name", "zone", "counts"),
    [
        ("linux_conf_au_2020.ics", None, (262, 6, 7)),
        ("kielux_2020.ics", "Europe/Berlin", (24, 2, 4)),
    ],
)
def test_real_calendars_are_read_whole_and_alike_twice(name, zone, counts):
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not in {REAL}: set REAL_PROGRAMMES")
    incoming = calendar_in.read((REAL / name).read_bytes(), zone=zone)
    read = incoming.report.counts
    assert (read["sessions"], read["days"], read["rooms"]) == counts
    assert incoming.document.speakers == ()
    assert_whole(incoming.document)
    assert calendar_in.read((REAL / name).read_bytes(), zone=zone) == incoming
