"""A spreadsheet file as rows of texts: CSV as any program writes it, or sheets of an XLSX.

What is no spreadsheet, too large, or would harm whoever unpacks it is refused in one line.
"""

import csv
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

from events.program.formats.incoming import Notes, NotReadable, gettext_noop

MEGABYTE = 1024 * 1024
LARGEST = 50  # megabytes
UNPACKED = 100  # megabytes
MOST_MEMBERS = 1000
MOST_ROWS = 20_000
MOST_COLUMNS = 300
DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
DELIMITERS = ",;\t"
ZIP = b"PK"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
BOOK = "[Content_Types].xml"  # a member that every XLSX has
Grid = Iterator[list[str]]


def lone(data: bytes, notes: Notes) -> list[list[str]]:
    """The rows of a CSV, or of the first sheet of an XLSX that has any; raises NotReadable."""
    limit(data)
    if data.startswith(OLD_EXCEL):
        raise NotReadable(
            gettext_noop("The file is of an old Excel (XLS). Save it as XLSX or as “CSV UTF-8”.")
        )
    if not data.startswith(ZIP):
        return list(bounded(of_csv(data)))
    with unpacking(data) as packed:
        known = BOOK in packed.namelist()
    if not known:
        raise _no_book()
    found: list[list[str]] = []

    def take(_name: str, grid: Grid) -> None:
        if not any(found):
            found[:] = bounded(grid)

    each_page(data, notes, take)
    return found


def limit(data: bytes) -> None:
    """Refuses a file that is too large."""
    if len(data) > LARGEST * MEGABYTE:
        raise NotReadable(
            gettext_noop("The file is larger than %(limit)s megabytes."), limit=LARGEST
        )


@contextmanager
def unpacking(data: bytes) -> Iterator[ZipFile]:
    """The archive, once it is clear that unpacking it harms nobody."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            _check(packed)
            yield packed
    except NotReadable:
        raise
    except Exception as error:
        reason = gettext_noop("The file is damaged: it cannot be unpacked.")
        raise NotReadable(reason) from error


def _check(packed: ZipFile) -> None:
    members = packed.infolist()
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > UNPACKED * MEGABYTE:
        raise NotReadable(
            gettext_noop("The file unpacks to more than %(limit)s megabytes."), limit=UNPACKED
        )
    for member in members:
        content = packed.read(member)
        if not member.filename.endswith(".csv") and any(mark in content for mark in DOCTYPES):
            raise NotReadable(gettext_noop("The file has a DOCTYPE, which is refused. Remove it."))


def of_csv(data: bytes) -> Grid:
    """The rows of a CSV, separated by whatever its first line has most of."""
    page = _decoded(data)
    first = re.sub(r'"[^"]*"', "", page.partition("\n")[0])
    delimiter = max(DELIMITERS, key=first.count)
    try:
        yield from csv.reader(StringIO(page, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NotReadable(gettext_noop("The file is not CSV: %(reason)s."), reason=error) from error


def _decoded(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadable(
            gettext_noop("The file is not in UTF-8. Save it as “CSV UTF-8”.")
        ) from error


def each_page(data: bytes, notes: Notes, take: Callable[[str, Grid], object]) -> None:
    """Hands on each sheet of an XLSX: its name in small letters, its rows as they are read."""
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy: only where used

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and extensions that nobody reads
            book = load_workbook(BytesIO(data), read_only=True)
            for page in book.worksheets:
                page.reset_dimensions()
                take(page.title.strip().lower(), _texts(page, notes))
            book.close()
    except NotReadable:
        raise
    except Exception as error:
        raise _no_book() from error


def _no_book() -> NotReadable:
    return NotReadable(gettext_noop("The file is no XLSX that can be read."))


def bounded(grid: Iterable[list[str]]) -> Grid:
    """The rows without the empty cells at their ends; raises NotReadable where they are too many."""
    for line, texts in enumerate(grid, start=1):
        filled = len(texts)
        while filled and not texts[filled - 1]:
            filled -= 1
        if line > MOST_ROWS + 1 or filled > MOST_COLUMNS:
            raise NotReadable(
                gettext_noop("The file has more than %(rows)s rows or %(columns)s columns."),
                rows=MOST_ROWS, columns=MOST_COLUMNS,
            )  # fmt: skip
        yield texts[:filled]


def _texts(page: Any, notes: Notes) -> Grid:
    from openpyxl.cell.read_only import EMPTY_CELL  # noqa: PLC0415 - heavy: only where used

    rows = page.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
    for line, row in enumerate(rows, start=1):
        width = len(row)
        while width and row[width - 1] is EMPTY_CELL:  # each row is filled up to the last column
            width -= 1
        yield [_text(cell, line, notes) for cell in row[:width]]


def _text(cell: Any, line: int, notes: Notes) -> str:
    if cell.data_type == "f":
        notes.refuse(line, cell.coordinate, gettext_noop("Formulas are not read."))
        return ""
    return written(cell.value)


def written(value: Any) -> str:
    """The value of a cell as a text, the same for a number of a CSV and of an XLSX."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(":00")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
