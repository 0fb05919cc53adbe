"""Persons in one text, countries by name, texts that are copies, JSON in a script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program.formats import (
    jsonp,
    written_countries,
    written_languages,
    written_names,
    written_texts,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Ann Lee and Bo Chen & Cy Dee", ["Ann Lee", "Bo Chen", "Cy Dee"]),
        ("Анна Ли и Бо Чэнь", ["Анна Ли", "Бо Чэнь"]),
        ("Ann Lee (Acme, Inc.), Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Ann Lee, Jr., Bo Chen, PhD", ["Ann Lee, Jr.", "Bo Chen, PhD"]),
        ("Ann Lee, CEO, Acme; Bo Chen, CTO", ["Ann Lee", "Bo Chen"]),
        ("Ann Lee\nBo Chen", ["Ann Lee", "Bo Chen"]),
        ("TBA", []),
        ("", []),
    ],
)
def test_everybody_in_one_text_is_found(text, names):
    assert [one.name for one in written_names.people(text)] == names


@pytest.mark.parametrize("text", ["Ann Lee (Acme, Inc.)", "Ann Lee – Acme, Inc."])
def test_what_stands_beside_a_name_is_a_position(text):
    (one,) = written_names.people(text)
    assert (one.name, one.position) == ("Ann Lee", "Acme, Inc.")


@given(st.text(alphabet="Aa ,;()[]&-\n.", max_size=60) | st.text(max_size=60))
def test_no_text_breaks_the_reading_of_names(text):
    assert all(one.name for one in written_names.people(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [("США", "US"), ("Gürcüstan", "GE"), ("France", "FR"), ("AZ", "AZ"), ("Narnia", ""), ("", "")],
)
def test_a_country_is_known_by_what_languages_call_it(text, code):
    assert written_countries.code(text) == code


@pytest.mark.parametrize(
    ("text", "language"),
    [("Открытие форума IBM", "ru"), ("გახსნა", "ka"), ("開幕", "zh"), ("Opening", ""), ("", "")],
)
def test_a_script_tells_the_language_where_only_one_is_likely(text, language):
    assert written_languages.guess([text]) == language


def test_a_copy_is_kept_in_the_language_of_its_letters():
    copies = written_languages.Copies()
    assert copies.kept({"en": "開幕", "zh": "開幕"}) == {"zh": "開幕"}
    assert copies.kept({"en": "RISC", "zh": "RISC"}, "zh") == {"en": "RISC"}
    assert copies.kept({"de": "Saal", "en": "Saal"}, "en") == {"en": "Saal"}
    assert copies.kept({"de": "Saal", "en": "Hall"}) == {"de": "Saal", "en": "Hall"}
    assert copies.dropped == 3


def test_entities_and_tags_leave_texts():
    assert written_texts.line("&nbsp;") == ""
    assert written_texts.line("A &amp; B\n<br>C") == "A & B C"


@pytest.mark.parametrize(
    "text",
    [
        'cb([{"a": "(;)"}]);',
        'Ext.data.JsonP.sessionsCb([{"a": "(;)"}])',
        '/**/ typeof cb === "function" && cb([{"a": "(;)"}]);',
        'var programme = [{"a": "(;)"}];',
        'export default [{"a": "(;)"}]',
    ],
)
def test_json_is_taken_out_of_a_script(text):
    assert jsonp.dressed(text)
    assert jsonp.bare(text) == '[{"a": "(;)"}]'


def test_what_is_taken_out_stays_on_its_line():
    assert jsonp.bare("cb(\n\n{}\n);") == "\n\n{}\n"


@given(st.text(max_size=60))
def test_json_in_no_script_is_left_alone(text):
    assert jsonp.bare(f"[{text}") == f"[{text}"
