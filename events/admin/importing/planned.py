"""What a file would do to the rows of a list, row by row; and who does it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from events.admin.base import forum_id, forum_of
from events.admin.importing.references import References
from events.history import imports
from events.models import Forum, ImportRun

REASON = "import of %s"
Later = Callable[[], None]


class Hand:
    """Who writes, of which file, and by whom rows that cells refer to are found.

    A forum's history tells all its rows of one file in one line: a run. Rows of no forum say the
    file themselves.
    """

    def __init__(self, by: Any, file: str, references: References) -> None:
        self.by, self.file, self.references = by, file, references
        self._runs: dict[int, ImportRun] = {}

    def signed(self, row: Any, forum: Forum | None = None) -> Any:
        """The row, whose history will say so; `forum` is of a part of one of its rows."""
        there = forum or forum_of(row)
        there = there if there and there.pk else None  # a new forum has no history yet
        run = (
            self._runs.setdefault(there.pk, ImportRun(forum=there, file=self.file))
            if there
            else None
        )
        row._history_user = self.by
        row._change_reason = imports.mark(run.token.hex) if run else self.because
        return row

    @property
    def because(self) -> str:
        """What the history of a row of no forum says."""
        return (REASON % self.file)[: imports.LONGEST]

    def note(self, rows: Sequence["Planned"]) -> None:
        """Keeps the runs, each with how many rows it wrote."""
        kinds = Counter((forum_id(each.row), each.row._meta.model_name) for each in rows)
        for key, run in self._runs.items():
            run.rows = {kind: count for (forum, kind), count in kinds.items() if forum == key}
            signed: Any = run
            signed._history_user = self.by  # the name that simple_history reads
            signed.save()


class Turn(NamedTuple):
    """A cell that says otherwise than the row: the heading, before and after."""

    heading: str
    before: str
    after: str


@dataclass
class Planned:
    """A row of the list with what its line says; `later` is written once the row is saved."""

    line: int
    row: Any
    added: bool
    turns: list[Turn] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    later: list[tuple[str, Later]] = field(default_factory=list)


@dataclass
class Plan:
    """The rows that are added or changed, in the order of the file; how many are left alone."""

    rows: list[Planned] = field(default_factory=list)
    untouched: int = 0

    @property
    def added(self) -> int:
        """How many are new."""
        return sum(planned.added for planned in self.rows)

    @property
    def changed(self) -> int:
        """How many are changed."""
        return len(self.rows) - self.added

    def mark(self) -> str:
        """What tells this plan from any other."""
        told = [(each.line, each.added or each.row.pk, each.turns) for each in self.rows]
        return sha256(repr(told).encode()).hexdigest()
