"""Correcting a forum's zone: what happens to the times that were entered before."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.db.models import Q, QuerySet
from simple_history.utils import bulk_update_with_history

from events.models import Forum
from events.program import clock
from sessions.models import Session
from speakers.models import Absence, Speaker

KNOWN = available_timezones()
# What is entered as the forum's clocks show it.
TIMES: dict[Any, tuple[str, ...]] = {
    Session: ("start",),
    Speaker: ("present_from", "present_to"),
    Absence: ("starts", "ends"),
}


class NoSuchTime(ValueError):
    """In the new zone the clocks never show this row's time; `row` says whose."""

    def __init__(self, row: Any) -> None:
        super().__init__(f"“{row}” has a time that the new zone's clocks skip. Move it first.")
        self.row = row


def has_times(forum: Forum) -> bool:
    """Whether anything of the forum has a time yet."""
    return any(_timed(forum, model).exists() for model in TIMES)


def with_same_wall_times(forum: Forum, old: str, new: str) -> dict[Any, list[Any]]:
    """Each model's rows, unsaved, at the same hours of the new zone's clocks.

    An hour that comes twice there means the first of the two. Raises NoSuchTime.
    """
    moved = {model: list(_timed(forum, model)) for model in TIMES}
    for model, rows in moved.items():
        for row in rows:
            for column in TIMES[model]:
                if entered := getattr(row, column):
                    setattr(row, column, _moved(row, entered.astimezone(ZoneInfo(old)), new))
    return moved


def keep_wall_times(forum: Forum, old: str, new: str, *, by: Any) -> int:
    """Moves whatever has a time so that it keeps its hours; returns how many sessions."""
    moved = with_same_wall_times(forum, old, new)
    for model, rows in moved.items():
        bulk_update_with_history(rows, model, list(TIMES[model]), default_user=by)
    return len(moved[Session])


def _timed(forum: Forum, model: Any) -> QuerySet[Any]:
    ours = Q(speaker__forum=forum) if model is Absence else Q(forum=forum)
    given = reduce(or_, (Q(**{f"{column}__isnull": False}) for column in TIMES[model]))
    rows: QuerySet[Any] = model.objects.filter(ours & given)
    return rows


def _moved(row: Any, shown: datetime, new: str) -> datetime:
    instants = clock.wall(shown.date(), shown.time(), new)
    if not instants:
        raise NoSuchTime(row)
    return instants[0]
