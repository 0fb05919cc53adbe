"""What writing a Document into the draft would do, or did: shown before, reported after."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple
from uuid import UUID

from msgspec import Struct

Outcome = Literal["created", "changed", "unchanged", "demoted"]


class Done(NamedTuple):
    """One row and what became of it."""

    kind: str
    uuid: UUID
    name: str
    outcome: Outcome
    fields: tuple[str, ...] = ()


class Note(NamedTuple):
    """Something that the reader of the plan should know: a number given anew, a fact kept."""

    code: Literal["renumbered", "readdressed", "kept"]
    kind: str
    name: str
    was: str
    now: str


class Plan(Struct, frozen=True, kw_only=True):
    """Every row in its order, and notes."""

    rows: tuple[Done, ...] = ()
    notes: tuple[Note, ...] = ()

    def count(self, kind: str | None = None) -> Counter[str]:
        """How many rows (of that kind) were created, changed, unchanged, demoted."""
        return Counter(row.outcome for row in self.rows if kind in (None, row.kind))

    def created(self, kind: str) -> tuple[UUID, ...]:
        """The uuids of the new rows of that kind."""
        return tuple(row.uuid for row in self.rows if (row.kind, row.outcome) == (kind, "created"))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of rows that it speaks of, in their order."""
        return tuple(dict.fromkeys(row.kind for row in self.rows))

    @property
    def changes_nothing(self) -> bool:
        """Whether all rows are as the Document has them."""
        return all(row.outcome == "unchanged" for row in self.rows)

    @classmethod
    def of(cls, rows: Iterable[Done], notes: Iterable[Note]) -> "Plan":
        """A plan of these rows and notes."""
        return cls(rows=tuple(rows), notes=tuple(notes))
