"""The admin of what happens: sessions, a forum's own page, and who is the same person."""

from sessions.admin import forum, match, session

__all__ = ["forum", "match", "session"]
