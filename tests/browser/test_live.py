"""A new release comes into an open page, which says what it has changed."""

import re

import pytest
from playwright.sync_api import expect

from events import releases
from sessions import publish
from sessions.models import Session

pytestmark = pytest.mark.django_db(transaction=True)

SCHEDULE = "/en/agmf-2025/schedule/"
SOON = 10_000  # ms


def panel():
    return Session.objects.get(kind="panel", state="confirmed", forum__slug="agmf-2025")


def publish_a_title(title):
    session = panel()
    session.title = {**session.title, "en": title}
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    return session.number


def test_a_new_release_reaches_an_open_page_which_says_what_changed(visit):
    page = visit(SCHEDULE)
    page.evaluate("window.same = true")
    number = publish_a_title("A newer title")
    row = page.locator(f"[data-n='{number}']")
    expect(row.locator("h3")).to_have_text("A newer title", timeout=SOON)
    expect(page.locator(".news h2")).to_have_text(re.compile("^Release 3: 1 change$"))
    assert "A newer title" in page.inner_text(".news li ins")
    expect(row.locator(".news-mark + span ins")).to_have_text("A newer title")
    expect(page.locator("body > [role=status].vh")).to_have_text(re.compile("^Release 3: 1 change"))
    assert page.inner_text(".foot .stamp b") == "Release 3"
    assert re.search("/r3-", page.get_attribute("link[href*='/agmf-2025/r']", "href"))
    assert page.evaluate("window.same")
    assert page.complaints == []


def test_the_reader_s_place_focus_and_open_parts_stay(visit):
    page = visit("/en/evening/schedule/")
    page.set_viewport_size({"width": 390, "height": 600})
    page.locator("summary").first.click()
    link = page.locator(".s h3 a").last
    link.focus()
    before, name = link.bounding_box()["y"], link.inner_text()
    session = Session.objects.filter(forum__slug="evening").order_by("start").first()
    session.title = {"de": "Neu", "en": "New"}
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    expect(page.locator(".news")).to_be_visible(timeout=SOON)
    assert page.evaluate("document.activeElement.innerText") == name
    assert abs(page.locator(".s h3 a").last.bounding_box()["y"] - before) < 2
    assert page.locator("details[open]").count() == 1


def test_a_favourite_comes_first_and_the_notice_closes_by_key(visit):
    page = visit(SCHEDULE)
    uuid = page.get_attribute("body", "data-id")
    page.evaluate(f"localStorage['forum:{uuid}:favourites'] = '[{panel().number}]'")
    other = Session.objects.get(kind="panel", state="cancelled", forum__slug="agmf-2025")
    other.title = {"en": "AAA"}
    other.save()
    publish_a_title("Mine")
    expect(page.locator(".news li").first).to_have_text(
        re.compile("In your agenda.*Mine"), timeout=SOON
    )
    page.locator(".news button").focus()
    page.keyboard.press("Escape")
    assert page.locator(".news").count() == 0
    assert page.evaluate("document.activeElement.id") == "main"


def test_who_comes_back_is_told_once_what_was_missed(visit):
    visit(SCHEDULE).wait_for_function("Object.keys(localStorage).some(k => k.endsWith(':seen'))")
    publish_a_title("Changed meanwhile")
    page = visit(SCHEDULE)
    expect(page.locator(".news h2")).to_have_text("Release 3: 1 change since your last visit")
    page = visit(SCHEDULE)
    page.wait_for_timeout(300)
    assert page.locator(".news").count() == 0


def test_an_old_release_neither_asks_nor_tells(visit):
    page = visit("/en/agmf-2025/r1/schedule/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    publish_a_title("Newer")
    page.wait_for_timeout(2500)
    assert [url for url in asked if "now.json" in url] == []
    assert page.locator(".news").count() == 0


def test_it_waits_when_told_to(visit):
    page = visit("/en/")
    page.clock.install()
    asked = []
    busy = {"status": 503, "headers": {"Retry-After": "300"}, "body": ""}
    page.route("**/now.json", lambda route: (asked.append(1), route.fulfill(**busy)))
    page = visit(SCHEDULE)
    page.clock.run_for(5000)
    page.wait_for_timeout(200)
    page.clock.run_for(200_000)
    page.wait_for_timeout(200)
    assert len(asked) == 1
    page.clock.run_for(110_000)
    page.wait_for_timeout(200)
    assert len(asked) == 2
