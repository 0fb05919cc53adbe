"""The reader's own zone: one button away, kept on the device, always named."""

import pytest
from playwright.sync_api import expect

from events import releases
from sessions import publish
from sessions.models import Session
from tests.browser.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)

FORUM = "/en/agmf-2025/"
SCHEDULE = f"{FORUM}schedule/"
SHIFTS = """
window.moved = [];
new PerformanceObserver(list => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.moved.push(each.value);
}).observe({type: "layout-shift", buffered: true});
"""


PATHS = (
    "",
    "schedule/",
    "schedule/?view=rooms",
    "schedule/?view=compact",
    "schedule/?view=speakers",
    "schedule/?q=media",
    "sessions/media-ecosystem/",
    "speakers/adil-taghiyev/",
    "rooms/main-hall/",
)


@pytest.fixture
def reader(chromium, site):
    """A page of a device that stands in a zone."""
    contexts = []

    def reader(zone, **options):
        context = chromium.new_context(
            base_url=site, timezone_id=zone, service_workers="block", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    yield reader
    for context in contexts:
        context.close()


def button(page):
    return page.get_by_role("button", name="Show in your time").first


def hours(page):
    return page.locator("main time").all_text_contents()


def earlier(times, by):
    return [f"{int(at[:2]) - by:02}{at[2:]}" for at in times]


def named(page):
    return set(page.locator(".zone").all_inner_texts())


def test_one_button_tells_every_hour_in_the_reader_s_zone_and_back(reader):
    page = reader("Europe/Berlin")
    page.goto(SCHEDULE)
    was = hours(page)
    expect(button(page)).to_have_text("Show in your time (Berlin, UTC+1)")
    button(page).focus()
    page.keyboard.press("Space")
    expect(button(page)).to_have_attribute("aria-pressed", "true")
    expect(button(page)).to_be_focused()
    assert (hours(page), named(page)) == (earlier(was, 3), {"Berlin time (UTC+1)"})
    page.keyboard.press("Space")
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    assert (hours(page), named(page)) == (was, {"Baku time (UTC+4)"})


def test_it_is_kept_on_every_page_and_in_a_new_release_and_moves_nothing(reader):
    page = reader("Europe/Berlin", viewport={"width": 320, "height": 640})
    there = {}
    for path in PATHS:
        page.goto(FORUM + path)
        button(page).wait_for()
        there[path] = hours(page)
    button(page).click()
    for path in PATHS:
        page.goto(FORUM + path)
        page.locator(".yours [aria-pressed=true]").first.wait_for()
        assert (path, hours(page)) == (path, earlier(there[path], 3))
        assert named(page) == {"Berlin time (UTC+1)"}
        page.wait_for_timeout(100)
        assert sum(page.evaluate("window.moved")) < 0.02, path
    page.goto(SCHEDULE)
    session = Session.objects.get(kind="panel", state="confirmed", forum__slug="agmf-2025")
    session.start = session.start.replace(minute=5)
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    row = page.locator(f".s[data-n='{session.number}']")
    now = f"{session.start.hour + 1:02}:05"
    expect(row.locator(".state ins time").first).to_have_text(now, timeout=10_000)
    assert row.locator(".when time").first.inner_text() == now
    assert named(page) == {"Berlin time (UTC+1)"}
    assert page.get_attribute(".news ul", "data-there") == "Times are Baku time (UTC+4)."
    assert page.complaints == []


def test_another_date_is_said_and_everybody_can_use_it(reader):
    page = reader("Pacific/Kiritimati")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for view in ("", "?view=rooms", "?view=compact"):
            page.goto(SCHEDULE + view)
            if button(page).get_attribute("aria-pressed") == "false":
                button(page).click()
            expect(page.locator(".shift")).to_have_text(["6 Dec"])
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == {}
    panel = Session.objects.filter(forum__slug="agmf-2025").latest("start")
    page.goto(f"{FORUM}sessions/{panel.slug}/")
    expect(page.locator(".lead .date")).to_have_text("Saturday 6 December 2025")


def test_half_hours_and_the_night_when_clocks_change_are_right(reader):
    page = reader("Asia/Kolkata")
    page.goto("/en/evening/schedule/")
    expect(button(page)).to_have_text("Show in your time (Kolkata, UTC+5:30)")
    assert hours(page) == ["12:00", "13:30", "00:30", "02:00", "02:30"]
    button(page).click()
    assert hours(page) == ["15:30", "17:00", "04:00", "05:30", "06:00"]
    assert page.locator(".shift").all_inner_texts() == ["26 Oct", "26 Oct"]
    expect(page.locator(".turn")).to_be_hidden()  # it is another midnight


def test_where_the_hours_are_the_same_there_is_no_button(reader):
    page = reader("Asia/Dubai")
    page.goto(SCHEDULE)
    page.locator(".star").first.wait_for()
    assert button(page).count() == 0
