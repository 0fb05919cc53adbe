"""The pages are complete without JavaScript."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(chromium, site):
    context = chromium.new_context(java_script_enabled=False, base_url=site)
    yield context.new_page()
    context.close()


def test_a_reader_finds_a_session_by_its_theme(page):
    page.goto("/en/agmf-2025/schedule/")
    page.click("summary")
    page.select_option("select[name=theme]", "media-literacy")
    page.click("form button")
    assert page.locator(".found b").inner_text() == "1 of 3 sessions"
    page.click(".s h3 a")
    assert page.locator("h1").inner_text().startswith("Collaborative Efforts")


def test_a_reader_finds_a_person_by_another_spelling(page):
    page.goto("/en/agmf-2025/speakers/")
    page.fill("#q", "Тагиев")
    page.click("form button")
    assert page.locator(".people-list h2").all_inner_texts() == ["Adil Taghiyev"]


def test_a_reader_changes_the_language_and_stays_where_they_are(page):
    page.goto("/en/agmf-2025/speakers/adil-taghiyev/")
    page.click(".langs a[lang=az]")
    assert page.locator("h1").inner_text() == "Adil Tağıyev"


def test_the_grid_places_rooms_side_by_side_in_a_wide_window(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/en/evening/schedule/?view=rooms")
    boxes = [each.bounding_box() for each in page.locator("#day-1 .s:not(.pause)").all()]
    corners = {(round(box["x"]), round(box["y"])) for box in boxes}
    assert len(corners) == len(boxes) > 1
    assert len({x for x, _y in corners}) > 1
