"""Why a move is not made; nothing was written then."""

from collections.abc import Iterable

from sessions.board.items import Fault
from sessions.board.rows import Row


class Stale(Exception):
    """Somebody moved these meanwhile; `rows` says where they are now, by whom, since when."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        super().__init__("Moved by somebody else meanwhile.")


class Refused(ValueError):
    """This move cannot be made; each fault says what is wrong and what to do."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(fault.detail for fault in self.faults))
