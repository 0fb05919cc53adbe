"""When a session of no known standard is: its date, time and length out of all that it says."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from msgspec import Struct

from events.program.formats import words, written_dates, written_times
from events.program.formats.json_file import Number, Thing, Tree
from events.program.formats.plain_fields import Facts
from events.program.formats.plain_words import SESSION
from events.program.formats.written_dates import DayOfYear
from events.program.text import clean

NUMBERED = re.compile(r"(?:day|tag|день|gün|დღე|jour)\s?#?(\d{1,2})\b", re.IGNORECASE)
LONGEST_LABEL = 80


class When(Struct, kw_only=True):
    """What was understood; a day that is only named waits for a first day."""

    moment: datetime | None = None
    day: date | DayOfYear | None = None
    label: str = ""
    at: time | None = None
    minutes: int | None = None
    length: str = ""

    @property
    def date(self) -> date | None:
        """The date, where the file says it whole."""
        if self.moment:
            return self.moment.date()
        return self.day if isinstance(self.day, date) else None


def read(facts: Facts) -> When:
    """The date and the time out of the facts of a session, whatever of them there is."""
    when = When()
    for piece in [*_pieces(facts, "start"), *_pieces(facts, "time")]:
        _begin(when, piece)
    for piece in _pieces(facts, "day"):
        _on(when, piece)
    for piece in _pieces(facts, "end"):
        _end(when, piece)
    when.length = next((_length(piece) for piece in _pieces(facts, "length")), "")
    return when


def has_time(value: Tree) -> bool:
    """Whether a value says a time of day."""
    return any(written_times.span(piece) or _moment(piece) for piece in _flat(value))


def is_day(text: str) -> bool:
    """Whether a key names a day: a date, a weekday, "Day 2"."""
    said = clean(text)
    named = len(said) <= LONGEST_LABEL and bool(NUMBERED.match(said))
    return named or bool(written_dates.day(said)) or written_dates.weekday(said) is not None


def _pieces(facts: Facts, field: str) -> Iterator[str]:
    return (piece for said in facts.get(field, ()) for piece in _flat(said.value))


def _flat(value: Tree) -> Iterator[str]:
    """The texts of a value: two of a list are a beginning and an end."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value[:2]):
        yield " - ".join(map(clean, value[:2]))
    elif isinstance(value, Thing):
        facts = {field: said[0].value for field, said in SESSION.facts(value).items()}
        if isinstance(facts.get("start"), str) and isinstance(facts.get("end"), str):
            yield f"{clean(facts['start'])} - {clean(facts['end'])}"
        yield from (held for held in value.values() if isinstance(held, str))
    elif isinstance(value, str):
        yield value if isinstance(value, Number) else clean(value)


def _begin(when: When, piece: str) -> None:
    if found := _moment(piece):
        when.moment = when.moment or found
        return
    span = written_times.span(piece)
    if not span and written_dates.weekday(piece) is not None:
        label, _, rest = piece.partition(" ")
        span = written_times.span(rest)
        when.label = label.strip(",.") if span else when.label
    if span:
        when.at, when.minutes = when.at or span.start, when.minutes or span.minutes
    else:
        when.day = when.day or written_dates.day(piece)


def _on(when: When, piece: str) -> None:
    """A day: of a moment in it the time counts only where no other time is said."""
    if found := _moment(piece):
        if when.at is None and when.moment is None and found.time() != time():
            when.moment = found
        when.day = when.day or found.date()
    elif day := written_dates.day(piece):
        when.day = when.day if isinstance(when.day, date) else day
    when.label = when.label or piece[:LONGEST_LABEL]


def _end(when: When, piece: str) -> None:
    found, span = _moment(piece), written_times.span(piece)
    if found and when.moment and (found.tzinfo is None) == (when.moment.tzinfo is None):
        when.minutes = int((found - when.moment).total_seconds() // 60)
    elif begins := when.moment.time() if when.moment else when.at:
        ends = found.time() if found else span.start if span else None
        when.minutes = written_times.Span(begins, ends).minutes


def _length(piece: str) -> str:
    minutes = words.minutes(piece) or written_times.length(piece)
    return str(minutes) if minutes else piece


def _moment(piece: str) -> datetime | None:
    if isinstance(piece, Number):
        return written_dates.epoch(piece)
    return written_dates.moment(piece)
