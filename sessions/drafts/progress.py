"""How far a long write is, told while it runs to whoever watches."""

from collections.abc import Callable

from events.program.document import Document

Watch = Callable[[str, int, int], None]
"""Is told the kind of rows that is being written, how many rows are done, and of how many."""


class Progress:
    """Counts the rows that are done. It never counts more than there are."""

    def __init__(self, watch: Watch | None = None, total: int = 0) -> None:
        self._watch, self._total, self.done = watch, total, 0

    def add(self, kind: str, rows: int) -> None:
        """Some more rows of that kind are done."""
        self.done = min(self.done + rows, self._total)
        if self._watch:
            self._watch(kind, self.done, self._total)


def size(document: Document) -> int:
    """How many rows the Document makes: who speaks is a person and a speaker."""
    tables = (
        document.organisations, document.venues, document.rooms, document.themes,
        document.speakers, document.speakers, document.sessions,
    )  # fmt: skip
    return sum(map(len, tables)) + sum(len(each.appearances) for each in document.sessions)
