"""The timetable board: what it shows (`state`, `changes`), and the one verb on it (`move`)."""

from sessions.board.items import Item
from sessions.board.moving import move
from sessions.board.refusals import Refused, Stale
from sessions.board.state import changes, state

__all__ = ["Item", "Refused", "Stale", "changes", "move", "state"]
