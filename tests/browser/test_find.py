"""Finding in the programme as one types: what is shown, its order, the address, back."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)

SCHEDULE = "/en/evening/schedule/"
# Whether or not the browser has drawn them yet, which it does when they come near the window.
SHOWN = "all => all.filter(each => !each.closest('[hidden]')).map(each => each.textContent.trim())"


PLACES = "all => all.map(each => [each.offsetLeft, each.offsetWidth])"
# Pixels that a link is wider than its words.
SPARE = """links => links.map(link => {
  const words = document.createRange();
  words.selectNodeContents(link);
  return Math.round(link.getBoundingClientRect().width - words.getBoundingClientRect().width);
})"""
DRAWN = """all => all.map(each => { const style = getComputedStyle(each);
  return [style.contentVisibility, style.backgroundColor, style.borderTopColor, style.boxShadow] })"""


def titles(page, within="#programme"):
    return page.locator(f"{within} .s h3").evaluate_all(SHOWN)


def asked(page):
    return page.evaluate("location.pathname + location.search")


def find(page, words):
    page.locator("#q").press_sequentially(words)


def as_the_server(page, query):
    """The titles and the words that the server's own page has for it."""
    context = page.context.browser.new_context(java_script_enabled=False)
    other = context.new_page()
    other.goto(page.url.partition("?")[0] + query)
    told = titles(other), other.locator(".found").inner_text()
    context.close()
    return told


def shown(page):
    return titles(page), page.locator(".found").inner_text()


def test_words_find_as_they_are_typed_what_the_server_finds(visit):
    page = visit("/en/agmf-2025/schedule/")
    find(page, "media ecosystem")
    expect(page.locator(".best")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=media\+ecosystem$"))
    expect(page.locator(".finder [role=status]")).to_have_text("1 of 3 sessions")
    assert shown(page) == as_the_server(page, "?q=media ecosystem")
    page.reload()
    assert shown(page) == as_the_server(page, "?q=media ecosystem")
    assert page.complaints == []


def test_back_leads_to_what_was_there_before_the_words(visit):
    page = visit("/en/agmf-2025/schedule/")
    every = titles(page)
    find(page, "Тагиев")
    expect(page).to_have_url(re.compile(r"\?q="))
    page.go_back()
    expect(page.locator(".best")).to_be_hidden()
    assert (titles(page), page.input_value("#q"), page.locator(".found").inner_text()) == (
        every, "", "",
    )  # fmt: skip
    page.go_forward()
    expect(page.locator(".best")).to_be_visible()
    assert page.input_value("#q") == "Тагиев"


def test_a_cell_of_the_grid_that_is_not_met_shows_nothing_and_keeps_its_place(visit):
    page = visit(f"{SCHEDULE}?view=rooms")
    before = page.locator("#programme .s").evaluate_all(PLACES)
    page.click("summary")
    page.select_option("#f-room", index=1)
    hidden = page.locator("#programme .s[hidden]")
    expect(hidden).not_to_have_count(0)
    for drawn in hidden.evaluate_all(DRAWN):
        assert drawn == ["hidden", "rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)", "none"]
    assert page.locator("#programme .s").evaluate_all(PLACES) == before


def test_the_views_stand_beside_each_other_each_as_wide_as_its_word(visit):
    links = visit(f"{SCHEDULE}?view=rooms").locator(".views a")
    assert links.evaluate_all(SPARE) == [0, 0, 0, 0]


@pytest.mark.parametrize("view", ["", "rooms", "compact", "speakers"])
def test_a_choice_shows_what_the_server_shows(visit, view):
    page = visit(f"{SCHEDULE}?view={view}" if view else SCHEDULE)
    page.click("summary")
    page.select_option("#f-role", "speaker") if page.locator("#f-role").count() else None
    page.select_option("#f-room", index=1)
    expect(page).to_have_url(re.compile("room="))
    query = page.url.partition("?")[2]
    assert shown(page) == as_the_server(page, f"?{query}")
    page.locator("#q").fill("tagiev")
    expect(page).to_have_url(re.compile("q=tagiev"))
    assert shown(page) == as_the_server(page, f"?{page.url.partition('?')[2]}")
    assert page.complaints == []


def test_what_was_found_in_an_old_release_becomes_whole_when_the_words_go(visit):
    page = visit("/en/agmf-2025/r1/schedule/?q=tagiev")
    page.fill("#q", "")
    expect(page.locator(".found")).to_have_text("")
    assert titles(page) == as_the_server(page, "")[0]
    assert asked(page) == "/en/agmf-2025/r1/schedule/"


def test_people_are_found_in_any_spelling_the_best_first(visit):
    page = visit("/en/agmf-2025/speakers/")
    names = page.locator(".people-list > li:visible h2")
    every = names.all_text_contents()
    find(page, "Исмаилов")
    expect(names).to_have_count(2)
    assert page.locator(".found").inner_text() == (
        "2 people found for “Исмаилов”. Show all speakers"
    )
    page.fill("#q", "xyzzy")
    expect(page.locator(".empty h2")).to_be_visible()
    page.fill("#q", "")
    expect(names).to_have_count(len(every))
    assert names.all_text_contents() == every
    assert page.complaints == []


def test_letters_that_only_the_server_knows_are_asked_of_it(visit):
    page = visit("/en/agmf-2025/schedule/")
    find(page, "媒体")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=%E5"))
    assert page.locator(".empty h2").inner_text() == "No session matches"


def test_the_keyboard_alone_finds_and_leads_on(visit):
    page = visit("/en/agmf-2025/schedule/")
    page.set_viewport_size({"width": 320, "height": 640})
    page.focus("#q")
    page.keyboard.type("taghiev")
    expect(page.locator(".best")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=taghiev$"))
    links = page.locator("#programme a:visible")
    links.last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Media Ecosystem")
