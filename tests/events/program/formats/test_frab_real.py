"""schedule.xml as real programs write it: nothing is lost, and the hours are right."""

import os
from datetime import date
from pathlib import Path

import pytest

from events.program import clock
from events.program.formats import frab_xml
from events.program.formats.incoming import Incoming, ZoneNeeded
from tests.events.program.formats.reading import PROJECT, assert_whole, by_number, said

REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))


def real(name: str, **wanted) -> Incoming:
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not in {REAL}: set REAL_PROGRAMMES")
    return frab_xml.read((REAL / name).read_bytes(), **wanted)


def test_31c3_is_read_whole():
    incoming = real("31c3.xml", zone="Europe/Berlin")
    counts = incoming.report.counts
    assert (counts["sessions"], counts["days"], counts["rooms"], counts["speakers"]) == (
        138,
        4,
        4,
        198,
    )
    assert incoming.report.unknown == {}
    assert incoming.document.forum.day_turns == 4
    assert incoming.document.forum.languages == ("en", "de")
    assert [len(day.sessions) for day in clock.days(incoming.document)] == [35, 45, 40, 18]


def test_31c3_lasts_until_the_last_day_and_begins_on_time():
    incoming = real("31c3.xml", zone="Europe/Berlin")
    forum, opening = incoming.document.forum, by_number(incoming, 6561)
    assert (forum.slug, forum.starts, forum.ends) == (
        "31c3",
        date(2014, 12, 27),
        date(2014, 12, 30),
    )
    assert opening.start is not None
    assert opening.start.isoformat() == "2014-12-27T11:00:00+01:00"
    assert (opening.title, opening.minutes) == ({"en": "31C3 Opening Event"}, 30)


def test_31c3_needs_a_zone():
    with pytest.raises(ZoneNeeded, match="names no time zone"):
        real("31c3.xml")


def test_debconf_is_read_whole():
    incoming = real("debconf23.xml")
    counts = incoming.report.counts
    assert (counts["sessions"], counts["days"], counts["rooms"], counts["speakers"]) == (
        117,
        8,
        5,
        87,
    )
    assert incoming.report.unknown == {}
    assert incoming.document.forum.day_turns == 3
    assert [len(day.sessions) for day in clock.days(incoming.document)] == [
        20, 17, 19, 4, 11, 19, 19, 8,
    ]  # fmt: skip


def test_debconf_is_in_local_time():
    incoming = real("debconf23.xml")
    forum, opening = incoming.document.forum, by_number(incoming, 35)
    assert (forum.starts, forum.ends) == (date(2023, 9, 10), date(2023, 9, 17))
    assert opening.start is not None
    assert opening.start.isoformat() == "2023-09-10T10:30:00+05:30"
    assert said(incoming, "start") == []


@pytest.mark.parametrize(("name", "zone"), [("31c3.xml", "Europe/Berlin"), ("debconf23.xml", None)])
def test_real_programmes_are_whole_and_read_alike_twice(name, zone):
    document = real(name, zone=zone).document
    assert_whole(document)
    assert real(name, zone=zone).document == document
