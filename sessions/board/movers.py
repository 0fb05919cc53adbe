"""Who brought a session to where it is, and when: read from its history."""

from collections.abc import Collection
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from msgspec import Struct

from sessions.models import Session

NAMES = ("history_user__first_name", "history_user__last_name", "history_user__username")


class Mover(Struct, frozen=True):
    """Somebody's name (or the command that did it), and the time."""

    by: str
    at: datetime


def movers(sessions: Collection[UUID]) -> dict[UUID, Mover]:
    """Of each session whose history says it."""
    rows = Session.history.filter(uuid__in=sessions).order_by(
        "uuid", "-history_date", "-history_id"
    )
    told = rows.values_list(
        "uuid", "history_type", "room_id", "start", "minutes", "history_date",
        "history_change_reason", *NAMES,
    )  # fmt: skip
    return {uuid: _mover(list(of_one)) for uuid, of_one in groupby(told, key=itemgetter(0))}


def _mover(newest_first: list[tuple[Any, ...]]) -> Mover:
    """Of the newest changes with the same place, the oldest: the later ones changed other things."""
    found = newest_first[0]
    for row in newest_first[1:]:
        if "-" in (found[1], row[1]) or row[2:5] != found[2:5]:
            break
        found = row
    at, reason, first, last, username = found[5:]
    named = " ".join(filter(None, (first, last)))
    return Mover(named or username or reason or "", at)
