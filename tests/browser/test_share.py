"""A session is shared: by its short address, its code, the device's own way, and on paper."""

import pytest

from tests.browser.axe import violations

SESSION = "/en/agmf-2025/sessions/media-ecosystem/"
pytestmark = pytest.mark.django_db(transaction=True)
DEVICE = "navigator.share = (what) => { window.shared = what; return Promise.resolve(); };"


def test_the_short_address_is_selected_whole_and_leads_back(visit):
    page = visit(SESSION)
    link = page.locator("[data-share]")
    assert link.evaluate("each => getComputedStyle(each).userSelect") == "all"
    address = link.get_attribute("href")
    page.goto(address)
    assert page.url.endswith(SESSION)


def test_the_code_is_behind_a_word_and_is_drawn(visit):
    page = visit(SESSION)
    page.locator(".share summary").focus()
    page.keyboard.press("Enter")
    code = page.locator(".share .qr")
    assert code.is_visible()
    assert code.evaluate("each => each.decode().then(() => each.complete)")
    assert page.complaints == []


def test_the_code_is_printed(visit):
    page = visit(SESSION)
    page.emulate_media(media="print")
    assert page.locator(".share .qr").bounding_box()["width"] > 90


def test_a_device_that_can_share_is_offered_the_short_address(visit):
    page = visit("/en/")
    page.add_init_script(DEVICE)
    page = visit(SESSION)
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("shared.url") == page.locator("[data-share]").get_attribute("href")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_part_can_be_used_by_everyone_at_any_width(visit, width):
    page = visit(SESSION)
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(".share details").evaluate("each => { each.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == {}
