"""Publishing in a real Chromium: a part by mouse and keyboard, the rest later, undo."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from events import releases
from sessions import publish, publish_runs
from sessions.models import Planned
from tests.admin_pages import address, member
from tests.browser import axe
from tests.databases import database_url
from tests.factories import ForumFactory, RoomFactory, SessionFactory, UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("admin-browser")]


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def forum():
    """Three sessions, all retitled since the release; one also moved to a new room."""
    forum = ForumFactory()
    for title in ("Opening", "Panel", "Closing"):
        SessionFactory(forum=forum, title={"en": title})
    publish.publish(forum.uuid, by="test")
    for session in forum.sessions.all():
        session.title = {"en": f"{session.title['en']} II"}
        session.save()
    return forum


@pytest.fixture
def page(page_of, forum):
    """A publisher's page."""
    return page_of(member(forum, "publisher"))


def test_it_is_published_at_its_hour_by_the_clock_in_a_process_of_its_own(page, forum):
    page.goto(address(forum, "publish"))
    page.get_by_text("Or publish these at an hour").click()
    page.fill("#id_due_0", "2099-12-05")
    page.fill("#id_due_1", "10:00")
    page.get_by_role("button", name="Publish at this hour").click()
    page.wait_for_url("**/planned/")
    page.get_by_text("5 December 2099, 10:00 (UTC+4)").first.wait_for()
    assert page.get_by_role("alert").is_visible()  # no clock runs yet
    assert complaints(page) == {}
    Planned.objects.update(due=datetime.now(UTC))
    url = database_url()
    done = run_clock(url)
    assert "done" in done.stdout, done.stderr
    page.reload()
    page.get_by_text("Done as release 2").wait_for()
    assert not page.get_by_role("alert").is_visible()
    releases.forget()
    assert titles(forum) == {"Opening II", "Panel II", "Closing II"}


def test_who_was_signed_out_meanwhile_is_asked_to_sign_in_again(page, forum, monkeypatch):
    monkeypatch.setattr(publish_runs, "LARGE", 0)
    by, now = UserFactory(), datetime.now(UTC)
    publish_runs.ask(forum, verb="publish", facts={"seen": 1}, by=by, at=now)
    page.goto(address(forum, "publishing"))
    assert page.get_by_role("status").inner_text() == "Starting"
    page.context.clear_cookies()
    page.wait_for_url("**/login/**")


def test_who_follows_a_link_in_the_draft_sees_the_public_page_beside_it(page, forum):
    page.goto(address(forum, "compare") + "?page=schedule/&language=en")
    draft, public = page.locator(".beside iframe").all()
    public.content_frame.get_by_role("heading", name="Panel", exact=True).wait_for()
    assert complaints(page) == {}
    draft.content_frame.get_by_role("link", name="Panel II").first.click()
    page.wait_for_url("**page=sessions**")
    public.content_frame.get_by_role("heading", name="Panel", exact=True, level=1).wait_for()
    draft.content_frame.get_by_role("heading", name="Panel II", level=1).wait_for()
    (words,) = page.locator(".changes li").all()
    assert "Panel II" in words.inner_text()


def test_what_leads_out_of_the_compared_pages_opens_by_itself(page, forum):
    forum.sessions.update(
        links=[{"kind": "material", "title": "Slides", "url": "http://127.0.0.1:9/slides"}]
    )
    session = forum.sessions.first()
    page.goto(f"{address(forum, 'compare')}?page=sessions/{session.slug}/&language=en")
    draft = page.locator(".beside iframe").first.content_frame
    expect(draft.get_by_role("link", name="Slides")).to_have_attribute("target", "_blank")
    for stays in (draft.get_by_role("link", name="Speakers"), draft.locator(".langs a").first):
        assert stays.get_attribute("target") is None


def complaints(page):
    """What axe says of our part of the page."""
    return axe.of_ours(page, without=(*axe.THEIRS, ("iframe",)))


def run_clock(url):
    """`manage.py clock --once` beside this process, on the same database."""
    settings = {"DATABASE_URL": url, "SITE_URL": "http://127.0.0.1", "SECRET_KEY": "x" * 50}
    return subprocess.run(
        [sys.executable, "manage.py", "clock", "--once"],
        cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def titles(forum):
    document = releases.read(forum.uuid).document
    return {session.title["en"] for session in document.sessions}


def test_one_of_three_changes_is_published_the_others_are_not_and_all_is_undone(page, forum):
    page.goto(address(forum, "publish"))
    assert "Chosen: 3 of 3" in page.inner_text(".chosen-count")
    assert complaints(page) == {}
    everything = page.locator("section.kind > .choice-head input")
    everything.focus()
    page.keyboard.press("Space")
    assert "Chosen: 0 of 3" in page.inner_text(".chosen-count")
    page.locator(".thing", has_text="Panel II").get_by_role("checkbox").check()
    assert everything.evaluate("box => box.indeterminate")
    page.fill("#id_label", "Typo")
    page.keyboard.press("Enter")
    page.wait_for_url("**/releases/")
    assert titles(forum) == {"Opening", "Panel II", "Closing"}
    page.get_by_role("link", name="Publish 1 again").click()
    page.click("form .button.key")
    page.wait_for_url("**/releases/")
    assert titles(forum) == {"Opening", "Panel", "Closing"}


def test_what_comes_along_is_shown_first(page, forum):
    panel = forum.sessions.get(title__en="Panel II")
    panel.room = RoomFactory(forum=forum, names={"en": "Great hall"})
    panel.save()
    page.goto(address(forum, "publish"))
    page.get_by_role("button", name="Only this Panel II").click()
    page.get_by_role("heading", name="1 more change comes along").wait_for()
    assert releases.read(forum.uuid).number == 1
    page.click("form .button.key")
    page.wait_for_url("**/releases/")
    releases.forget()
    assert len(releases.read(forum.uuid).document.rooms) == 1
    assert titles(forum) == {"Opening", "Panel II", "Closing"}
