"""Names are copied letter by letter, and said to be."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/en/agmf-2025/speakers/ahmad-ismayilov/"


@pytest.fixture
def page(visit):
    page = visit(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_a_spelling_is_copied_with_the_keyboard_and_that_is_said(page):
    button = page.get_by_role("button", name="Copy Əhməd İsmayılov", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Copied").wait_for(state="attached")
    assert clipboard(page) == "Əhməd İsmayılov"
    page.get_by_role("button", name="Copied").wait_for(state="detached")
    assert button.is_visible()
    assert page.complaints == []


def test_a_whole_line_is_copied(page):
    page.locator(".lines tr", has_text="Azerbaijani").get_by_role("button").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert clipboard(page) == "Əhməd İsmayılov, İcraçı direktor, Medianın İnkişafı Agentliyi"


def test_without_a_clipboard_the_name_is_selected_and_copied(visit):
    page = visit(PAGE)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    page.evaluate(
        "document.addEventListener('copy', () => { window.copied = String(getSelection()) })"
    )
    page.get_by_role("button", name="Copy Ahmad Ismayilov", exact=True).click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("window.copied") == "Ahmad Ismayilov"


def heights(page):
    """Of the cells of the tables, on a phone and on a desk."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        cells = "[...document.querySelectorAll('.spell th + td')]"
        yield page.evaluate(f"{cells}.map((cell) => cell.getBoundingClientRect().top)")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_tables_keep_room_for_the_buttons_so_that_nothing_moves(visit, language):
    page = visit(PAGE.replace("/en/", f"/{language}/"))
    with_buttons = list(heights(page))
    page.evaluate("document.querySelectorAll('.copy').forEach((each) => each.remove())")
    assert list(heights(page)) == with_buttons
