"""What happens: sessions, who appears in them, and what is planned for an hour."""

from sessions.models.acknowledgement import Acknowledgement
from sessions.models.appearance import Appearance
from sessions.models.board import BoardMove, BoardRow
from sessions.models.planned import ClockRun, Planned
from sessions.models.session import Session

__all__ = [
    "Acknowledgement", "Appearance", "BoardMove", "BoardRow", "ClockRun", "Planned", "Session",
]  # fmt: skip
