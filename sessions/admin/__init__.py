"""The admin of what happens: sessions, and a forum's own page with preview, publish and undo."""

from sessions.admin import forum, session

__all__ = ["forum", "session"]
