"""What happens: sessions and who appears in them."""

from sessions.models.appearance import Appearance
from sessions.models.board import BoardMove, BoardRow
from sessions.models.session import Session

__all__ = ["Appearance", "BoardMove", "BoardRow", "Session"]
