"""Mine: stars on every page, an agenda of them, sent to others, with a calendar that follows."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from events import releases
from events.models import Agenda
from sessions import publish
from sessions.models import Session
from tests.browser.axe import violations

FORUM = "/en/agmf-2025/"
MINE = f"{FORUM}mine/"
# A device whose storage is full, or forbidden.
REFUSING = """methods => methods.forEach(method => Storage.prototype[method] = () => {
  throw new DOMException("no", "QuotaExceededError");
})"""
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keep(visit):
    """A device that keeps these sessions; its page."""

    def keep(*numbers, path=MINE):
        page = visit("/en/agmf-2025/releases/")
        key = f"forum:{page.get_attribute('body', 'data-id')}:favourites"
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, str([*numbers])])
        return visit(path)

    return keep


@pytest.fixture
def numbers():
    """The demo's sessions by the hour; the first is cancelled."""
    return [
        *Session.objects.filter(forum__slug="agmf-2025")
        .order_by("start", "number")
        .values_list("number", flat=True)
    ]


@pytest.mark.parametrize(
    "path",
    ["", "schedule/", "schedule/?view=rooms", "schedule/?view=compact", "schedule/?view=speakers",
     "speakers/adil-taghiyev/", "sessions/media-ecosystem/", "rooms/main-hall/"],
)  # fmt: skip
def test_every_page_that_shows_a_session_has_its_star(visit, path):
    page = visit(FORUM + path)
    star = page.get_by_role("button", name="Keep: “").first
    expect(star).to_have_attribute("aria-pressed", "false")
    star.focus()
    page.keyboard.press("Space")
    expect(star).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_role("button", name="Keep: “", pressed=True).first).to_be_visible()
    assert page.complaints == []


@pytest.mark.parametrize("refused", [["setItem"], ["getItem", "setItem"]])
def test_where_a_device_keeps_nothing_a_star_holds_while_the_page_is_open(visit, refused):
    page = visit(f"{FORUM}schedule/")
    stars = page.get_by_role("button", name="Keep: “")
    stars.last.click()
    page.evaluate(REFUSING, refused)
    for pressed in ("true", "false", "true"):
        stars.first.click()
        expect(stars.first).to_have_attribute("aria-pressed", pressed)


def test_a_star_on_what_overlaps_a_kept_session_says_so(visit):
    kept, starred = Session.objects.filter(forum__slug="agmf-2025", state="confirmed").order_by(
        "start"
    )[:2]
    starred.start, starred.minutes = kept.start, kept.minutes
    starred.save()
    publish.publish(kept.forum.uuid, by="test")
    releases.forget()
    page = visit(f"{FORUM}schedule/")
    page.locator(f"[data-star='{kept.number}']").click()
    assert page.locator(".overlap").count() == 0
    star = page.locator(f"[data-star='{starred.number}']")
    star.focus()
    page.keyboard.press("Space")
    note = page.locator(f".s[data-n='{starred.number}'] .overlap")
    expect(note).to_contain_text(f"Overlaps {kept.start + timedelta(hours=4):%H:%M}–")
    expect(page.locator("[role=status]", has_text=kept.title["en"])).to_have_count(1)
    assert violations(page) == {}
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.pathname").endswith(f"/{kept.slug}/")
    star.click()
    expect(note).to_have_count(0)
    page = visit(f"{FORUM}sessions/{starred.slug}/")  # which does not show the other
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".lead .overlap a")).to_have_text(kept.title["en"])
    assert page.complaints == []


def test_another_tab_learns_of_it_at_once(visit):
    page = visit(f"{FORUM}schedule/")
    other = page.context.new_page()
    other.goto(page.url)
    page.locator(".star").first.click()
    expect(other.locator(".star").first).to_have_attribute("aria-pressed", "true")


def test_without_a_star_the_agenda_says_what_to_do(visit):
    page = visit(MINE)
    expect(page.locator(".empty:visible h2")).to_have_text("No session is kept yet")


def test_the_agenda_shows_what_is_kept_with_what_is_cancelled_and_gone(keep, numbers):
    page = keep(*numbers[:2], 999)
    expect(page.locator("#agenda .s")).to_have_count(3)
    expect(page.locator(".lost h3")).to_have_text("Session 999")
    expect(page.locator(".told")).to_have_text("2 sessions.")
    assert page.complaints == []


def test_what_no_session_can_be_is_asked_for_once(keep, numbers):
    page = keep(numbers[0], path=f"{FORUM}releases/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page = keep(numbers[0], 10**12, *range(1000, 1300))
    expect(page.locator(".told")).to_have_text("1 session.")
    page.wait_for_timeout(300)
    assert len([url for url in asked if "?sessions=" in url and ".svg" not in url]) == 1


def test_what_is_dropped_by_mistake_is_brought_back_by_keyboard_alone(keep, numbers):
    page = keep(*numbers[:2])
    star = page.locator(f"[data-star='{numbers[1]}']")
    star.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#agenda .s")).to_have_count(1)
    expect(page.get_by_role("button", name="Keep it again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#agenda .s")).to_have_count(2)
    expect(star).to_be_focused()


def test_without_a_network_the_kept_rows_come_from_the_programme(keep, numbers):
    page = keep(numbers[0], path=f"{FORUM}releases/")
    page.route("**/mine/?sessions=*", lambda route: route.abort())
    page.click("text=My agenda")
    expect(page.locator("#agenda .s")).to_have_count(1)
    expect(page.locator("#agenda .star")).to_have_count(1)


def test_a_sent_agenda_opens_without_a_script(chromium, site, numbers):
    context = chromium.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto(f"{MINE}?sessions={numbers[0]},{numbers[1]}")
    assert page.locator("#agenda .s").count() == 2
    assert page.locator("button:visible").count() == 0
    assert page.locator(".code").evaluate("code => code.complete && code.naturalWidth > 0")
    context.close()


def test_a_sent_agenda_is_kept_by_keyboard_alone(visit, numbers):
    page = visit(f"{MINE}?sessions={numbers[0]},{numbers[1]}")
    page.get_by_role("button", name="Keep these on this device").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".taken a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#agenda [data-star][aria-pressed=true]")).to_have_count(2)
    page.go_back()
    expect(page.get_by_role("button", name="Keep these on this device")).to_have_count(0)


def test_a_calendar_is_made_follows_the_stars_and_is_deleted(keep, numbers):
    page = keep(numbers[0])
    page.wait_for_load_state("networkidle")  # the agenda is drawn, and its buttons stay
    page.get_by_role("button", name="Make the address").click()
    link = page.get_by_role("link", name="Subscribe", exact=True)
    expect(link).to_be_visible(timeout=20_000)
    assert link.get_attribute("href") == page.inner_text(".secret").replace("http:", "webcal:")
    assert Agenda.objects.get().sessions == [numbers[0]]
    page.goto(page.url.replace("mine/", "schedule/"))
    with page.expect_response("**/agendas/*/"):
        page.locator(f"[data-star='{numbers[1]}']").first.click()
    assert Agenda.objects.get().sessions == sorted(numbers[:2])
    page.go_back()
    page.get_by_role("button", name="Delete the address").click()
    expect(page.get_by_role("button", name="Make the address")).to_be_visible()
    assert not Agenda.objects.exists()
    assert page.complaints == []


@pytest.mark.parametrize("width", [320, 1280])
def test_everybody_can_use_it(keep, numbers, width):
    page = keep(*numbers)
    page.set_viewport_size({"width": width, "height": 900})
    expect(page.locator("#agenda .s")).to_have_count(len(numbers))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == {}
