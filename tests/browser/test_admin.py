"""The admin in a real Chromium: signing in, writing a title, publishing; nothing for axe to say."""

import pytest

from events import releases
from tests.browser import axe
from tests.browser.heard import words
from tests.factories import (
    PASSWORD,
    AppearanceFactory,
    ForumFactory,
    SessionFactory,
    TeamMemberFactory,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("admin-browser")]


@pytest.fixture
def publisher():
    session = SessionFactory(forum=ForumFactory(), title={"en": "Opening"})
    AppearanceFactory(session=session)
    return TeamMemberFactory(forum=session.forum, role="publisher")


@pytest.fixture
def page(chromium, live_server, publisher):
    """The admin's home, signed in through the form; complaints of the console fail the test."""
    context = chromium.new_context(locale="en", viewport={"width": 1280, "height": 900})
    page, said = context.new_page(), []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.goto(f"{live_server.url}/admin/login/?next=/admin/")
    page.fill("#id_username", publisher.user.username)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1")
    yield page
    context.close()
    assert said == []


def test_a_title_is_written_in_its_tab_and_published(page, live_server, publisher):
    forum = publisher.forum
    session = forum.sessions.get()
    page.goto(f"{live_server.url}/admin/program_sessions/session/{session.pk}/change/")
    page.click(".field-title [data-tab=az]")
    page.fill("#id_title_az", "Açılış")
    page.click("[name=_save]")
    page.wait_for_url("**/session/")
    page.goto(f"{live_server.url}/admin/events/forum/{forum.pk}/publish/")
    page.click("form .button.key")
    page.wait_for_url("**/releases/")
    (published,) = releases.read(forum.uuid).document.sessions
    assert published.title == {"az": "Açılış", "en": "Opening"}


def test_one_tab_chooses_the_language_of_the_whole_page(page, live_server, publisher):
    session = publisher.forum.sessions.get()
    page.goto(f"{live_server.url}/admin/program_sessions/session/{session.pk}/change/")
    assert page.is_visible("#id_title_en")
    page.click(".field-title [data-tab=az]")
    assert page.is_visible("#id_subtitle_az")
    assert not page.is_visible("#id_subtitle_en")


def test_who_appears_is_added_and_taken_out_by_keyboard_alone(page, live_server, publisher):
    session = publisher.forum.sessions.get()
    part = session.appearances.get()
    page.goto(f"{live_server.url}/admin/program_sessions/session/{session.pk}/change/")
    page.get_by_role("link", name="Add another Appearance").press("Enter")
    page.get_by_role("button", name="Delete", exact=True).press("Enter")
    page.get_by_role("checkbox", name=f"Delete: {part}").press("Space")
    assert page.get_by_text("This item will be deleted.").first.is_visible()
    page.locator("[name=_save]").press("Enter")
    page.wait_for_url("**/session/")
    assert not session.appearances.exists()


def test_the_menu_beside_a_choice_opens_by_keyboard(page, live_server, publisher):
    session = publisher.forum.sessions.get()
    page.goto(f"{live_server.url}/admin/program_sessions/session/{session.pk}/change/")
    opener = page.get_by_role("button", name="Add another room").first
    opener.press("Enter")
    link = page.get_by_role("link", name="Add another room").and_(page.locator(":focus"))
    link.wait_for()
    link.press("Escape")
    assert opener.evaluate("opener => opener === document.activeElement")
    page.locator("#add_id_room").wait_for(state="hidden")
    opener.press("Enter")
    with page.expect_popup() as popup:
        link.press("Enter")
    assert "/room/add/" in popup.value.url


def test_no_icon_s_name_is_read_out(page, live_server, publisher):
    session = publisher.forum.sessions.get()
    for path in ("", f"{session.pk}/change/"):
        page.goto(f"{live_server.url}/admin/program_sessions/session/{path}")
        icons = page.locator(".material-symbols-outlined").all_inner_texts()
        heard = [text.strip() for text in words(page)]
        assert [icon for icon in icons if icon.strip() in heard] == []
        assert page.get_by_role("button", name="Find").count() == (not path)


@pytest.mark.parametrize("where", ["", "program_sessions/session/", "{session}", "{publish}"])
def test_axe_finds_nothing_on_the_pages_of_every_day(page, live_server, publisher, where):
    session = publisher.forum.sessions.get()
    paths = {
        "{session}": f"program_sessions/session/{session.pk}/change/",
        "{publish}": f"events/forum/{publisher.forum_id}/publish/",
    }
    page.goto(f"{live_server.url}/admin/{paths.get(where, where)}")
    assert axe.of_ours(page) == {}
