"""How history says that something was done on the board, and by whom."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from events.models import User

REASON = "timetable board"


class Signature:
    """Who moves sessions on the board: a user, or the name of a command."""

    def __init__(self, by: "User | str") -> None:
        self.user = None if isinstance(by, str) else by
        self.reason = f"{by}, {REASON}" if isinstance(by, str) else REASON
        self.key = f"user {by.pk}" if not isinstance(by, str) else by

    @property
    def bulk(self) -> dict[str, Any]:
        """For simple_history's verbs that write many rows."""
        return {"default_user": self.user, "default_change_reason": self.reason}

    def on(self, row: Any, at: datetime | None = None) -> Any:
        """The row, whose next history will say so."""
        if at is not None:
            row._history_date = at
        row._history_user = self.user
        row._change_reason = self.reason
        return row
