"""The page for paper in a real Chromium: rooms and a day are ticked by key, and door sheets come."""

from pathlib import Path

import pytest

from sessions import publish
from tests.admin_pages import address, member
from tests.browser import axe
from tests.browser.board import baku
from tests.events.program.test_pdf import opened, read
from tests.factories import ForumFactory, RoomFactory, SessionFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("admin-browser")]


@pytest.fixture
def forum():
    """Three rooms with a session each; in Hall A one more on the second day."""
    forum = ForumFactory(languages=["en"])
    for name in ("Hall A", "Hall B", "Hall C"):
        room = RoomFactory(forum=forum, names={"en": name})
        SessionFactory(forum=forum, room=room, title={"en": f"Talk in {name}"})
    later = baku(11).replace(day=6)
    SessionFactory(forum=forum, room=forum.rooms.first(), title={"en": "Later"}, start=later)
    publish.publish(forum.uuid, by="test")
    return forum


@pytest.fixture
def page(page_of, forum):
    """A viewer's page."""
    return page_of(member(forum, "viewer"))


def test_rooms_and_a_day_are_chosen_and_their_door_sheets_come(page, forum):
    page.goto(address(forum, "paper"))
    for part, ticked in (("Rooms", ("Hall A", "Hall B")), ("Days", ("Friday, 5 December",))):
        page.locator("summary", has_text=part).focus()
        page.keyboard.press("Enter")
        for label in ticked:
            page.get_by_label(label, exact=True).press("Space")
    for scheme in ("dark", "light"):
        dark = "dark => document.documentElement.classList.toggle('dark', dark)"
        page.evaluate(dark, scheme == "dark")
        assert axe.of_ours(page) == {}, scheme
    page.get_by_role("button", name="Count the pages").click()
    page.locator(".kinds label", has_text="Door sheets").get_by_text("2 pages").wait_for()
    with page.expect_download() as sheets:
        page.get_by_role("button", name="Make the PDF").click()
    printed = Path(sheets.value.path()).read_bytes()
    assert len(opened(printed)) == 2
    said = read(printed)
    assert "TalkinHallA" in said
    assert "TalkinHallB" in said
    assert "HallC" not in said
    assert "Later" not in said
