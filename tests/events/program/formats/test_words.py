"""Words of other programmes, and ours for them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program.formats import words


@pytest.mark.parametrize(
    ("word", "title", "kind"),
    [
        ("lecture", "", "talk"),
        ("podium", "", "panel"),
        ("Long talk (45 minutes)", "", "talk"),
        ("Lightning Talk", "", "talk"),
        ("Workshop (2h)", "", "workshop"),
        ("BoF (45 minutes)", "", "meeting"),
        ("Press conference", "", "press_briefing"),
        ("Keynote", "Lunch", "keynote"),
        ("", "Lunch", "break"),
        ("", "Afternoon break", "break"),
        ("", "A workshop on lunch", "other"),
        ("Xyzzy", "Lunch", "other"),
    ],
)
def test_kinds(word, title, kind):
    assert words.kind(word, title) == kind


@pytest.mark.parametrize(
    ("text", "tags", "unknown"),
    [
        ("en", ("en",), ()),
        ("de, en", ("de", "en"), ()),
        ("中文", ("zh",), ()),
        ("English and Georgian", ("en", "ka"), ()),
        ("zh_hant-tw", ("zh-Hant-TW",), ()),
        ("de-formal", ("de",), ()),
        ("", (), ()),
        ("Klingon; ru", ("ru",), ("klingon",)),
    ],
)
def test_languages(text, tags, unknown):
    assert words.languages(text) == (tags, unknown)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1:30", 90),
        ("00:45:00", 45),
        ("90", 90),
        ("90 min", 90),
        ("13:00", 780),
        ("00:00", None),
        ("30:00", None),
        ("", None),
        ("long", None),
        ("-5", None),
    ],
)
def test_lengths(text, minutes):
    assert words.minutes(text) == minutes


def test_a_date_alone_is_no_moment():
    assert words.moment("2025-12-05") is None
    assert words.day("2025-12-05T10:00:00Z") == date(2025, 12, 5)


@given(st.text())
def test_any_text_is_read_or_not(text):
    words.languages(text)
    words.minutes(text)
    words.moment(text)
    words.day(text)
    assert words.kind(text, text) in words.KINDS or words.kind(text, text) == "other"
