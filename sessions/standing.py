"""How a forum stands: the conflicts of its draft, those that are open and those acknowledged."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import Struct

from events import permissions
from events.models import Forum
from sessions import bookings
from sessions.conflicts import Conflict, find
from sessions.conflicts.bookings import Bookings
from sessions.models import Acknowledgement


class Counts(NamedTuple):
    """How many conflicts are open, by severity."""

    blocks: int = 0
    serious: int = 0
    look: int = 0


class Standing(Struct, frozen=True, kw_only=True):
    """The conflicts of one forum, the worst first, and the bookings that they are of."""

    bookings: Bookings
    open: tuple[Conflict, ...]
    acknowledged: tuple[tuple[Conflict, Acknowledgement], ...] = ()

    def counts(self) -> Counts:
        """What is open; what somebody has acknowledged no longer counts."""
        return Counts(*(self._open(severity) for severity in Counts._fields))

    def of(self, session: UUID) -> tuple[Conflict, ...]:
        """The open conflicts that a session is part of."""
        return tuple(conflict for conflict in self.open if session in conflict.sessions)

    def _open(self, severity: str) -> int:
        return sum(1 for conflict in self.open if conflict.severity == severity)


def of(forum: Forum, *, reader: Any) -> Standing:
    """How the forum stands, with what the reader may know of other forums."""
    return of_all([forum], reader=reader)[forum.pk]


def of_all(forums: Sequence[Forum], *, reader: Any) -> dict[int, Standing]:
    """The same of several forums in as many queries as of one, by their primary keys."""
    seen: dict[int, dict[str, Acknowledgement]] = {forum.pk: {} for forum in forums}
    for row in Acknowledgement.objects.filter(forum__in=forums).select_related("by"):
        seen[row.forum_id][row.key] = row
    read = bookings.read(forums, known=permissions.forums(reader))
    return {forum: _standing(planned, seen[forum]) for forum, planned in read.items()}


def counts(forum: Forum, *, reader: Any) -> Counts:
    """How many conflicts are open, by severity."""
    return of(forum, reader=reader).counts()


def _standing(planned: Bookings, seen: Mapping[str, Acknowledgement]) -> Standing:
    found = find(planned)
    if not seen:
        return Standing(bookings=planned, open=found)
    told = [(conflict, seen.get(conflict.key)) for conflict in found]
    return Standing(
        bookings=planned,
        open=tuple(conflict for conflict, row in told if row is None),
        acknowledged=tuple((conflict, row) for conflict, row in told if row is not None),
    )
