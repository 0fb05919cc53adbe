"""What a page or a file is drawn from: a document with its history and its stamp."""

from datetime import datetime

from msgspec import Struct

from events.program.diff import Change
from events.program.document import Document
from events.program.ledger import Ledger


class Stamp(Struct, frozen=True, kw_only=True):
    """A release's own marks. `time` is UTC, whole seconds; `changes` is None for the first."""

    number: int
    slug: str
    time: datetime
    sha256: str
    label: str = ""
    note: str = ""
    author: str = ""
    changes: int | None = None
    sealed_because: str = ""


class Chapter(Struct, frozen=True, kw_only=True):
    """One release in the list of releases; `changes` is None where they were not asked for."""

    stamp: Stamp
    document: Document | None = None
    predecessor: Document | None = None
    changes: tuple[Change, ...] | None = None


class Edition(Struct, frozen=True, kw_only=True):
    """A programme as shown: a release, or (without a stamp) a preview of the draft.

    `changes` are those since the predecessor, whose document is kept to name what is gone.
    `current` is the number of the newest release, so an older one can say it is superseded.
    `history` is given only where releases are listed, newest first.
    """

    document: Document
    ledger: Ledger = Ledger()
    stamp: Stamp | None = None
    predecessor: Document | None = None
    changes: tuple[Change, ...] = ()
    current: Stamp | None = None
    history: tuple[Chapter, ...] = ()

    @property
    def number(self) -> int:
        """The release's number; 0 of a preview."""
        return self.stamp.number if self.stamp else 0

    @property
    def superseded(self) -> bool:
        """Whether a newer release has replaced this one."""
        return bool(self.stamp and self.current and self.current.number > self.stamp.number)
