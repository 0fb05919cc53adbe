"""What programmes of others hold, as plain records by line; every reader makes these."""

from collections.abc import Mapping

from msgspec import Struct

from events.program.formats.incoming import opaque
from events.program.formats.ours import Origin
from events.program.terms import Role, State
from events.program.text import Texts

SHORT = 190  # characters of a short text: what the rows behind a programme hold

# The names that schedule.xml and schedule.json share, by the field that each is of.
CONFERENCE = {
    "acronym": "acronym",
    "title": "title",
    "start": "starts",
    "end": "ends",
    "time_zone_name": "zone",
}
EVENT = {
    "date": "date",
    "start": "start",
    "duration": "duration",
    "title": "title",
    "subtitle": "subtitle",
    "track": "track",
    "type": "kind",
    "language": "language",
}
LONG_TEXTS = ("abstract", "description")
ADDRESSES = ("url", "video_download_url")
LISTS = {"links": "link", "attachments": "attachment"}


class Conference(Struct, frozen=True, kw_only=True):
    """What the file says of the whole."""

    line: int = 1
    acronym: str = ""
    title: str = ""
    starts: str = ""
    ends: str = ""
    zone: str = ""


class Day(Struct, frozen=True, kw_only=True):
    """A day and its bounds."""

    line: int
    date: str = ""
    starts: str = ""
    ends: str = ""


class Room(Struct, frozen=True, kw_only=True):
    """A room of one day; the same name on the next day is the same room."""

    name: str
    guid: str = ""


class Person(Struct, frozen=True, kw_only=True):
    """A person of one event. Of the same id, or without ids of the same name, is the same one.

    `texts` has the fields that the file gives in several languages, all of them.
    """

    line: int
    name: str
    id: str = ""
    guid: str = ""
    biography: str = ""
    position: str = ""
    country: str = ""
    sort_key: str = ""
    role: Role = "speaker"
    texts: Mapping[str, Texts] = {}


class Link(Struct, frozen=True, kw_only=True):
    """An address with its words; `element` says what kind of link it is."""

    line: int
    element: str
    href: str
    title: str = ""


class Event(Struct, frozen=True, kw_only=True):
    """One slot of the schedule; `day` is its place among the days.

    `texts` has the fields that the file gives in several languages, all of them.
    """

    line: int
    day: int
    guid: str = ""
    id: str = ""
    room: str = ""
    date: str = ""
    start: str = ""
    duration: str = ""
    title: str = ""
    subtitle: str = ""
    track: str = ""
    kind: str = ""
    language: str = ""
    abstract: str = ""
    description: str = ""
    licence: str = ""
    optout: str = ""
    state: State = "confirmed"
    texts: Mapping[str, Texts] = {}
    persons: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def source_id(self) -> str:
        """By what the source knows it; a file without ids has only words."""
        return opaque(self.guid or self.id or f"{self.title}@{self.date or self.start}")


class Schedule(Struct, frozen=True, kw_only=True):
    """The whole file. `names` has rooms and tracks that are named in several languages.

    `like` is our own format that says the same; `origin` is told where the file is of ours;
    `cancelled`, whether such files tell of cancelled sessions.
    """

    conference: Conference
    days: tuple[Day, ...] = ()
    rooms: tuple[Room, ...] = ()
    events: tuple[Event, ...] = ()
    persons: tuple[Person, ...] = ()  # those listed, whether or not they are in a session
    names: Mapping[str, Texts] = {}
    like: str = "json"
    origin: Origin | None = None
    cancelled: bool = False
