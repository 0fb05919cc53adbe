"""A text on a page: escaped, and marked with its language."""

import pytest

from events.public.said import Said


def test_a_text_in_the_page_s_language_is_only_escaped():
    assert str(Said("Q & A <b>", "en", "en")) == "Q &amp; A &lt;b&gt;"


def test_a_fallback_says_its_language():
    assert str(Said("Əsas zal", "az", "en")) == '<span lang="az">Əsas zal</span>'


def test_a_text_from_right_to_left_says_its_direction():
    assert str(Said("منتدى", "ar", "en")) == '<span lang="ar" dir="rtl">منتدى</span>'


def test_a_marked_fallback_carries_the_small_mark():
    marked = Said("Açılış", "az", "en").marked
    assert marked == '<span class="fb" lang="az" data-l="AZ">Açılış</span>'


def test_a_marked_text_in_the_page_s_language_has_no_mark():
    assert Said("Opening", "en", "en").marked == "Opening"


@pytest.mark.parametrize(("text", "there"), [("", False), ("a", True)])
def test_only_a_text_is_true(text, there):
    assert bool(Said(text, "en", "az")) is there


def test_no_text_is_not_foreign():
    assert not Said("", "", "en").foreign
