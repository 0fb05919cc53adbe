"""Dates and moments as people and machines write them: ISO, JavaScript, mail, "21 June 2012"."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from msgspec import Struct

from events.program.formats import words, written_times

MONTHS = (
    "jan january januar янв январь января janvier yanvar იანვარი",
    "feb february februar фев февраль февраля février fevral თებერვალი",
    "mar march märz мар март марта mars mart მარტი",
    "apr april апр апрель апреля avril aprel აპრილი",
    "may mai май мая mai may მაისი",
    "jun june juni июн июнь июня juin iyun ივნისი",
    "jul july juli июл июль июля juillet iyul ივლისი",
    "aug august авг август августа août avqust აგვისტო",
    "sep sept september сен сентябрь сентября septembre sentyabr სექტემბერი",
    "oct october oktober окт октябрь октября octobre oktyabr ოქტომბერი",
    "nov november ноя ноябрь ноября novembre noyabr ნოემბერი",
    "dec december dez dezember дек декабрь декабря décembre dekabr დეკემბერი",
)
WEEKDAYS = (
    "mon monday montag понедельник lundi ორშაბათი",
    "tue tues tuesday dienstag вторник mardi სამშაბათი",
    "wed weds wednesday mittwoch среда mercredi ოთხშაბათი",
    "thu thur thurs thursday donnerstag четверг jeudi ხუთშაბათი",
    "fri friday freitag пятница vendredi პარასკევი",
    "sat saturday samstag sonnabend суббота samedi შაბათი",
    "sun sunday sonntag воскресенье dimanche კვირა",
)
MONTH_OF = {word: place for place, row in enumerate(MONTHS, start=1) for word in row.split()}
WEEKDAY_OF = {word: place for place, row in enumerate(WEEKDAYS) for word in row.split()}
WORD = r"[^\W\d_]+"
JAVASCRIPT = re.compile(
    rf"(?:{WORD},? )?(?P<month>{WORD}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}),? (?P<time>[\d:]+)"
    r"(?: (?:GMT|UTC)?(?P<offset>[+-]\d{2}:?\d{2}|Z)?(?: \(.*\))?)?"
)
MAIL = re.compile(
    rf"(?:{WORD}, ?)?(?P<day>\d{{1,2}}) (?P<month>{WORD}) (?P<year>\d{{4}}) (?P<time>[\d:]+)"
    r"(?: (?:GMT|UTC|(?P<offset>[+-]\d{4})))?"
)
DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:of\s)?({WORD})\.?,?(?:\s(\d{{4}}))?")
MONTH_FIRST = re.compile(rf"({WORD})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(\d{{4}}))?")
DIGITS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})", re.ASCII)
EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})", re.ASCII)
WITH_TIME = re.compile(
    r"(.{6,40}?\d)(?:,\s?|\sat\s|T|\s)\s*([\d:.]+(?:\s?[ap]\.?m\.?)?)", re.IGNORECASE
)
LONGEST = 100  # characters


class DayOfYear(Struct, frozen=True):
    """A day and a month whose year is not said."""

    month: int
    day: int


def moment(text: str) -> datetime | None:
    """A date with a time, with or without an offset; None of anything else."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    return words.moment(text) or _told(text) or _apart(text)


def epoch(digits: str) -> datetime | None:
    """A count of seconds or milliseconds since 1970, in UTC."""
    match = EPOCH.fullmatch(digits)
    if not match:
        return None
    seconds = int(match[1]) if match[1] else int(match[2]) // 1000
    return datetime.fromtimestamp(seconds, UTC)


def day(text: str) -> date | DayOfYear | None:
    """The date that a text is, perhaps without its year; None of any other text."""
    text = _without_weekday(text.strip()) if len(text) <= LONGEST else ""
    if DIGITS.fullmatch(text) or YEAR_FIRST.fullmatch(text):
        return _of_digits(text)
    if match := DAY_FIRST.fullmatch(text):
        return _named(match[1], match[2], match[3])
    if match := MONTH_FIRST.fullmatch(text):
        return _named(match[2], match[1], match[3])
    whole = re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text, re.ASCII)
    return words.day(text) or _compact(text) if whole else None


def weekday(text: str) -> int | None:
    """The day of the week, Monday being 0, that a text names first."""
    first = re.match(WORD, text.strip())
    return WEEKDAY_OF.get(first[0].lower()) if first else None


def _told(text: str) -> datetime | None:
    match = JAVASCRIPT.fullmatch(text) or MAIL.fullmatch(text)
    if not match:
        return None
    found = _named(match["day"], match["month"], match["year"])
    at = _clock(match["time"])
    if not isinstance(found, date) or at is None:
        return None
    universal = " GMT" in text or " UTC" in text
    return datetime.combine(found, at, _offset(match["offset"] or ("Z" if universal else "")))


def _apart(text: str) -> datetime | None:
    """A date and then a time, as in "21.06.2012 10:00" or "June 21, 2012 at 10 am"."""
    match = WITH_TIME.fullmatch(text)
    found, at = (day(match[1]), written_times.span(match[2])) if match else (None, None)
    return datetime.combine(found, at.start) if at and isinstance(found, date) else None


def _offset(text: str) -> timezone | None:
    if text in {"", "Z"}:
        return UTC if text else None
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours >= 24 or minutes >= 60:  # noqa: PLR2004 - a clock
        return None
    gap = timedelta(hours=hours, minutes=minutes)
    return timezone(-gap if text[0] == "-" else gap)


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError:
        return None


def _without_weekday(text: str) -> str:
    """What comes after "Thursday," where more comes."""
    rest = re.sub(rf"^{WORD}\.?,?\s", "", text) if weekday(text) is not None else text
    return rest.strip()


def _named(day_said: str, month: str, year: str | None) -> date | DayOfYear | None:
    number = MONTH_OF.get(month.lower())
    # A leap year stands for the year that is not said.
    found = _date(int(year or 2000), number or 0, int(day_said))
    if not found or year:
        return found
    return DayOfYear(found.month, found.day)


def _of_digits(text: str) -> date | None:
    """Of 4/5/2012 nobody knows which is the day; with dots it is the first."""
    if match := YEAR_FIRST.fullmatch(text):
        return _date(int(match[1]), int(match[3]), int(match[4]))
    match = DIGITS.fullmatch(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:  # noqa: PLR2004 - months
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None  # noqa: PLR2004 - months


def _compact(text: str) -> date | None:
    return _date(int(text[:4]), int(text[-4:-2]), int(text[-2:])) if text.isdigit() else None


def _date(year: int, month: int, day_said: int) -> date | None:
    try:
        return date(year, month, day_said) if year in words.YEARS else None
    except ValueError:
        return None
