"""What stands in a cell as the value of a field: as the export writes it, and as people do."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from events.models import Forum
from events.program import clock, document
from events.program.formats import written_dates
from events.program.names import fold

# A semicolon may be part of an address: there a blank follows.
BETWEEN_ADDRESSES = re.compile(r";?\s+")
BETWEEN_ITEMS = re.compile(r";\s+|\s*\n\s*")
BETWEEN_WORDS = re.compile(r"[;,\s]+")
BETWEEN_NAMES = re.compile(r"\s*[;\n]\s*")
TRUTHS = {
    **dict.fromkeys(
        ["yes", "true", "1", "да", "истина", "bəli", "hə", "doğru", "კი", "ჭეშმარიტი"], True
    ),
    **dict.fromkeys(
        ["no", "false", "0", "нет", "ложь", "xeyr", "yox", "yalan", "yanlış", "არა", "მცდარი"],
        False,
    ),
}
HOUR = re.compile(r"(\d{1,2})[:.](\d{2})(?::00)?", re.ASCII)


def value_of(field: Any, said: str, forum: Forum | None) -> Any:
    """The value of a field that refers to nothing; raises ValidationError, saying what to write."""
    if not said:
        return _nothing(field)
    if field.choices:
        return _choice(field, said)
    if isinstance(field, ArrayField):
        return several(field, said)
    reader = next((read for kind, read in READERS.items() if isinstance(field, kind)), None)
    return reader(said, forum) if reader else field.to_python(said)


def _nothing(field: Any) -> Any:
    if isinstance(field, ArrayField) or hasattr(field, "struct"):
        return []
    return "" if isinstance(field, models.CharField | models.TextField) else None


def several(field: Any, said: str) -> list[str]:
    """The parts of a list of words, or of addresses."""
    of_addresses = isinstance(field.base_field, models.URLField)
    return (BETWEEN_ADDRESSES if of_addresses else BETWEEN_WORDS).split(said.strip(" ;,"))


def names(said: str) -> list[str]:
    """The parts of a cell with several names."""
    return [name for name in BETWEEN_NAMES.split(said) if name]


def lines(struct: str, said: str) -> str:
    """A short list as the row's form takes it: a line each, bars between the parts."""
    most = len(getattr(document, struct).__struct_fields__) - 1
    parts = (part for part in BETWEEN_ITEMS.split(said) if part)
    return "\n".join(part if "|" in part else " | ".join(part.split(" ", most)) for part in parts)


def _choice(field: Any, said: str) -> Any:
    """By the code, or the word that pages have for it."""
    words = {fold(str(label)): code for code, label in field.flatchoices}
    words |= {fold(str(code)): code for code, _label in field.flatchoices}
    if fold(said) not in words:
        message = _("“%(said)s” is none of these: %(choices)s.")
        choices = ", ".join(str(code) for code, _label in field.flatchoices)
        raise ValidationError(message, params={"said": said, "choices": choices})
    return words[fold(said)]


def _truth(said: str, _forum: Forum | None) -> bool:
    truth = TRUTHS.get(said.casefold())
    if truth is None:
        raise ValidationError(_("Write yes or no."))
    return truth


def _whole(said: str, _forum: Forum | None) -> int:
    try:
        return int(said)
    except ValueError:
        message = _("“%(said)s” is no whole number.")
        raise ValidationError(message, params={"said": said}) from None


def _fraction(said: str, _forum: Forum | None) -> float:
    """With a comma or a point."""
    try:
        return float(said.replace(",", "."))
    except ValueError:
        message = _("“%(said)s” is no number.")
        raise ValidationError(message, params={"said": said}) from None


def _day(said: str, _forum: Forum | None) -> date:
    found = written_dates.day(said.removesuffix(" 00:00"))
    if not isinstance(found, date):
        message = _("“%(said)s” is no date that is clear. Write it like 2025-12-05.")
        raise ValidationError(message, params={"said": said})
    return found


def _hour(said: str, _forum: Forum | None) -> time:
    found = HOUR.fullmatch(said)
    try:
        return time(int(found[1]), int(found[2])) if found else time.fromisoformat(said)
    except ValueError:
        message = _("“%(said)s” is no time of day. Write it like 09:30.")
        raise ValidationError(message, params={"said": said}) from None


def _moment(said: str, forum: Forum | None) -> datetime:
    """With its offset, or on the forum's clocks."""
    at = written_dates.moment(said)
    if at is None or forum is None:
        message = _("“%(said)s” is no time that is clear. Write it like 2025-12-05 14:30.")
        raise ValidationError(message, params={"said": said})
    if at.tzinfo is not None:
        return at
    instants = clock.wall(at.date(), at.time(), forum.zone)
    if not instants:
        message = _("Clocks go forward over %(time)s on that day. Write an earlier or later time.")
        raise ValidationError(message, params={"time": f"{at:%H:%M}"})
    if instants[1:]:
        either = _(" or ").join(
            f"{each:%Y-%m-%d %H:%M}{each.isoformat()[-6:]}" for each in instants
        )
        message = _("Clocks go back: this time comes twice on that day. Write %(either)s.")
        raise ValidationError(message, params={"either": either})
    return instants[0]


READERS: dict[Any, Callable[[str, Forum | None], Any]] = {
    models.BooleanField: _truth,
    models.IntegerField: _whole,
    models.FloatField: _fraction,
    models.DateTimeField: _moment,  # before DateField, which it is made of
    models.DateField: _day,
    models.TimeField: _hour,
}
