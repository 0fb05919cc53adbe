"""Real programmes on the pages: everything is there, at the right local time, and light."""

import gzip
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from events.program import canonical, clock, search
from events.program.formats import frab_xml
from events.public.sheet import sheet
from tests.events.public.editions import draw, release

PROJECT = Path(__file__).parents[3]
REAL = Path(os.environ.get("REAL_PROGRAMMES", PROJECT.parent / "shared/data/programmes"))
SITE = PROJECT / "forum_site/static/site"
ZONES = {"31c3.xml": "Europe/Berlin", "debconf23.xml": None}


@pytest.fixture(params=ZONES)
def edition(request):
    """A real programme as release 7."""
    return release(_document(request.param))


def _document(name):
    file = REAL / name
    if not file.exists():
        pytest.skip(f"{file} is not there: set REAL_PROGRAMMES to the folder that has it")
    return canonical.ordered(frab_xml.read(file.read_bytes(), zone=ZONES[name]).document)


def written(texts):
    """What a reader sees of texts: spaces are one."""
    return Counter(" ".join(next(iter(text.values())).split()) for text in texts)


def drawn(edition, path="schedule/", **query):
    slug = edition.document.forum.slug
    return draw(edition, path, "en", f"/{{language}}/{slug}/", **query)


@pytest.mark.parametrize("view", ["", "rooms"])
def test_every_session_stands_on_the_schedule_once(edition, view):
    page = drawn(edition, view=view)
    assert Counter(page.all("main h3")) == written(each.title for each in edition.document.sessions)


def test_every_start_is_shown_in_the_forum_s_zone(edition):
    page = drawn(edition)
    starts = [each.start for day in clock.days(edition.document) for each in day.sessions]
    assert page.all(".when b") == [f"{start:%H:%M}" for start in starts]
    assert page.values(".when > time", "datetime") == [start.isoformat() for start in starts]


def test_every_day_has_a_heading_and_a_tab(edition):
    page, days = drawn(edition), clock.days(edition.document)
    assert len(page.all(".day > h2")) == len(page.all(".tabs a")) == len(days)


def test_every_room_stands_over_the_grid(edition):
    page, document = drawn(edition, view="rooms"), edition.document
    used = {each.room for each in document.sessions if each.room}
    rooms = {" ".join(room.names["en"].split()) for room in document.rooms if room.uuid in used}
    assert rooms <= set(page.all(".rooms span"))


def test_every_person_stands_on_the_speakers_page(edition):
    page = drawn(edition, "speakers/")
    assert Counter(page.all(".people-list h2")) == written(
        each.names for each in edition.document.speakers
    )


def test_every_session_and_person_has_a_page(edition):
    document = edition.document
    paths = [f"sessions/{each.slug}/" for each in document.sessions]
    paths += [f"speakers/{each.slug}/" for each in document.speakers]
    assert {drawn(edition, path).status for path in paths[::7]} == {200}


def test_nothing_stands_on_anything_in_the_grid(edition):
    places = re.findall(r"(\.d\d+ \.g)\d+\{grid-area:([\d/-]+)\}", sheet(edition).css)
    assert len(places) == len(set(places))


def test_a_schedule_with_all_its_styles_weighs_under_60_kilobytes(edition):
    styles = b"".join(
        (SITE / f"{name}.css").read_bytes() for name in ("tokens", "base", "programme")
    )
    whole = (drawn(edition).page.body.encode(), styles, sheet(edition).css.encode())
    assert sum(len(gzip.compress(part, 6, mtime=0)) for part in whole) < 60_000


def test_a_search_among_all_finds_the_one_that_was_meant():
    edition = release(_document("31c3.xml"))
    page = drawn(edition, "speakers/", q="Poitras")
    assert page.all(".people-list h2")[0] == "Laura Poitras"
    assert search.speakers(search.Index(edition.document), "Poitras")
