"""What happens: sessions, who appears in them, what is planned for an hour, links to the preview."""

from sessions.models.acknowledgement import Acknowledgement
from sessions.models.appearance import Appearance
from sessions.models.board import BoardMove, BoardRow
from sessions.models.planned import ClockRun, Planned
from sessions.models.preview_link import PreviewLink
from sessions.models.publish_run import PublishRun
from sessions.models.session import Session

__all__ = [
    "Acknowledgement", "Appearance", "BoardMove", "BoardRow", "ClockRun", "Planned", "PreviewLink",
    "PublishRun", "Session",
]  # fmt: skip
