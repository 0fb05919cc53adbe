"""Tables of a programme read again, as far as another file has sheets and columns."""

from events.program.document import Document
from events.program.formats import tables, tables_in
from events.program.formats.incoming import Incoming, Notes
from events.program.formats.outgoing import Extract
from events.program.formats.table_grids import Grids, Row
from events.program.formats.wanted import Wanted


def read(extract: Extract, like: Incoming) -> Document:
    """What the tables of the programme say in the columns of the other file."""
    cells, grids, notes = tables.Cells(extract), Grids(), Notes()
    forum = like.document.forum
    for sheet in tables.SHEETS:
        if any(name == sheet.name for name, _, _ in like.columns):
            rows = ([str(cell) for cell in row] for row in cells.rows(sheet))
            grids.fill(sheet.name, [tables.headings(sheet, cells.languages), *rows], notes)
            grids[sheet.name] = [
                _told(row, sheet.name, forum.languages[0], like.columns)
                for row in grids[sheet.name]
            ]
    zone = "" if ("forum", "zone", "") in like.columns else forum.zone
    wanted = Wanted.of(like.report.source, zone, forum.languages[0], forum.slug)
    return tables_in.read_grids(grids, wanted, notes).document


def _told(row: Row, sheet: str, own: str, columns: frozenset[tuple[str, str, str]]) -> Row:
    """The cells of which the file has the column; one without a language is in the forum's."""

    def known(name: str, language: str) -> bool:
        plain = language == own and (sheet, name, "") in columns
        return plain or (sheet, name, language) in columns

    return Row(line=row.line, cells={key: cell for key, cell in row.cells.items() if known(*key)})
