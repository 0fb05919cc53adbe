"""The rows in an XLSX, a zip of CSVs or one CSV, as text by heading; whatever the file holds."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from zipfile import ZipFile

from msgspec import Struct

from events.program import text
from events.program.formats import sheets, tables
from events.program.formats.cells import plain
from events.program.formats.incoming import Notes

HEADING = re.compile(r"\s*(.*?)\s*(?:\[\s*([A-Za-z-]+)\s*\])?\s*")
KNOWN = {sheet.name: {"id", *(column.name for column in sheet.columns)} for sheet in tables.SHEETS}


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
    sheets.limit(data)
    grids = Grids()
    if not data.startswith(sheets.ZIP):
        return grids.fill("sessions", sheets.of_csv(data), notes)
    with sheets.unpacking(data) as packed:
        if sheets.BOOK not in packed.namelist():
            return _zipped(packed, notes)
    sheets.each_page(
        data, notes, lambda name, grid: name in KNOWN and grids.fill(name, grid, notes)
    )
    return grids


def _zipped(packed: ZipFile, notes: Notes) -> Grids:
    grids = Grids()
    for name in sorted(packed.namelist()):
        path = PurePosixPath(name)
        stem = path.stem.lower()
        if path.suffix.lower() == ".csv" and stem in KNOWN:
            grids.fill(stem, sheets.of_csv(packed.read(name)), notes)
        elif not name.endswith("/"):
            notes.unknown(name[:80])
    return grids


def _rows(
    sheet: str, grid: Iterable[list[str]], notes: Notes
) -> tuple[list[Row], list[tuple[str, str]]]:
    rows, headings = list[Row](), list[tuple[str, str]]()
    for line, texts in enumerate(sheets.bounded(grid), start=1):
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
