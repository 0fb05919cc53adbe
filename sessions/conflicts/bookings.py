"""Bookings: what a draft says of times, rooms and people, with what only its team knows.

Rows refer to others by id alone, so the garbage collector has nothing to look for in them.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from msgspec import Struct

from events.program.document import Interpretation
from events.program.text import Texts
from sessions.conflicts.venues import Place


class Span(Struct, frozen=True, gc=False):
    """From an instant until just before another."""

    start: datetime
    end: datetime


class Rules(Struct, frozen=True, kw_only=True):
    """What the forum asks of its timetable; minutes, and hours on its clocks."""

    zone: str = "UTC"
    day_turns: int = 0
    opens: time | None = None
    closes: time | None = None
    padding: int = 0
    walk: int = 0


class Room(Struct, frozen=True, kw_only=True, gc=False):
    """A room; `turnover` is how many minutes it needs between two sessions.

    `place` is what is said of its venue, to know it again at another forum.
    """

    uuid: UUID
    names: Texts = {}
    venue: UUID | None = None
    capacity: int | None = None
    parallel: bool = False
    turnover: int = 0
    place: Place | None = None


class Person(Struct, frozen=True, kw_only=True, gc=False):
    """A person at this forum; `key` is the speaker's row, `protocol` the rank (1 comes first)."""

    uuid: UUID
    key: int = 0
    name: str = ""
    status: str = "confirmed"
    protocol: int | None = None
    present_from: datetime | None = None
    present_to: datetime | None = None
    absences: tuple[Span, ...] = ()

    @property
    def comes(self) -> bool:
        """Whether they still may be on a stage."""
        return self.status not in ("declined", "cancelled")


class Part(Struct, frozen=True, kw_only=True, gc=False):
    """A person's part in a session, at its place in the order of the stage."""

    uuid: UUID
    person: UUID
    role: str = "panelist"
    order: int = 0
    minutes: int | None = None


class Booking(Struct, frozen=True, kw_only=True, gc=False):
    """A session that is not cancelled, drafts included; `key` is its row."""

    uuid: UUID
    key: int = 0
    title: Texts = {}
    kind: str = "panel"
    start: datetime | None = None
    minutes: int | None = None
    room: UUID | None = None
    overflow: tuple[UUID, ...] = ()
    theme: UUID | None = None
    audience: str = "public"
    expected: int | None = None
    interpretation: tuple[Interpretation, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def span(self) -> Span | None:
        """When it takes place; None while start or length is open."""
        if self.start is None or self.minutes is None:
            return None
        return Span(self.start, self.start + timedelta(minutes=self.minutes))

    @property
    def rooms(self) -> tuple[UUID, ...]:
        """Its room and its overflow rooms, each once."""
        return tuple(dict.fromkeys((*((self.room,) if self.room else ()), *self.overflow)))


class Elsewhere(Struct, frozen=True, kw_only=True, gc=False):
    """A person's session at another forum; it says which only to who may know of that forum."""

    uuid: UUID
    person: UUID
    span: Span
    title: Texts | None = None
    forum: Texts | None = None
    key: int = 0
    place: Place | None = None


class Bookings(Struct, frozen=True, kw_only=True):
    """All bookings of one forum, each kind by its uuid."""

    rules: Rules = Rules()
    languages: tuple[str, ...] = ("en",)
    sessions: Mapping[UUID, Booking] = {}
    rooms: Mapping[UUID, Room] = {}
    persons: Mapping[UUID, Person] = {}
    themes: Mapping[UUID, Texts] = {}
    elsewhere: tuple[Elsewhere, ...] = ()
