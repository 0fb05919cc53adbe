"""The rows in an XLSX, a zip of CSVs or one CSV, as text by heading; whatever the file holds."""

import csv
import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipFile

from msgspec import Struct

from events.program import text
from events.program.formats import tables
from events.program.formats.cells import plain
from events.program.formats.incoming import Notes, NotReadable, gettext_noop

MEGABYTE = 1024 * 1024
LARGEST = 50  # megabytes
UNPACKED = 100  # megabytes
MOST_MEMBERS = 1000
MOST_ROWS = 20_000
MOST_COLUMNS = 300
HEADING = re.compile(r"\s*(.*?)\s*(?:\[\s*([A-Za-z-]+)\s*\])?\s*")
DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
KNOWN = {sheet.name: {"id", *(column.name for column in sheet.columns)} for sheet in tables.SHEETS}
DELIMITERS = ",;\t"


class Row(Struct, frozen=True, kw_only=True):
    """One row: its number from 1, its texts by heading and language."""

    line: int
    cells: dict[tuple[str, str], str]


class Grids(dict[str, list[Row]]):
    """The rows by sheet; `columns` are all headings that were understood."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: set[tuple[str, str, str]] = set()

    def fill(self, sheet: str, grid: Iterable[list[str]], notes: Notes) -> "Grids":
        """Takes a sheet of which the first row is headings."""
        self[sheet], headings = _rows(sheet, grid, notes)
        self.columns |= {(sheet, *heading) for heading in headings if heading[0]}
        return self


def read(data: bytes, notes: Notes) -> Grids:
    """The rows of each sheet that we know; raises NotReadable."""
    if len(data) > LARGEST * MEGABYTE:
        raise NotReadable(
            gettext_noop("The file is larger than %(limit)s megabytes."), limit=LARGEST
        )
    if not data.startswith(b"PK"):
        return Grids().fill("sessions", _csv(data), notes)
    try:
        with ZipFile(BytesIO(data)) as packed:
            names = _safe(packed)
            if "[Content_Types].xml" not in names:
                return _zipped(packed, notes)
    except NotReadable:
        raise
    except Exception as error:
        reason = gettext_noop("The file is damaged: it cannot be unpacked.")
        raise NotReadable(reason) from error
    return _book(data, notes)


def _safe(packed: ZipFile) -> list[str]:
    """The names of the members, once it is clear that unpacking them harms nobody."""
    members = packed.infolist()
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > UNPACKED * MEGABYTE:
        raise NotReadable(
            gettext_noop("The file unpacks to more than %(limit)s megabytes."), limit=UNPACKED
        )
    for member in members:
        content = packed.read(member)
        if not member.filename.endswith(".csv") and any(mark in content for mark in DOCTYPES):
            raise NotReadable(gettext_noop("The file has a DOCTYPE, which is refused. Remove it."))
    return [member.filename for member in members]


def _zipped(packed: ZipFile, notes: Notes) -> Grids:
    grids = Grids()
    for name in sorted(packed.namelist()):
        path = PurePosixPath(name)
        stem = path.stem.lower()
        if path.suffix.lower() == ".csv" and stem in KNOWN:
            grids.fill(stem, _csv(packed.read(name)), notes)
        elif not name.endswith("/"):
            notes.unknown(name[:80])
    return grids


def _csv(data: bytes) -> Iterator[list[str]]:
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


def _book(data: bytes, notes: Notes) -> Grids:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy: only where used

    grids = Grids()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and extensions that nobody reads
            book = load_workbook(BytesIO(data), read_only=True)
            for page in book.worksheets:
                name = page.title.strip().lower()
                if name in KNOWN:
                    page.reset_dimensions()
                    grids.fill(name, _texts(page, notes), notes)
            book.close()
    except NotReadable:
        raise
    except Exception as error:
        raise NotReadable(gettext_noop("The file is no XLSX that can be read.")) from error
    return grids


def _texts(page: Any, notes: Notes) -> Iterator[list[str]]:
    rows = page.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
    for line, row in enumerate(rows, start=1):
        yield [_text(cell, line, notes) for cell in row]


def _text(cell: Any, line: int, notes: Notes) -> str:
    value = cell.value
    if cell.data_type == "f":
        notes.refuse(line, cell.coordinate, gettext_noop("Formulas are not read."))
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(":00")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _rows(
    sheet: str, grid: Iterable[list[str]], notes: Notes
) -> tuple[list[Row], list[tuple[str, str]]]:
    rows, headings = list[Row](), list[tuple[str, str]]()
    for line, texts in enumerate(grid, start=1):
        if line > MOST_ROWS + 1 or (len(texts) > MOST_COLUMNS and any(texts[MOST_COLUMNS:])):
            raise NotReadable(
                gettext_noop("The file has more than %(rows)s rows or %(columns)s columns."),
                rows=MOST_ROWS, columns=MOST_COLUMNS,
            )  # fmt: skip
        if not headings:
            headings = [_heading(sheet, each, notes) for each in texts]
            continue
        cells = {
            heading: said
            for heading, each in zip(headings, texts, strict=False)
            if heading[0] and (said := text.clean(plain(each)))
        }
        if cells:
            rows.append(Row(line=line, cells=cells))
    return rows, headings


def _heading(sheet: str, written: str, notes: Notes) -> tuple[str, str]:
    """The column and language that a heading names; an empty column for one that nobody knows."""
    found = HEADING.fullmatch(text.clean(written))
    name, language = (found[1], found[2] or "") if found else ("", "")
    name = re.sub(r"[\s_]+", "_", name.lower())
    if name in KNOWN[sheet] and (not language or text.LANGUAGE_TAG.fullmatch(language)):
        return name, language
    if written.strip():
        notes.unknown(f"{sheet}/{written.strip()[:80]}")
    return "", ""
