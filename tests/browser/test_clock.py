"""What is on now, by the forum's clock."""

from datetime import datetime
from email.utils import format_datetime

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)

SCHEDULE = "/en/agmf-2025/schedule/"
DURING, BETWEEN, AFTER = "2025-12-05T11:20:00Z", "2025-12-05T06:30:00Z", "2025-12-06T20:00:00Z"


@pytest.fixture
def at(visit):
    """A page at a moment, by the device's clock and by the server's."""

    def at(moment, path=SCHEDULE, told=None):
        page = visit("/en/")
        date = told or format_datetime(datetime.fromisoformat(moment), usegmt=True)
        answer = {"json": {"release": 2}, "headers": {"Date": date}}
        page.route("**/now.json", lambda route: route.fulfill(**answer))
        page.clock.install(time=moment)
        return visit(path)

    return at


def test_what_runs_is_marked_and_the_line_stands_above_it(at):
    page = at(DURING)
    expect(page.locator(".s.now")).to_have_count(1)
    assert page.inner_text(".s.now .tag.now") == "Now"
    assert page.inner_text(".nowline") == "Now, 15:20"
    assert page.evaluate("document.querySelector('.nowline').nextElementSibling.matches('.s.now')")
    assert page.locator(".s.past").count() > 0
    assert page.complaints == []


def test_the_rows_follow_the_minute(at):
    page = at(BETWEEN, told="unknown")
    expect(page.locator(".s.past")).to_have_count(0)
    page.clock.fast_forward("05:00:00")
    expect(page.locator(".s.past")).to_have_count(2)


def test_after_the_forum_all_is_past_and_nothing_is_next(at):
    page = at(AFTER)
    page.wait_for_selector(".s.past")
    assert page.locator(".nowline, .s.now, .s.next").count() == 0


def test_a_device_with_a_wrong_clock_goes_by_the_server_s(at):
    page = at(AFTER, told="Fri, 05 Dec 2025 11:20:00 GMT")
    page.clock.run_for(3000)
    expect(page.locator(".s.now")).to_have_count(1)


def test_in_the_grid_the_line_stands_at_its_hour(at):
    page = at(DURING, SCHEDULE + "?view=rooms")
    page.wait_for_load_state("networkidle")
    line, cell = (page.locator(each).bounding_box() for each in (".nowline", ".s.now"))
    # 15:20 is a third of what takes from 15:00 to 16:00.
    assert line["y"] + line["height"] / 2 == pytest.approx(cell["y"] + cell["height"] / 3, abs=8)


def test_an_old_release_has_no_now(at):
    page = at(DURING, "/en/agmf-2025/r1/schedule/")
    page.wait_for_load_state("networkidle")
    assert page.locator(".s.now, .s.past, .nowline").count() == 0


def test_to_say_what_is_on_moves_nothing(at):
    page = at(BETWEEN, told="unknown")
    page.wait_for_selector(".s.next .tag.next")
    page.evaluate("document.fonts.ready")
    places = "[...document.querySelectorAll('.s h3, .s .meta')].map(each => each.getBoundingClientRect().top)"
    before = page.evaluate(places)
    page.clock.fast_forward("05:00:00")
    expect(page.locator(".s.now")).to_have_count(1)
    assert page.evaluate(places) == before
