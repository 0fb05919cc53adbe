"""Conflicts in a real Chromium: shown, acknowledged, taken back, and gone once the cause is."""

import pytest

from tests.browser import axe
from tests.factories import (
    PASSWORD,
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TeamMemberFactory,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("admin-browser")]


@pytest.fixture
def forum():
    """Two talks at once in Hall A, and a panel that nobody leads."""
    forum = ForumFactory(names={"en": "Media Forum"})
    hall = RoomFactory(forum=forum, names={"en": "Hall A"})
    for title in ("Opening", "Closing"):
        SessionFactory(forum=forum, title={"en": title}, kind="talk", room=hall)
    panel = SessionFactory(forum=forum, title={"en": "Panel"})
    AppearanceFactory(session=panel, speaker=SpeakerFactory(forum=forum, protocol_order=2))
    return forum


@pytest.fixture
def page(chromium, live_server, forum):
    """Signed in as an editor, on the forum's conflicts."""
    editor = TeamMemberFactory(forum=forum, role="editor").user
    context = chromium.new_context(locale="en", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    place = f"/admin/events/forum/{forum.pk}/conflicts/"
    page.goto(f"{live_server.url}/admin/login/?next={place}")
    page.fill("#id_username", editor.username)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".conflicts")
    yield page
    context.close()


def texts(page, where):
    return page.locator(where).all_inner_texts()


def test_a_conflict_is_shown_acknowledged_taken_back_and_resolved(page, live_server, forum):
    place = page.url
    assert texts(page, ".conflicts .tag") == ["Impossible", "Serious"]
    assert axe.of_ours(page) == {}

    page.keyboard.press("Tab")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.fill(".acknowledge[open] [name=reason]", "A joint session")
    page.keyboard.press("Enter")
    page.wait_for_selector(".seen")
    assert texts(page, ".conflicts:not(.seen) .tag") == ["Serious"]
    assert "A joint session" in page.inner_text(".seen")
    page.click(".seen button")
    page.wait_for_selector(".seen", state="detached")
    assert texts(page, ".conflicts .tag") == ["Impossible", "Serious"]

    page.click(".conflicts .told a >> text=Closing")
    page.wait_for_selector(".session-conflicts")
    page.fill("#id_start_1", "14:00")
    page.click("[name=_continue]")
    page.wait_for_selector(".session-conflicts", state="detached")
    page.goto(place)
    assert texts(page, ".conflicts .tag") == ["Serious"]
