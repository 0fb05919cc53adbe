"""The backup of one forum: its whole draft, every release with its ledger, every portrait."""

from sessions.backup.archive import NotABackup
from sessions.backup.reading import NotRestored, examine, restore
from sessions.backup.writing import back_up

__all__ = ["NotABackup", "NotRestored", "back_up", "examine", "restore"]
