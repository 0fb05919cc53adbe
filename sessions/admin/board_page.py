"""The board's page before its scripts run: the day that is opened, as a plain list by room."""

from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import Any

import msgspec
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec import Struct

from sessions.admin.board_words import board_words
from sessions.board.items import EVERYWHERE
from sessions.board.rows import Row
from sessions.board.state import State, Tab


class Column(Struct, frozen=True):
    """A room's sessions of the day, in order of time."""

    name: str
    sessions: tuple[Row, ...]


def shown(state: State, wanted: str) -> dict[str, Any]:
    """What the page is drawn from; `wanted` is the date that the address asks for."""
    day = _opened(state, wanted)
    return {
        "board": msgspec.to_builtins(state),
        "words": board_words(get_language() or "en"),
        "zone": state.zone,
        "day": day,
        "days": state.days,
        "columns": _columns(state, day),
        "tray": tuple(row for row in state.sessions if row.start is None),
    }


def _opened(state: State, wanted: str) -> Tab:
    """The day that was asked for, else the first that has sessions, else the first."""
    for tab in state.days:
        if tab.date.isoformat() == wanted:
            return tab
    return next((tab for tab in state.days if _of(state.sessions, tab)), state.days[0])


def _of(rows: Sequence[Row], tab: Tab) -> list[Row]:
    start = tab.start.astimezone(UTC)
    end = start + timedelta(minutes=tab.minutes)
    return [row for row in rows if row.start and start <= row.start < end]


def _columns(state: State, tab: Tab) -> tuple[Column, ...]:
    """The rooms in their order, before them what is for all, after them what has none yet."""
    rows = _of(state.sessions, tab)
    names: dict[str | None, str] = {
        EVERYWHERE: _("All rooms"),
        **{str(room.id): room.name for room in state.rooms},
        None: _("No room yet"),
    }
    found = (
        Column(name, tuple(row for row in rows if row.room == room)) for room, name in names.items()
    )
    return tuple(column for column in found if column.sessions)
