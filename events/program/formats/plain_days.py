"""Dates for days that a file only names: "Thursday", "Day 2", "June 28"."""

from collections.abc import Iterable
from datetime import date, timedelta

from events.program import names
from events.program.formats import words, written_dates
from events.program.formats.incoming import FirstDayNeeded, Notes, gettext_noop
from events.program.formats.plain_when import NUMBERED, When
from events.program.formats.written_dates import DayOfYear

A_WEEK = 7


class Days:
    """The date of each session; raises FirstDayNeeded where none is said and no first day given."""

    def __init__(self, whens: Iterable[When], first: date | None, notes: Notes) -> None:
        self.notes, self.first = notes, first
        listed = list(whens)
        dated = [when for when in listed if when.date]
        self.dates = {_key(when.label): when.date for when in dated if when.label}
        self.dated = bool(dated)
        self.named = any(when.label for when in listed)
        if not dated and first is None:
            raise FirstDayNeeded(
                gettext_noop("The file names no dates. Say the first day, for example 2025-12-05.")
            )

    def date_of(self, when: When, line: int) -> date | None:
        """The date that it says, or that its day has."""
        if when.date:
            return when.date
        if isinstance(when.day, DayOfYear):
            return self._in_year(when.day)
        key = _key(when.label)
        if key and key not in self.dates and self.first and not self.dated:
            self.dates[key] = found = _named(when.label, self.first, len(self.dates))
            reason = gettext_noop("“%(day)s” was taken for %(date)s.")
            self.notes.note(line, "day", reason, day=when.label, date=found)
        if key:
            return self.dates.get(key)
        return None if self.named or self.dated or when.at is None else self.first

    def _in_year(self, day: DayOfYear) -> date | None:
        """In the first day's year, or the next for what would be before it."""
        known = [given for given in self.dates.values() if given]
        first = self.first or min(known, default=None)
        if first is None:
            return None
        later = (day.month, day.day) < (first.month, first.day)
        return words.day(f"{first.year + later:04}-{day.month:02}-{day.day:02}")


def first_day(asked: str, said: str) -> date | None:
    """The first day as whoever imports says it, else as the file does; raises FirstDayNeeded."""
    found = written_dates.day(asked) if asked else None
    if isinstance(found, date):
        return found
    if asked:
        raise FirstDayNeeded(
            gettext_noop("“%(date)s” is no date. Say the first day, for example 2025-12-05."),
            date=asked[:80],
        )
    moment, day = written_dates.moment(said), written_dates.day(said)
    return moment.date() if moment else day if isinstance(day, date) else None


def _named(label: str, first: date, place: int) -> date:
    weekday, numbered = written_dates.weekday(label), NUMBERED.match(label)
    if numbered:
        place = max(0, int(numbered[1]) - 1)
    elif weekday is not None:
        place = (weekday - first.weekday()) % A_WEEK
    try:
        return first + timedelta(days=place)
    except OverflowError:
        return first


def _key(label: str) -> str:
    return names.lower(label.strip())
