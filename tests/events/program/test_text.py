"""Texts: the language that is picked, and the one form in which a text is kept."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program.text import LANGUAGE_TAG, canonical, clean, pick


def test_the_first_language_that_has_a_text_is_picked():
    assert pick({"en": "Trust", "az": "Etimad"}, ("ka", "az", "en")) == ("Etimad", "az")


def test_an_empty_text_is_passed_over():
    assert pick({"az": "", "en": "Trust"}, ("az", "en")) == ("Trust", "en")


def test_without_a_wanted_language_any_text_is_better_than_none():
    assert pick({"ru": "Доверие", "ka": "ნდობა"}, ("en",)) == ("ნდობა", "ka")


def test_nothing_is_picked_where_there_is_no_text():
    assert pick({"en": ""}, ("en",)) == ("", "")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Trust\t", "Trust"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("C\u0327\u0131x\u0131s\u0327", "Çıxış"),
        ("half a pair \ud800", "half a pair"),
        ("\u202bשלום\u202c", "\u202bשלום\u202c"),
    ],
)
def test_a_text_is_kept_in_one_form(written, kept):
    assert clean(written) == kept


@given(st.text(st.characters(exclude_categories=())))
def test_a_clean_text_is_clean(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(exclude_categories=())))
def test_every_clean_text_may_stand_in_xml(text):
    element = ET.Element("title")
    element.text = clean(text)
    assert ET.fromstring(ET.tostring(element, encoding="utf-8")).text in (clean(text), None)


def test_languages_are_kept_in_order_and_empty_ones_not_at_all():
    assert list(canonical({"ru": "Да", "az": " ", "en": "Yes"}).items()) == [
        ("en", "Yes"),
        ("ru", "Да"),
    ]


@pytest.mark.parametrize("tag", ["az", "ka", "sr-Latn", "en-GB", "zh-Hant-TW", "gsw"])
def test_a_language_tag_is_known(tag):
    assert LANGUAGE_TAG.fullmatch(tag)


@pytest.mark.parametrize("tag", ["", "English", "EN", "en_GB", "en-gb", "a"])
def test_what_is_no_language_tag_is_refused(tag):
    assert not LANGUAGE_TAG.fullmatch(tag)
