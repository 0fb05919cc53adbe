"""A file's lines, each cell under the column of the list that its heading names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from events.admin.export_columns import Column
from events.program import text
from events.program.formats import sheets
from events.program.formats.cells import plain
from events.program.formats.incoming import Notes

HEADING = re.compile(r"(.*?)\s*(?:\[\s*([A-Za-z-]+)\s*\])?")
SHOWN = 80  # characters of what somebody wrote


class Problem(NamedTuple):
    """What is wrong at one place of the file, and what to do; line 0 is the file as a whole."""

    line: int
    column: str
    reason: str


class NotImported(ValueError):
    """Nothing was written; `problems` say why, in the order of the file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{p.line} {p.column}: {p.reason}" for p in problems))
        self.problems = sorted(problems)


class Heading(NamedTuple):
    """A column of the file: as it is written there, which of the list it is, in which language."""

    title: str
    column: Column
    language: str


class Line(NamedTuple):
    """A line: its number in the file, and what it says under each heading."""

    number: int
    said: Mapping[Heading, str]

    def under(self, column: str) -> str:
        """What stands in the column of that name; nothing where the file has none."""
        return next((said for head, said in self.said.items() if head.column.heading == column), "")


def read(data: bytes, columns: Sequence[Column], key: str) -> list[Line]:
    """The lines that are not empty; raises NotReadable, or NotImported with unknown headings.

    `key` is the heading of the column that says which row a line is about.
    """
    notes = Notes()
    grid = sheets.lone(data, notes)
    first = next((number for number, texts in enumerate(grid, start=1) if texts), 0)
    titles = grid[first - 1] if first else []
    problems: list[Problem] = []
    headings = _headings(first, titles, columns, problems)
    if not any(heading and heading.column.heading == key for heading in headings):
        message = _("The file has no column “%(column)s”. Download the list, and keep that column.")
        problems.append(Problem(first, key, message % {"column": key}))
    problems += [
        Problem(note.line, note.field, _("Formulas are not read. Write the value instead."))
        for note in notes.report("", {}).refused
    ]
    lines = list(_lines(grid, first, headings, problems))
    if problems:
        raise NotImported(problems)
    return lines


def _headings(
    line: int, titles: Sequence[str], columns: Sequence[Column], problems: list[Problem]
) -> list[Heading | None]:
    known = {column.heading: column for column in columns}
    found: list[Heading | None] = []
    for written in titles:
        title = text.line(written)[:SHOWN]
        heading = _heading(title, known)
        if title and heading is None:
            problems.append(Problem(line, title, _unknown(title, known)))
        if heading and any(heading[1:] == other[1:] for other in found if other):
            problems.append(Problem(line, title, _("This column is there twice. Remove one.")))
        found.append(heading)
    return found


def _heading(title: str, known: Mapping[str, Column]) -> Heading | None:
    match = HEADING.fullmatch(title)
    name, language = (match[1], match[2] or "") if match else ("", "")
    column = known.get(re.sub(r"[\s_]+", "_", name.lower()))
    fits = column and column.texts == bool(text.LANGUAGE_TAG.fullmatch(language))
    return Heading(title, column, language) if column and fits else None


def _unknown(title: str, known: Mapping[str, Column]) -> str:
    if (column := known.get(title.lower())) and column.texts:
        told = {"column": title, "example": f"{title} [en]"}
        return _("“%(column)s” is a text: say in which language, “%(example)s”.") % told
    message = _("This list has no column “%(column)s”. Remove it, or call it as the list does.")
    return message % {"column": title}


def _lines(
    grid: Sequence[Sequence[str]],
    first: int,
    headings: Sequence[Heading | None],
    problems: list[Problem],
) -> Iterator[Line]:
    for number, texts in enumerate(grid[first:], start=first + 1):
        said = {
            heading: text.clean(plain(each))
            for heading, each in zip(headings, texts, strict=False)
            if heading
        }
        # A cell without a heading is a slip of the hand: nobody would find it again.
        spare = [
            *texts[len(headings) :],
            *(t for t, h in zip(texts, headings, strict=False) if not h),
        ]
        if any(each.strip() for each in spare) and not problems:
            problems.append(Problem(number, "", _("A cell has no heading above it. Remove it.")))
        if any(said.values()):
            # A row may end before the last column: what is not there is empty.
            yield Line(number, {h: said.get(h, "") for h in headings if h})
