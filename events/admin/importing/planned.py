"""What a file would do to the rows of a list, row by row; and who does it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from events.admin.importing.references import References

Later = Callable[[], None]


class Hand(NamedTuple):
    """Who writes, why, and by whom rows that cells refer to are found."""

    by: Any
    reason: str
    references: References

    def signed(self, row: Any) -> Any:
        """The row, whose history will say so."""
        row._history_user, row._change_reason = self.by, self.reason
        return row


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
