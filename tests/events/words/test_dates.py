"""Dates as the four languages write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from events.words import dates

DAY = date(2025, 12, 5)


def moment(hours=4.0):
    return datetime(2025, 12, 4, 18, 20, tzinfo=timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Friday 5 December 2025"),
        ("az", "5 dekabr 2025, cümə"),
        ("ka", "პარასკევი, 5 დეკემბერი, 2025"),
        ("ru", "Пятница, 5 декабря 2025 года"),
    ],
)
def test_a_full_date_has_the_order_of_its_language(language, said):
    assert dates.full(DAY, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "4 December 2025, 18:20"),
        ("az", "4 dekabr 2025, 18:20"),
        ("ka", "2025 წლის 4 დეკემბერს, 18:20"),
        ("ru", "4 декабря 2025 года, 18:20"),
    ],
)
def test_a_moment_is_said_as_something_that_happened_then(language, said):
    assert dates.moment(moment(), language) == said


def test_august_is_in_the_dative_too_in_georgian():
    at = datetime(2025, 8, 4, 9, 5, tzinfo=UTC)
    assert dates.moment(at, "ka") == "2025 წლის 4 აგვისტოს, 09:05"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (DAY, DAY, "Friday 5 December 2025"),
        (date(2014, 12, 27), date(2014, 12, 30), "27–30 December 2014"),
        (date(2014, 11, 27), date(2014, 12, 3), "27 November – 3 December 2014"),
        (date(2014, 12, 30), date(2015, 1, 2), "30 December 2014 – 2 January 2015"),
        (date(2025, 2, 2), date(2025, 2, 20), "2–20 February 2025"),
    ],
)
def test_a_period_says_what_differs_once(first, last, said):
    assert dates.period(first, last, "en") == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "27–30 December 2014"),
        ("ka", "27–30 დეკემბერი, 2014"),
        ("ru", "27–30 декабря 2014 года"),
    ],
)
def test_a_period_keeps_the_order_of_its_language(language, said):
    assert dates.period(date(2014, 12, 27), date(2014, 12, 30), language) == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [(4, "UTC+4"), (5.5, "UTC+5:30"), (0, "UTC+0"), (-3.5, "UTC\N{MINUS SIGN}3:30")],
)
def test_an_offset_is_said_with_minutes_only_where_it_has_some(hours, said):
    assert dates.offset(moment(hours)) == said


def test_hours_have_an_en_dash_and_an_end_only_where_it_is_known():
    assert dates.hours(moment(), moment() + timedelta(minutes=90)) == "18:20–19:50"
    assert dates.hours(moment(), None) == "18:20"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("ingilis", "az", "İngilis"),
        ("английский", "ru", "Английский"),
        ("ქართული", "ka", "ქართული"),
    ],
)
def test_a_line_begins_with_the_language_s_own_capital(text, language, said):
    assert dates.headed(text, language) == said


def test_inside_a_line_russian_writes_the_weekday_small():
    said = {
        language: dates.inside(dates.full(DAY, language), language) for language in ("en", "ru")
    }
    assert said == {"en": "Friday 5 December 2025", "ru": "пятница, 5 декабря 2025 года"}
