"""The words of the public pages as a screen reader gets them: apart, and none for the eye alone."""

import pytest

from tests.browser.heard import words

pytestmark = pytest.mark.django_db(transaction=True)
FORUM = "/en/agmf-2025/"


@pytest.mark.parametrize("view", ["", "?view=rooms", "?view=compact"])
def test_room_and_theme_of_a_session_do_not_run_together(visit, view):
    heard = "".join(words(visit(f"{FORUM}schedule/{view}")))
    assert "Main hall, Professionalism and media literacy" in heard


def test_role_room_and_day_on_a_speakers_page_do_not_run_together(visit):
    heard = "".join(words(visit(f"{FORUM}speakers/ahmad-ismayilov/")))
    assert "Opening remarks, Main hall, Friday 5 December 2025" in heard


@pytest.mark.parametrize("path", ["speakers/", "organisations/", "schedule/?view=speakers"])
def test_a_list_s_letters_are_for_the_eye(visit, path):
    page = visit(FORUM + path)
    letters = page.locator("main [data-l]").evaluate_all("list => list.map(e => e.dataset.l)")
    assert letters
    assert [text for text in words(page) if text in letters] == []


def test_before_and_after_stand_apart_from_what_was(visit):
    page = visit(f"{FORUM}releases/2/")
    heard = "".join(words(page))
    assert "Before: Friday 5 December, 1" in heard
    assert "→Before" not in heard
