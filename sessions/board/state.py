"""What a board asks for: everything once, then each second what has changed since."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from msgspec import Struct

from events.models import Forum
from events.words import dates
from sessions.board.days import days
from sessions.board.rows import Reader, Row

# One statement, so one snapshot. `seq` is the oldest transaction that may still commit: whatever
# is written by it or later is sent again, and nothing that commits late is missed. What bears a
# number from the future was restored from another server. `frame` names everything but sessions.
ASK = """
SELECT pg_snapshot_xmin(seen)::text::bigint, md5(concat(
    forum::text,
    (SELECT string_agg(room::text, ' ' ORDER BY id) FROM events_room room
     WHERE forum_id = forum.id),
    (SELECT string_agg(venue::text, ' ' ORDER BY id) FROM events_venue venue
     WHERE forum_id = forum.id),
    (SELECT string_agg(theme::text, ' ' ORDER BY id) FROM events_theme theme
     WHERE forum_id = forum.id))),
  ARRAY(SELECT session FROM program_sessions_boardrow WHERE forum_id = forum.id
    AND xact >= least(%(since)s, pg_snapshot_xmin(seen)::text::bigint)
    AND xact < greatest(pg_snapshot_xmax(seen)::text::bigint,
                        pg_current_xact_id_if_assigned()::text::bigint + 1))
FROM events_forum forum, pg_current_snapshot() seen WHERE forum.id = %(forum)s
"""
NEVER = 2**63 - 1


class Place(Struct, frozen=True, kw_only=True):
    """A column of the board."""

    id: UUID
    name: str
    parallel: bool
    capacity: int | None
    venue: str


class Strand(Struct, frozen=True, kw_only=True):
    """A theme, for its colour."""

    id: UUID
    name: str
    hue: int


class Tab(Struct, frozen=True, kw_only=True):
    """A day with its name."""

    date: date
    title: str
    start: datetime
    minutes: int
    shifts: tuple[tuple[int, int], ...]


class State(Struct, frozen=True, kw_only=True):
    """The whole board; `seq` is what to ask for changes since."""

    seq: int
    frame: str
    forum: str
    zone: str
    may_edit: bool
    rooms: tuple[Place, ...]
    days: tuple[Tab, ...]
    themes: tuple[Strand, ...]
    sessions: list[Row]


class Changes(Struct, frozen=True, kw_only=True):
    """What was changed since; another `frame` than before says to read the whole board again."""

    seq: int
    frame: str
    sessions: list[Row]


class _Asked(NamedTuple):
    seq: int
    frame: str
    changed: list[UUID]


def state(forum: Forum, *, language: str, may_edit: bool) -> State:
    """Everything that the board shows."""
    asked = _ask(forum, NEVER)  # before the rows: what is written meanwhile is sent again
    reader = Reader(forum, language)
    sessions = reader.every()
    return State(
        seq=asked.seq, frame=asked.frame, forum=reader.pick(forum.names).text or forum.slug,
        zone=forum.zone, may_edit=may_edit, rooms=_rooms(reader), themes=_themes(reader),
        days=_tabs(forum, sessions, language), sessions=sessions,
    )  # fmt: skip


def changes(forum: Forum, *, since: int, language: str) -> Changes:
    """What was written since; some of it may have been sent before."""
    asked = _ask(forum, since)
    rows = Reader(forum, language).some(asked.changed)
    return Changes(seq=asked.seq, frame=asked.frame, sessions=rows)


def _ask(forum: Forum, since: int) -> _Asked:
    with connection.cursor() as cursor:
        cursor.execute(ASK, {"forum": forum.pk, "since": since})
        row: Any = cursor.fetchone()
    return _Asked(*row)


def _rooms(reader: Reader) -> tuple[Place, ...]:
    rows = reader.forum.rooms.select_related("venue").order_by("order", "uuid")
    return tuple(
        Place(
            id=row.uuid, name=reader.pick(row.names).text, parallel=row.parallel,
            capacity=row.capacity, venue=reader.pick(row.venue.names).text if row.venue else "",
        )
        for row in rows
    )  # fmt: skip


def _themes(reader: Reader) -> tuple[Strand, ...]:
    rows = reader.forum.themes.order_by("order", "uuid")
    return tuple(Strand(id=row.uuid, name=reader.pick(row.names).text, hue=row.hue) for row in rows)


def _tabs(forum: Forum, sessions: list[Row], language: str) -> tuple[Tab, ...]:
    starts = (row.start for row in sessions if row.start)
    return tuple(
        Tab(
            date=day.date, title=dates.in_year(day.date, language), start=day.start,
            minutes=day.minutes, shifts=day.shifts,
        )
        for day in days(forum.starts, forum.ends, starts, forum.zone, forum.day_turns)
    )  # fmt: skip
