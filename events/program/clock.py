"""Days and hours of a programme, in the forum's zone; the present is always an argument."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct

from events.program.document import Document, Session

# How much later than the next session one begins that is next as well.
TOGETHER = timedelta(minutes=15)


class Day(Struct, frozen=True, kw_only=True):
    """A day of the programme and its sessions by start; `index` counts from 1.

    `starts` is its first start and `ends` its last end, both with the forum's offset.
    """

    date: date
    index: int
    starts: datetime
    ends: datetime
    sessions: tuple[Session, ...]


def day_of(start: datetime, zone: str, turns: int = 0) -> date:
    """The day a session belongs to: before `turns` o'clock it is still the evening's day."""
    wall_time = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return (wall_time - timedelta(hours=turns)).date()


def bounds(day: date, zone: str, turns: int = 0) -> tuple[datetime, datetime]:
    """From when to when a day lasts: from one turn to the next, with the zone's offset."""
    turn, following = (_turn(day + timedelta(days=n), zone, turns) for n in (0, 1))
    return turn, following


class Dated(Protocol):
    """What has a first and a last day, in a zone where days turn at an hour."""

    @property
    def starts(self) -> date:
        """The first day."""

    @property
    def ends(self) -> date:
        """The last day."""

    @property
    def zone(self) -> str:
        """Whose days they are."""

    @property
    def day_turns(self) -> int:
        """The hour at which one ends and the next begins."""


def term(forum: Dated) -> tuple[datetime, datetime]:
    """From the turn of its first day to the one after its last, when it is over."""
    begins, _following = bounds(forum.starts, forum.zone, forum.day_turns)
    _last, over = bounds(forum.ends, forum.zone, forum.day_turns)
    return begins, over


def end_of(session: Session) -> datetime | None:
    """When a session ends; None while its start is open. One of unknown length ends at once."""
    if session.start is None:
        return None
    # By way of UTC: an hour's session lasts an hour also in the night when clocks change.
    ends = session.start.astimezone(UTC) + timedelta(minutes=session.minutes or 0)
    return ends.astimezone(session.start.tzinfo)


def days(document: Document) -> tuple[Day, ...]:
    """The days that have sessions, in order; what has no start yet is in `unscheduled`."""
    zone, turns = document.forum.zone, document.forum.day_turns
    scheduled = sorted(_scheduled(document.sessions), key=lambda pair: (pair[0], pair[1].uuid))
    by_day = groupby(scheduled, key=lambda pair: day_of(pair[0], zone, turns))
    return tuple(
        _day(day, index, tuple(session for _, session in pairs), zone)
        for index, (day, pairs) in enumerate(by_day, start=1)
    )


def unscheduled(document: Document) -> tuple[Session, ...]:
    """The sessions whose time is to be announced."""
    return tuple(session for session in document.sessions if session.start is None)


def overlaps(sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """Each pair that runs at the same time for a while, the earlier first.

    Give it the sessions of one room or of one person. One that follows at once does not overlap.
    """
    running: list[tuple[datetime, Session]] = []
    for start, session in sorted(_scheduled(sessions), key=lambda pair: (pair[0], pair[1].uuid)):
        running = [(ends, earlier) for ends, earlier in running if ends > start]
        ends = end_of(session) or start
        if ends > start:
            yield from ((earlier, session) for _, earlier in running)
            running.append((ends, session))


def following(starts: Iterable[datetime], at: datetime) -> frozenset[datetime]:
    """The starts that come next: the first after `at`, and those at most a quarter of an hour later.

    So a session does not vanish that begins five minutes after another one in the next room.
    """
    later = [start for start in starts if start > at]
    first = min(later, default=at)
    return frozenset(start for start in later if start - first <= TOGETHER)


def running(document: Document, at: datetime) -> tuple[Session, ...]:
    """The sessions that run at `at`. Cancelled ones never."""
    return tuple(
        session
        for start, session in _scheduled(document.sessions)
        if session.state != "cancelled" and start <= at < (end_of(session) or start)
    )


def wall(day: date, at: time, zone: str) -> tuple[datetime, ...]:
    """The instants at which the zone's clocks show this: one; two when they are set back; or none.

    Each has its own fixed offset, the earlier instant first.
    """
    instants = {}
    for fold in (0, 1):
        asked = datetime.combine(day, at.replace(fold=fold, tzinfo=None), ZoneInfo(zone))
        instant = asked.astimezone(UTC)
        shown = instant.astimezone(ZoneInfo(zone))
        if shown.replace(tzinfo=None) == asked.replace(tzinfo=None):
            instants[instant] = datetime.fromisoformat(shown.isoformat())
    return tuple(instants[instant] for instant in sorted(instants))


def _scheduled(sessions: Iterable[Session]) -> Iterator[tuple[datetime, Session]]:
    return ((session.start, session) for session in sessions if session.start is not None)


def _day(day: date, index: int, sessions: tuple[Session, ...], zone: str) -> Day:
    starts = (session.start for session in sessions)
    ends = (end_of(session) for session in sessions)
    return Day(
        date=day,
        index=index,
        starts=min(filter(None, starts)).astimezone(ZoneInfo(zone)),
        ends=max(filter(None, ends)).astimezone(ZoneInfo(zone)),
        sessions=sessions,
    )


def _turn(day: date, zone: str, turns: int) -> datetime:
    """The instant of the turn; where clocks skip the hour, the first instant after the gap."""
    turn = datetime.combine(day, time(turns), ZoneInfo(zone))
    # Through UTC, because a wall time in the gap is no time at all.
    return turn.astimezone(UTC).astimezone(ZoneInfo(zone))
