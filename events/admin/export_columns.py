"""The columns of a list's file: fields of rows as cells, each as the programme's own tables say it.

So a file can be read again: by the programme's import, which knows uuid, `title [az]` and slugs,
and by the list's own (`importing/`).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db import models

from events.admin.base import forum_of
from events.models import Forum
from events.multilingual import MultilingualField
from events.program import document, text
from events.program.formats.cells import BETWEEN, Cell, neutral

FIRST = ("uuid", "number", "slug", "forum", "name")
# Fields that the programme's tables call otherwise.
HEADINGS = {"names": "name", "person": "person_slug"}


class Column(NamedTuple):
    """A column: its heading, what of a row stands there, whether there is one for each language.

    `puts` takes what a file says into a row where a field's own way does not do: into the field of
    the heading's name, or it returns what is to be done once the row is saved.
    """

    heading: str
    of: Callable[[Any], Any]
    texts: bool = False
    field: str = ""
    refers: str = ""  # "one" or "many" rows
    puts: Callable[..., Any] | None = None


# Says which row it is, where rows have no uuid.
BY_ID = Column("id", lambda row: row.pk)


def of_field(field: Any) -> Column:
    """The column of a model's field."""
    heading = HEADINGS.get(field.name, field.name)
    texts = isinstance(field, MultilingualField)
    refers = "many" if field.many_to_many else "one" if field.is_relation else ""
    return Column(heading, _reader(field), texts=texts, field=field.name, refers=refers)


def _reader(field: Any) -> Callable[[Any], Any]:
    name = field.name
    if field.many_to_many:
        return lambda row: _joined(_called(other, row) for other in getattr(row, name).all())
    if field.is_relation:
        return lambda row: _called(getattr(row, name), row)
    if isinstance(field, ArrayField):
        return lambda row: _joined(getattr(row, name))
    if struct := getattr(field, "struct", ""):
        return lambda row: _joined(item(struct, each) for each in getattr(row, name))
    return lambda row: getattr(row, name)


def item(struct: str, said: dict[str, Any]) -> str:
    """One of a short list: its parts between blanks, or bars where the first may have blanks."""
    parts = [str(said.get(part, "")) for part in getattr(document, struct).__struct_fields__]
    return " | ".join(parts).rstrip(" |") if struct == "ReportedTitle" else " ".join(parts).rstrip()


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(values)


def _called(other: models.Model | None, row: models.Model) -> str:
    """A row that is referred to: its slug, by which imports know it; a venue has only names."""
    if other is None:
        return ""
    if slug := getattr(other, "slug", ""):
        return str(slug)
    forum = forum_of(row)
    return text.pick(getattr(other, "names", {}), forum.languages if forum else ["en"]).text


def languages_of(
    columns: Sequence[Column], rows: Sequence[Any], forum: Forum | None
) -> tuple[str, ...]:
    """The languages of the forum, or of all forums in the list; then others that some text has.

    What a forum no longer speaks is not lost on the way through a spreadsheet.
    """
    spoken = dict.fromkeys(forum.languages if forum else ())
    said = set[str]()
    for row in rows:
        there = forum_of(row)
        spoken |= dict.fromkeys(there.languages if there else ())
        for column in columns:
            if column.texts:
                said |= set(column.of(row))
    return tuple(spoken | dict.fromkeys(sorted(said)))


def headings(columns: Sequence[Column], languages: Sequence[str]) -> list[str]:
    """The first row: a column for each language of a multilingual text, `title [az]`."""
    return [
        f"{column.heading} [{language}]" if language else column.heading
        for column in columns
        for language in (languages if column.texts else [""])
    ]


def values(row: Any, columns: Sequence[Column], languages: Sequence[str]) -> list[Cell]:
    """The cells of a row, none of which a spreadsheet program would run."""
    cells: list[Cell] = []
    for column in columns:
        value = column.of(row)
        if column.texts:
            cells += [neutral(value.get(language, "")) for language in languages]
        else:
            cells.append(cell_of(value, forum_of(row)))
    return cells


def cell_of(value: Any, forum: Forum | None) -> Cell:
    """A value that is no text in languages, as it stands in a cell."""
    return neutral(_cell(value, forum))


def _cell(value: Any, forum: Forum | None) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        local = value.astimezone(forum.tz) if forum else value
        return local.isoformat(sep=" ", timespec="seconds" if local.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | float) else str(value)
