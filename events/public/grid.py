"""Where a day's sessions stand in the grid of rooms and times. Lines count from 1, as in CSS."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from events.program import clock
from events.program.clock import Day
from events.program.document import Document, Session

REM_PER_MINUTE = 0.125
GAP = 2.0  # rem: what an hour with nothing in any room shrinks to
UNKNOWN = 30  # minutes that a session of unknown length is drawn with
HOUR = timedelta(hours=1)


class Cell(NamedTuple):
    """A session's place: from row line to row line, from column line to column line (-1: last)."""

    number: int
    top: int
    left: int
    bottom: int
    right: int


class Head(NamedTuple):
    """A room's head over its lanes; without a room, what is to be announced."""

    room: UUID | None
    lanes: int


class Hour(NamedTuple):
    """A full hour at the side of the grid; `number` counts those of the day from 1."""

    number: int
    at: datetime
    row: int


class Grid(Struct, frozen=True, kw_only=True):
    """One day: heights of its rows in rem (None: as the text needs), heads, hours and places.

    `turn` is the row of the words "After midnight"; None where nothing starts after it.
    """

    rows: tuple[float | None, ...]
    heads: tuple[Head, ...]
    hours: tuple[Hour, ...]
    cells: tuple[Cell, ...]
    turn: int | None


class Span(NamedTuple):
    """A session's times, in UTC so that they compare also in the night when clocks change."""

    session: Session
    start: datetime
    end: datetime


Lines = dict[datetime, int]


def grids(document: Document) -> Iterator[tuple[Day, Grid]]:
    """Every day that has sessions, with its grid."""
    order = {room.uuid: place for place, room in enumerate(document.rooms)}
    for day in clock.days(document):
        yield day, grid(day, order)


def grid(day: Day, order: Mapping[UUID, int]) -> Grid:
    """The grid of one day, rooms in the given order."""
    spans = [_span(session, session.start) for session in day.sessions if session.start]
    shared = {span.session.uuid for span in spans if _for_everybody(span, spans)}
    apart = [span for span in spans if span.session.uuid not in shared]
    midnight = _midnight(day, spans)
    lines, rows = _lines(spans, apart, midnight)
    columns, heads = _columns(apart, order)
    return Grid(
        rows=tuple(rows),
        heads=heads,
        hours=tuple(_labels(day, lines)),
        cells=tuple(_cell(span, lines, columns, midnight) for span in spans),
        turn=lines[midnight] - 1 if midnight else None,
    )


def _span(session: Session, start: datetime) -> Span:
    start = start.astimezone(UTC)
    return Span(session, start, start + timedelta(minutes=session.minutes or UNKNOWN))


def _for_everybody(span: Span, spans: Iterable[Span]) -> bool:
    """Whether it is a break beside which nothing else runs: it goes across all rooms."""
    return span.session.kind == "break" and not any(
        other.start < span.end and other.end > span.start
        for other in spans
        if other.session is not span.session
    )


def _midnight(day: Day, spans: Iterable[Span]) -> datetime | None:
    """The midnight after which the day still has sessions, if it has."""
    zone = day.starts.tzinfo
    midnight = datetime.combine(day.date + timedelta(days=1), time(), zone).astimezone(UTC)
    return midnight if any(span.start >= midnight for span in spans) else None


def _lines(
    spans: Sequence[Span], apart: Sequence[Span], midnight: datetime | None
) -> tuple[Lines, list[float | None]]:
    """The line of every start, end and full hour, and the height of the row below each.

    Where nothing runs but a break for everybody there are no hours, and the row shrinks.
    """
    times = {moment for span in spans for moment in (span.start, span.end)}
    times.update(hour for span in apart for hour in _full_hours(span))
    times.update([midnight] if midnight else [])
    lines: Lines = {}
    rows: list[float | None] = []
    before: datetime | None = None
    for at in sorted(times):
        if before:
            rows.append(_height(before, at, apart))
        if at == midnight:
            rows.append(None)
        lines[at] = len(rows) + 1
        before = at
    return lines, rows


def _full_hours(span: Span) -> Iterator[datetime]:
    hour = span.start.replace(minute=0, second=0)
    while hour <= span.end:
        if hour >= span.start:
            yield hour
        hour += HOUR


def _height(start: datetime, end: datetime, apart: Iterable[Span]) -> float:
    height = (end - start).total_seconds() / 60 * REM_PER_MINUTE
    busy = any(span.start < end and span.end > start for span in apart)
    return height if busy else min(height, GAP)


def _labels(day: Day, lines: Lines) -> Iterator[Hour]:
    """The full hours that have a row below them, with the offset of the forum."""
    last = max(lines)
    full = [at for at in sorted(lines) if not at.minute and at != last]
    for number, at in enumerate(full, start=1):
        yield Hour(number, at.astimezone(day.starts.tzinfo), lines[at])


def _columns(
    apart: Iterable[Span], order: Mapping[UUID, int]
) -> tuple[dict[UUID, int], tuple[Head, ...]]:
    """The column of every session, and the heads over them.

    Sessions that run side by side in one room stand in lanes, as many as are needed at once.
    """
    by_room: dict[UUID | None, list[Span]] = defaultdict(list)
    for span in sorted(apart, key=lambda span: span.start):
        by_room[span.session.room].append(span)
    columns: dict[UUID, int] = {}
    heads: list[Head] = []
    first = 2  # the hours stand in the first
    for room in sorted(
        by_room, key=lambda room: order.get(room, len(order)) if room else len(order)
    ):
        ends: list[datetime] = []
        for span in by_room[room]:
            lane = next((n for n, end in enumerate(ends) if end <= span.start), len(ends))
            ends[lane : lane + 1] = [span.end]
            columns[span.session.uuid] = first + lane
        heads.append(Head(room, len(ends)))
        first += len(ends)
    return columns, tuple(heads)


def _cell(span: Span, lines: Lines, columns: Mapping[UUID, int], midnight: datetime | None) -> Cell:
    column = columns.get(span.session.uuid)
    return Cell(
        number=span.session.number,
        top=lines[span.start],
        left=column or 2,
        # What ends at midnight ends above the words that say so.
        bottom=lines[span.end] - (span.end == midnight),
        right=column + 1 if column else -1,
    )
