"""What c3voc's formats say, ready to be written: a schedule, its days, halls and events."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from events.program.document import Room, Session, Theme
from events.program.text import Texts


class Person(Struct, frozen=True, kw_only=True):
    """Who is on stage, in whatever role: these formats know none."""

    uuid: UUID
    number: int
    name: str


class Hall(Struct, frozen=True, kw_only=True):
    """A room with one session at a time: one of ours, or the nth beside it. None is no room.

    `place` puts it in order; `number` and `name` are no other hall's.
    """

    uuid: UUID
    number: int
    name: str
    names: Texts
    room: Room | None
    place: tuple[int, int]


class Address(Struct, frozen=True, kw_only=True):
    """A link as a URI (RFC 3986)."""

    kind: str
    url: str
    title: str


class Event(Struct, frozen=True, kw_only=True):
    """A session that takes place: when, in which hall, who, and on what terms it is recorded."""

    session: Session
    slug: str
    url: str
    start: datetime
    ends: datetime
    length: str
    hall: Hall
    title: str
    subtitle: str
    abstract: str
    description: str
    track: str
    kind: str
    language: str
    optout: bool
    licence: str
    persons: tuple[Person, ...]
    links: tuple[Address, ...]

    @property
    def recordings(self) -> tuple[Address, ...]:
        """The links that are recordings."""
        return tuple(link for link in self.links if link.kind == "recording")


class Day(Struct, frozen=True, kw_only=True):
    """A day from turn to turn, and its events by start; `index` counts from 1."""

    date: date
    index: int
    starts: datetime
    ends: datetime
    events: tuple[Event, ...]

    @property
    def halls(self) -> tuple[tuple[Hall, tuple[Event, ...]], ...]:
        """The halls of the day in order, each with its events."""
        return tuple(
            (hall, tuple(event for event in self.events if event.hall.uuid == hall.uuid))
            for hall in used(self.events)
        )


class Track(Struct, frozen=True, kw_only=True):
    """A theme; `colour` is #rrggbb."""

    theme: Theme
    name: str
    colour: str


class Schedule(Struct, frozen=True, kw_only=True):
    """The whole part. There is a day at least, even where nothing is scheduled."""

    version: str
    title: str
    acronym: str
    days: tuple[Day, ...]
    halls: tuple[Hall, ...]
    tracks: tuple[Track, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """Those of all days."""
        return tuple(event for day in self.days for event in day.events)


def used(events: Iterable[Event]) -> tuple[Hall, ...]:
    """The halls of these events, each once, in order."""
    found = {event.hall.uuid: event.hall for event in events}
    return tuple(sorted(found.values(), key=lambda hall: hall.place))
