"""The tables of a programme as CSV and XLSX, and an empty XLSX to fill in.

Lost are what no column has: venues, series, organisers, photos, consents, reported titles and
names, honorifics, what else a name form says, and the source that a programme came from. A text
longer than 32 000 characters is cut.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from events.program.formats import tables
from events.program.formats.cells import NARROW, Cell, book_bytes, csv_file, fill
from events.program.formats.outgoing import Extract

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {"texts": 40, "longs": 60, "wall": 18, "cast": 40, "uuid": 38, "links": 40}
MOST_ROWS = 2000  # of a template that drop-down lists reach
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)  # of a template, which no release dates
README = (
    "One row for each thing. Leave uuid, number and slug empty for something new.",
    "start is the wall time at the forum's place: 2025-12-05 11:00. minutes is its length.",
    "room, theme, session, speaker and organisation are slugs or names of rows in their sheets.",
    "Several values in one cell are separated by semicolons.",
    "In the sheet forum, zone is a time zone such as Asia/Baku, languages such as az; en.",
    "Formulas are not read.",
)


def write_csv(extract: Extract) -> bytes:
    """The sessions as CSV (RFC 4180), UTF-8 with the mark by which spreadsheet programs see it."""
    cells = tables.Cells(extract)
    return csv_file(tables.headings(tables.SESSIONS, cells.languages), cells.rows(tables.SESSIONS))


def write_xlsx(extract: Extract) -> bytes:
    """All sheets as XLSX (ECMA-376); the same bytes for the same release."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy: only where used

    cells, book = tables.Cells(extract), Workbook()
    book.remove(book.worksheets[0])
    for sheet in tables.SHEETS:
        _fill(book.create_sheet(sheet.name), sheet, cells.languages, cells.rows(sheet))
    return book_bytes(book, extract.title, extract.stamp.time)


def template(languages: Sequence[str]) -> bytes:
    """An empty XLSX with headings in these languages, lists to choose from and a readme."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy: only where used

    book = Workbook()
    readme = book.worksheets[0]
    readme.title = "readme"
    readme.column_dimensions["A"].width = 100
    for sentence in README:
        readme.append([sentence])
    for sheet in tables.SHEETS:
        page = book.create_sheet(sheet.name)
        _fill(page, sheet, languages, ())
        _offer(page, sheet, languages)
    return book_bytes(book, "", EARLIEST)


def _fill(
    page: "Worksheet",
    sheet: tables.Sheet,
    languages: Sequence[str],
    rows: Iterable[list[Cell]],
) -> None:
    fill(page, tables.headings(sheet, languages), rows)
    for column, letter in _letters(sheet, languages):
        page.column_dimensions[letter].width = WIDTHS.get(column.form, NARROW)


def _offer(page: "Worksheet", sheet: tables.Sheet, languages: Sequence[str]) -> None:
    """Lists to choose from in the columns that have choices."""
    from openpyxl.worksheet.datavalidation import (  # noqa: PLC0415 - heavy: only where used
        DataValidation,
    )

    for column, letter in _letters(sheet, languages):
        choices = ",".join(filter(None, column.choices))
        if choices:
            choice = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
            choice.add(f"{letter}2:{letter}{MOST_ROWS}")
            page.add_data_validation(choice)


def _letters(sheet: tables.Sheet, languages: Sequence[str]) -> list[tuple[tables.Column, str]]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy: only where used

    columns = [
        column
        for column in sheet.columns
        for _ in (languages if column.form in tables.MULTILINGUAL else [""])
    ]
    return [(column, get_column_letter(place)) for place, column in enumerate(columns, start=1)]
