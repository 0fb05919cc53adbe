"""Screens at doors and in foyers: they show the session of the minute, with or without a network."""

import pytest
from playwright.sync_api import expect

from events import releases
from sessions import publish
from sessions.models import Session
from tests.browser.axe import violations

DOOR = "/en/agmf-2025/rooms/main-hall/display/"
DURING, BETWEEN, AFTER = "2025-12-05T11:20:00Z", "2025-12-05T06:50:00Z", "2025-12-05T20:00:00Z"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def screen(visit):
    """The door's screen at a moment of the forum's day."""

    def screen(moment, path=DOOR):
        page = visit("/en/")
        page.set_viewport_size({"width": 1920, "height": 1080})
        page.clock.install(time=moment)
        page = visit(path)
        page.clock.run_for(1100)
        return page

    return screen


def test_it_shows_the_clock_and_the_session_that_runs(screen):
    page = screen(DURING)
    assert page.inner_text(".clock") == "15:20"
    assert page.inner_text("[data-at=now] .at") == "Now"
    assert "Collaborative Efforts" in page.inner_text("[data-at=now] .title")
    assert page.locator(".slide:visible").count() == 1
    assert page.complaints == []


def test_when_nothing_runs_the_next_session_stands_large(screen):
    page = screen(BETWEEN)
    assert page.inner_text("[data-at=first] .at") == "Next"


def test_it_moves_on_by_itself(screen):
    page = screen(BETWEEN)
    page.clock.run_for("45:00")
    assert page.locator("[data-at=now]").count() == 1


def test_at_the_end_it_says_so(screen):
    page = screen(AFTER)
    assert page.inner_text(".over") == "The programme here is over."


def test_nothing_is_below_the_edge_of_the_screen(screen):
    for path in (DOOR, "/ka/agmf-2025/display/", "/en/evening/display/"):
        page = screen(DURING, path)
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), path


def test_it_takes_over_a_new_release(screen):
    page = screen(DURING)
    session = Session.objects.filter(kind="panel", state="confirmed").latest("start")
    session.title = {"en": "A new title"}
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    page.clock.run_for(21_000)
    expect(page.locator("[data-at=now] .title")).to_have_text("A new title")


def test_it_survives_the_network_and_says_how_old_it_is(screen):
    page = screen(DURING)
    page.context.set_offline(True)
    page.clock.run_for("05:00")
    assert page.inner_text(".age").startswith("No connection since 15:2")
    assert page.locator("[data-at=now]").count() == 1


def test_everybody_can_use_it(screen):
    page = screen(DURING)
    assert violations(page) == {}
