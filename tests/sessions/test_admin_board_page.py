"""The board's page before its scripts run, and the words that they are given."""

import json
import re
from pathlib import Path

import pytest
from lxml import html  # noqa: TID253 - what the tests look into

from sessions.admin.board_words import COUNTED, WORDS, board_words
from sessions.models.choices import State
from tests.admin_pages import address, member
from tests.factories import AppearanceFactory, ForumFactory, RoomFactory, SessionFactory

SCRIPTS = Path(__file__).parents[2] / "sessions/static/program_sessions/board"


@pytest.fixture
def forum(db):
    return ForumFactory()


def opened(forum, role="editor", **query):
    response = member(forum, role).get(address(forum, "board"), query)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def said(element):
    return " ".join(element.text_content().split())


def plain(page):
    """What is read without scripts, below the days' names."""
    (block,) = page.xpath("//div[contains(@class, 'plain-board')]")
    return said(block)


def test_without_scripts_the_day_is_a_list_by_room_that_leads_to_the_sessions(forum):
    hall = RoomFactory(forum=forum, names={"en": "Great hall"})
    session = SessionFactory(forum=forum, room=hall, title={"en": "Opening"})
    SessionFactory(forum=forum, title={"en": "Homeless"}, minutes=None)
    SessionFactory(forum=forum, title={"en": "Coffee"}, kind="break", minutes=15)
    SessionFactory(forum=forum, title={"en": "Idea"}, start=None)
    page = opened(forum, "viewer")
    read = plain(page)
    assert "All rooms 11:00, 15 min: Coffee" in read
    assert "Great hall 11:00, 90 min: Opening" in read
    assert "No room yet 11:00: Homeless" in read
    assert read.endswith("Not scheduled Idea")
    assert page.xpath(f"//noscript//a[@href='{address(session)}']")


def test_the_page_opens_at_the_day_that_is_asked_for_else_at_the_first_with_sessions(forum):
    SessionFactory(forum=forum, start="2025-12-06T08:00:00Z")
    days = [
        opened(forum, **query).xpath("//*[@data-board]/@data-day")[0]
        for query in ({}, {"day": "2025-12-05"}, {"day": "soon"})
    ]
    assert days == ["2025-12-06", "2025-12-05", "2025-12-06"]


def test_an_empty_forum_is_told_what_to_do_next(forum):
    links = opened(forum).xpath("//p[@class='empty']//a/@href")
    assert links == [
        f"/admin/events/room/add/?forum={forum.pk}",
        f"/admin/program_sessions/session/add/?forum={forum.pk}",
        address(forum, "import"),
    ]
    assert opened(forum, "viewer").xpath("//p[@class='empty']//a/@href") == []


def test_who_only_looks_gets_no_buttons_that_move(forum):
    RoomFactory(forum=forum)
    assert opened(forum).xpath("//@data-act")
    page = opened(forum, "viewer")
    assert page.xpath("//@data-act") == []
    assert page.xpath("//*[@data-move]") == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_however_much_there_is(forum, count, django_assert_max_num_queries):
    for _ in range(count):
        room = RoomFactory(forum=forum)
        AppearanceFactory(session=SessionFactory(forum=forum, room=room))
    client = member(forum, "editor")
    client.get(address(forum, "board"))
    with django_assert_max_num_queries(22):
        client.get(address(forum, "board"))


def test_the_scripts_know_every_word_that_they_say():
    source = "".join(file.read_text() for file in SCRIPTS.glob("*.js"))
    asked = set(re.findall(r'\bword\("(\w+)"', source))
    assert asked - set(WORDS) - set(COUNTED) == set()
    states = {f"state_{state}" for state in State.values if state != State.CONFIRMED}
    statuses = {f"status_{each}" for each in re.findall(r'"(\w+)"', _statuses(source))}
    assert (states | statuses) - set(WORDS) - set(COUNTED) == set()


def _statuses(source):
    (listed,) = re.findall(r"@typedef {(.+?)} Status", source)
    return listed


def test_the_words_are_given_in_every_form_that_the_language_has():
    words = board_words("en")
    assert words["sessions"] == {"one": "%(count)s session", "other": "%(count)s sessions"}
    assert json.dumps(words)
