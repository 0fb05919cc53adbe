"""Which import wrote a version: its reason begins with the import's mark, then says who did it."""

from typing import Any

MARK = "import:"
LONGEST = 100  # characters that a history keeps of a reason


def mark(token: str, by: str = "") -> str:
    """The reason of what this import writes; `by` is for a command, which is no user."""
    return f"{MARK}{token} {by}".strip()[:LONGEST]


def author(version: Any) -> Any:
    """The user, or what else changed the row, without the mark; None where nobody knows."""
    reason = version.history_change_reason or ""
    if reason.startswith(MARK):
        reason = reason.partition(" ")[2]
    return version.history_user or reason or None
