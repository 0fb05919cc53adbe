"""A session as a row of the programme: when, what, who, where, and what state it is in."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import clock
from events.program.document import Appearance, Session, Speaker
from events.public.marks import Mark, marks
from events.public.reading import Reading
from events.public.said import Said
from events.words import dates, labels


class Presence(Struct, frozen=True, kw_only=True):
    """A speaker on a stage, with the position as of the forum."""

    name: Said
    url: str
    position: Said
    organisation: Said
    speaker: Speaker
    topic: Said

    @property
    def post(self) -> tuple[Said, ...]:
        """Position and organisation, as far as they are known."""
        return tuple(filter(None, (self.position, self.organisation)))


class Part(Struct, frozen=True, kw_only=True):
    """The persons of one role, in stage order, under its heading."""

    role: str
    heading: str
    people: tuple[Presence, ...]


class Row(Struct, frozen=True, kw_only=True):
    """A session as every list shows it. `start` and `end` are in the forum's zone.

    `turn` is said above it, `day` beside its hours where the list is of several days.
    """

    session: Session
    title: Said
    url: str
    start: datetime | None
    end: datetime | None
    parts: tuple[Part, ...]
    room: Said
    theme: Said
    theme_slug: str
    marks: tuple[Mark, ...]
    classes: str
    languages: str = ""
    turn: str = ""
    day: str = ""

    @property
    def people(self) -> tuple[Presence, ...]:
        """Everybody on stage."""
        return tuple(presence for part in self.parts for presence in part.people)

    @property
    def plain(self) -> bool:
        """Whether the roles need no saying: all are speakers, and none has a position."""
        return all(part.role == "speaker" for part in self.parts) and not any(
            presence.post for presence in self.people
        )

    @property
    def pause(self) -> bool:
        """Whether it is a break, a thin row without a page's weight."""
        return self.session.kind == "break"

    @property
    def hours(self) -> str:
        """11:00–12:30."""
        return dates.hours(self.start, self.end) if self.start else ""

    @property
    def begins(self) -> str:
        """11:00."""
        return dates.hour(self.start) if self.start else ""

    @property
    def ends(self) -> str:
        """12:30."""
        return dates.hour(self.end) if self.end else ""


def row(reading: Reading, session: Session) -> Row:
    """The row of one session."""
    start = session.start and session.start.astimezone(reading.zone)
    end = clock.end_of(session) if session.minutes else None
    theme = reading.themes.get(session.theme) if session.theme else None
    return Row(
        session=session,
        title=reading.say(session.title),
        url=reading.at("sessions", session.slug),
        start=start,
        end=end and end.astimezone(reading.zone),
        parts=tuple(parts(reading, session)),
        room=room_of(reading, session),
        theme=reading.say(theme.names if theme else {}),
        theme_slug=theme.slug if theme else "",
        marks=marks(reading, session),
        classes=" ".join(_classes(session, theme.slug if theme else "")),
        languages=_languages(reading, session),
    )


def room_of(reading: Reading, session: Session) -> Said:
    """The room's name, or that it is to be announced where a session must have one."""
    room = reading.rooms.get(session.room) if session.room else None
    if room or session.kind == "break" or not reading.rooms:
        return reading.say(room.names if room else {})
    return Said(_("Room to be announced"), reading.language, reading.language)


def parts(reading: Reading, session: Session) -> Iterator[Part]:
    """Those on stage in stage order, neighbours of one role under one heading."""
    groups: list[tuple[str, list[Presence]]] = []
    for appearance in session.appearances:
        presence = _presence(reading, appearance)
        if groups and groups[-1][0] == appearance.role:
            groups[-1][1].append(presence)
        else:
            groups.append((appearance.role, [presence]))
    for role, people in groups:
        heading = labels.role(role, len(people))
        yield Part(role=role, heading=heading, people=tuple(people))


def people_named(rows: Iterable[Row]) -> bool:
    """Whether a name on these rows is not confirmed in the page's language."""
    return any(presence.name.foreign for row in rows for presence in row.people)


def _presence(reading: Reading, appearance: Appearance) -> Presence:
    speaker = reading.speakers[appearance.speaker]
    return Presence(
        name=reading.say(speaker.names),
        url=reading.at("speakers", speaker.slug),
        position=reading.say(speaker.position),
        organisation=reading.employer(speaker),
        speaker=speaker,
        topic=reading.say(appearance.topic),
    )


def _classes(session: Session, theme: str) -> Iterator[str]:
    """The classes that the sheets know: kind of row, place in the grid, theme."""
    if session.state == "cancelled":
        yield "off"
    if session.kind == "break":
        yield "pause"
    elif not session.room and not session.appearances:
        yield "tba"
    yield f"g{session.number}"
    if theme:
        yield f"t-{theme}"


def _languages(reading: Reading, session: Session) -> str:
    """The floor's languages where they are not the usual ones of this programme."""
    if session.floor_languages == reading.usual_floor:
        return ""
    named = (labels.language_name(tag, reading.language) for tag in session.floor_languages)
    return ", ".join(named)
