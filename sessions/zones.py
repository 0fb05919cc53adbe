"""Correcting a forum's zone: what happens to the times that were entered before."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from simple_history.utils import bulk_update_with_history

from events.models import Forum
from events.program import clock
from sessions.models import Session

KNOWN = available_timezones()


class NoSuchTime(ValueError):
    """In the new zone the clocks never show this session's time; `session` says whose."""

    def __init__(self, session: Session) -> None:
        super().__init__(f"“{session}” has a time that the new zone's clocks skip. Move it first.")
        self.session = session


def with_same_wall_times(forum: Forum, old: str, new: str) -> list[Session]:
    """The forum's sessions, unsaved, at the same hour of the new zone's clocks.

    An hour that comes twice there means the first of the two. Raises NoSuchTime.
    """
    sessions = list(forum.sessions.exclude(start=None).select_related("forum"))
    for session in sessions:
        session.start = session.start and _moved(
            session, session.start.astimezone(ZoneInfo(old)), new
        )
    return sessions


def keep_wall_times(forum: Forum, old: str, new: str, *, by: Any) -> int:
    """Moves the forum's sessions so that they keep their hours; returns how many."""
    sessions = with_same_wall_times(forum, old, new)
    bulk_update_with_history(sessions, Session, ["start"], default_user=by)
    return len(sessions)


def _moved(session: Session, shown: datetime, new: str) -> datetime:
    instants = clock.wall(shown.date(), shown.time(), new)
    if not instants:
        raise NoSuchTime(session)
    return instants[0]
