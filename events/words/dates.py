"""Dates, hours and zones as each language of the interface writes them."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from babel.dates import format_date

from events.program import names


class Patterns(NamedTuple):
    """CLDR patterns of one language; Georgian says a date with a weekday otherwise than without."""

    full: str
    in_year: str
    plain: str
    moment: str
    brief: str = "d MMM"
    month_day: str = "d MMMM"


PATTERNS = {
    "en": Patterns("EEEE d MMMM y", "EEEE d MMMM", "d MMMM y", "d MMMM y"),
    "az": Patterns("d MMMM y, EEEE", "d MMMM, EEEE", "d MMMM y", "d MMMM y"),
    "ka": Patterns("EEEE, d MMMM, y", "EEEE, d MMMM", "d MMMM, y", "y 'წლის' d MMMM"),
    "ru": Patterns("EEEE, d MMMM y 'года'", "EEEE, d MMMM", "d MMMM y 'года'", "d MMMM y 'года'"),
}  # fmt: skip


def full(day: date, language: str) -> str:
    """Friday 5 December 2025."""
    return _written(day, PATTERNS[language].full, language)


def in_year(day: date, language: str) -> str:
    """Friday 5 December."""
    return _written(day, PATTERNS[language].in_year, language)


def plain(day: date, language: str) -> str:
    """5 December 2025."""
    return _written(day, PATTERNS[language].plain, language)


def brief(day: date, language: str) -> str:
    """5 Dec."""
    return _written(day, PATTERNS[language].brief, language).rstrip(".")


def weekday(day: date, language: str) -> str:
    """Friday."""
    return _written(day, "EEEE", language)


def period(first: date, last: date, language: str) -> str:
    """A forum's days: 27–30 December 2014; the whole date where it is one."""
    if first == last:
        return full(first, language)
    if first.year != last.year:
        return f"{plain(first, language)} – {plain(last, language)}"
    if first.month != last.month:
        month_day = _written(first, PATTERNS[language].month_day, language)
        return f"{month_day} – {plain(last, language)}"
    # In all four languages the day of the month is the only number before the year.
    return plain(last, language).replace(str(last.day), f"{first.day}–{last.day}", 1)


def moment(at: datetime, language: str) -> str:
    """4 December 2025, 18:20, as the moment's own offset shows it."""
    day = _written(at.date(), PATTERNS[language].moment, language)
    if language == "ka":  # the dative, "on the 4th of December": დეკემბერი gives დეკემბერს
        day = f"{day.removesuffix('ი')}ს"
    return f"{day}, {hour(at)}"


def hour(at: datetime) -> str:
    """18:20."""
    return f"{at:%H:%M}"


def hours(start: datetime, ends: datetime | None) -> str:
    """11:00–12:30; only the start where the end is not known."""
    return f"{hour(start)}–{hour(ends)}" if ends else hour(start)


def offset(at: datetime) -> str:
    """UTC+4, UTC+5:30; west of Greenwich with a minus sign."""
    minutes = int((at.utcoffset() or timedelta()).total_seconds() // 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    hours_, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours_}" + (f":{rest:02}" if rest else "")


def _written(day: date, pattern: str, language: str) -> str:
    return headed(format_date(day, pattern, locale=language), language)


def inside(text: str, language: str) -> str:
    """What begins a line, inside one: Russian writes a weekday small there."""
    return text[:1].lower() + text[1:] if language == "ru" else text


def headed(text: str, language: str) -> str:
    """With a capital at the head, as a line begins; Georgian has none, Azerbaijani has İ."""
    return names.upper(text[:1], language) + text[1:]
