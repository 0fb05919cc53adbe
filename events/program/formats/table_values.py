"""What stands in one cell of a table, as the value of a field."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from events.program import clock, text
from events.program.check import SLUG_CHARACTERS
from events.program.document import Interpretation, Link
from events.program.formats.incoming import Notes, gettext_noop
from events.program.formats.table_grids import Row
from events.program.formats.tables import MULTILINGUAL, Column
from events.program.names import SLUG_LENGTH
from events.program.terms import LinkKind

SHORT = 190  # characters of a name or title: what the rows behind a programme hold
LONG = 32_000
YEARS = range(1900, 2200)
WALL = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d?):(\d\d)(?::(\d\d))?([+-]\d\d:\d\d)?", re.ASCII)
WHOLE = re.compile(r"\d{1,10}", re.ASCII)
ADDRESS = re.compile(r"https?://\S{1,490}")
TRUTHS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
IDENTITY = {"uuid", "number", "slug"}


def values(
    row: Row, columns: tuple[Column, ...], reading: tuple[str, str, Notes]
) -> dict[str, Any]:
    """The fields of a row that its own cells tell; `reading` is zone, language and notes.

    Ids and references are for whoever knows the other rows. What is not understood is noted.
    """
    found: dict[str, Any] = {}
    for column in columns:
        if column.form in MULTILINGUAL:
            found[column.attribute] = texts(row, column, reading)
        elif column.name not in IDENTITY and column.form in (*PARSERS, "wall"):
            value = single(row, column, reading)
            if value is not None:
                found[column.attribute] = value
    return found


def texts(row: Row, column: Column, reading: tuple[str, str, Notes]) -> dict[str, str]:
    """A text by language; that of a heading without a language is in the reading's."""
    longest = LONG if column.form == "longs" else SHORT
    _, own, notes = reading
    said = {
        language or own: notes.cut(row.line, column.name, cell, longest)
        for (name, language), cell in row.cells.items()
        if name == column.name
    }
    return text.canonical(said)


def single(row: Row, column: Column, reading: tuple[str, str, Notes]) -> Any:
    """The one value of a cell; None where there is none, or none that can be understood."""
    zone, _, notes = reading
    cell = row.cells.get((column.name, ""), "")
    if not cell:
        return None
    try:
        return wall(cell, zone) if column.form == "wall" else PARSERS[column.form](cell, column)
    except ValueError:
        reason = gettext_noop("“%(value)s” is not understood; it was left out.")
        notes.refuse(row.line, column.name, reason, value=cell[:80])
        return None


def wall(cell: str, zone: str) -> datetime:
    """A wall time as an instant; raises ValueError also for one that clocks skip."""
    found = WALL.fullmatch(cell)
    if not found:
        raise ValueError(cell)
    *parts, offset = found.groups()
    year, month, day, hour, minute, second = (int(part or 0) for part in parts)
    if offset:
        at = datetime.fromisoformat(
            f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00{offset}"
        )
        return _kept(at.replace(second=second), zone)
    instants = clock.wall(_day(year, month, day), time(hour, minute, second), zone)
    if not instants:
        raise ValueError(cell)
    return instants[0]


def _kept(at: datetime, zone: str) -> datetime:
    _day(at.year, at.month, at.day)
    return datetime.fromisoformat(at.astimezone(ZoneInfo(zone)).isoformat())


def _day(year: int, month: int, day: int) -> date:
    """A day of our time: no arithmetic with it runs out of the calendar."""
    if year not in YEARS:
        raise ValueError(year)
    return date(year, month, day)


def several(cell: str) -> list[str]:
    """The parts of a cell with several values."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def _text(cell: str, _: Column) -> str:
    if len(cell) > SHORT:
        raise ValueError(cell)
    return cell


def _whole(cell: str, column: Column) -> int:
    least = 1 if column.form == "minutes" else 0
    if not WHOLE.fullmatch(cell) or not least <= int(cell) <= column.most:
        raise ValueError(cell)
    return int(cell)


def _choice(cell: str, column: Column) -> str:
    chosen = re.sub(r"[\s-]+", "_", cell.lower())
    # The very word of the vocabulary: a default is left out of a release by its identity.
    return column.choices[column.choices.index(chosen)]


def _truth(cell: str, _: Column) -> bool:
    if cell.lower() not in TRUTHS:
        raise ValueError(cell)
    return TRUTHS[cell.lower()]


def _date(cell: str, _: Column) -> date:
    day = date.fromisoformat(cell.removesuffix(" 00:00"))
    return _day(day.year, day.month, day.day)


def _tags(cell: str, _: Column) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_tag(part) for part in several(cell)))


def _tag(written: str) -> str:
    if not text.LANGUAGE_TAG.fullmatch(written):
        raise ValueError(written)
    return written


def _interpretation(cell: str, _: Column) -> tuple[Interpretation, ...]:
    pairs = (part.partition(" ") for part in several(cell))
    return tuple(Interpretation(language=_tag(tag), channel=rest.strip()) for tag, _, rest in pairs)


def _links(cell: str, _: Column) -> tuple[Link, ...]:
    return tuple(_link(part) for part in several(cell))


def _link(written: str) -> Link:
    kind, url, title = (*written.split(" ", 2), "", "")[:3]
    kinds: dict[str, LinkKind] = {each: each for each in get_args(LinkKind)}
    if kind not in kinds:
        raise ValueError(written)
    return Link(kind=kinds[kind], url=_address(url), title=title[:SHORT].strip())


def _address(cell: str, _: Column | None = None) -> str:
    if not ADDRESS.fullmatch(cell):
        raise ValueError(cell)
    return cell


def _country(cell: str, _: Column) -> str:
    if not re.fullmatch("[A-Z]{2}", cell.upper()):
        raise ValueError(cell)
    return cell.upper()


def _slug(cell: str, _: Column) -> str:
    if len(cell) > SLUG_LENGTH or not SLUG_CHARACTERS.issuperset(cell):
        raise ValueError(cell)
    return cell


def _uuid(cell: str, _: Column) -> UUID:
    return UUID(cell)


PARSERS: dict[str, Callable[[str, Column], Any]] = {
    "text": _text,
    "integer": _whole,
    "minutes": _whole,
    "choice": _choice,
    "flag": _truth,
    "date": _date,
    "tags": _tags,
    "interpretation": _interpretation,
    "links": _links,
    "url": _address,
    "country": _country,
    "slug": _slug,
    "uuid": _uuid,
}
