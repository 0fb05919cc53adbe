"""Cells, CSV and XLSX as spreadsheet programs read them: for a programme's tables and lists' own."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from events.program import text

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float
BETWEEN = "; "
LONGEST_CELL = 32_000  # characters; spreadsheet programs cut at 32 767
# What spreadsheet programs take for a formula, behind apostrophes of the text's own or not.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
CSV_MEDIA = "text/csv; charset=utf-8"
XLSX_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NARROW = 14  # characters
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def neutral(cell: Cell) -> Cell:
    """The cell, nothing that a spreadsheet program would run or an XML file could not hold."""
    if isinstance(cell, int | float):
        return cell
    cell = text.FORBIDDEN.sub("", cell)[:LONGEST_CELL]
    return f"'{cell}" if FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The text that `neutral` made the cell of."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as CSV (RFC 4180)."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    # With a byte order mark: without it Excel reads the file in the machine's old code page,
    # and every Azerbaijani, Georgian or Russian letter is wrong.
    return page.getvalue().encode("utf-8-sig")


def fill(page: "Worksheet", headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Writes headings, which stay in sight, and the rows below them."""
    from openpyxl.styles import Font  # noqa: PLC0415 - heavy: only where used

    page.append(headings)
    for row in rows:
        page.append([None if cell == "" else cell for cell in row])
    for cell in page[1]:
        cell.font = Font(bold=True)
        page.column_dimensions[cell.column_letter].width = NARROW
    page.freeze_panes = "A2"


def xlsx_file(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], time: datetime
) -> bytes:
    """A book of one sheet of that name."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy: only where used

    book = Workbook()
    page = book.worksheets[0]
    page.title = name
    fill(page, headings, rows)
    return book_bytes(book, name, time)


def book_bytes(book: "Workbook", title: str, time: datetime) -> bytes:
    """The file, every date in it `time`: openpyxl puts the present into it."""
    book.properties.creator, book.properties.title = "", text.clean(title)
    book.properties.created = time.astimezone(UTC).replace(tzinfo=None)
    written, fixed = BytesIO(), BytesIO()
    book.save(written)
    stamp = time.astimezone(UTC)
    shown = stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name[0] != "[", name)):
            member = ZipInfo(name, stamp.timetuple()[:6])
            member.compress_type = ZIP_DEFLATED
            content = source.read(name)
            if name == "docProps/core.xml":
                content = MODIFIED.sub(rb"\g<1>" + shown, content)
            target.writestr(member, content)
    return fixed.getvalue()
