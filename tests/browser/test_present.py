"""The forum's own page while the forum runs, and once it is over."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from events import releases
from sessions import publish
from tests.browser.axe import violations
from tests.factories import ForumFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)

TITLES = ("Opening", "What banks, pension funds and states can and cannot do about it all", "Grids")
PLACES = "[...document.querySelectorAll('.onstage dt, .onstage ~ section, .foot')].map(each => each.getBoundingClientRect().top)"


@pytest.fixture
def running(site):
    """A forum in the middle of its day wherever that is noon, with a session an hour in two halls."""
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    east = 12 - now.hour
    forum = ForumFactory(
        slug="runs",
        starts=now.date(),
        ends=now.date(),
        zone=f"Etc/GMT{-east:+d}" if east else "UTC",
    )
    for hall in range(2):
        room = RoomFactory(forum=forum, names={"en": f"Hall {hall}"}, order=hall)
        for hour in range(-3, 4):
            facts = {"start": now + timedelta(hours=hour), "minutes": 60 - 15 * hall}
            title = {"en": f"{TITLES[hour % 3]} {hour}"}
            SessionFactory(forum=forum, room=room, title=title, **facts)
    publish.publish(forum.uuid, by="test")
    releases.forget()
    return now


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_on_follows_the_clock_and_moves_nothing(visit, running, width):
    page = visit("/en/")
    page.set_viewport_size({"width": width, "height": 800})
    answer = {"json": {"release": 1}, "headers": {"Date": "unknown"}}
    page.route("**/now.json", lambda route: route.fulfill(**answer))  # else the real hour is kept
    page.clock.install(time=running + timedelta(minutes=10))
    page = visit("/en/runs/")
    expect(page.locator(".onstage .s.now h3")).to_have_text([f"{TITLES[0]} 0"] * 2)
    assert violations(page) == {}
    page.evaluate("document.fonts.ready")
    before = page.evaluate(PLACES)
    page.clock.fast_forward("00:40:00")
    expect(page.locator(".onstage .s.now")).to_have_count(1)
    assert page.evaluate(PLACES) == before
    page.clock.fast_forward("00:30:00")
    expect(page.locator(".onstage .s.now h3")).to_have_text([f"{TITLES[1]} 1"] * 2)
    assert page.evaluate(PLACES) == before
    page.clock.fast_forward("06:00:00")
    expect(page.locator(".onstage .none")).to_be_visible()
    assert page.evaluate(PLACES) == before
    assert page.complaints == []


def test_a_programme_that_is_over_is_not_dimmed(visit, site):
    page = visit("/en/agmf-2025/schedule/")
    page.wait_for_selector(".s.past")
    colours = "[...document.querySelectorAll('h1, .s.past:not(.off) h3')].map(each => getComputedStyle(each).color)"
    assert len(set(page.evaluate(colours))) == 1
    assert violations(visit("/en/agmf-2025/")) == {}
