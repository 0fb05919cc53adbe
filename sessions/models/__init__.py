"""What happens: sessions and who appears in them."""

from sessions.models.acknowledgement import Acknowledgement
from sessions.models.appearance import Appearance
from sessions.models.board import BoardMove, BoardRow
from sessions.models.session import Session

__all__ = ["Acknowledgement", "Appearance", "BoardMove", "BoardRow", "Session"]
