"""What the lists show of each thing: its own fields, and in place of ids what they stand for."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings

from events.api.programme import Kind, Programme
from events.program import clock
from events.program.document import Appearance, Photo, Session
from events.program.text import Texts
from events.web import absolute


class Shown:
    """A thing of the programme; what is not said here is its own."""

    folder = ""

    def __init__(self, thing: Any, programme: Programme) -> None:
        self.thing, self.programme = thing, programme
        self.history = programme.history(thing.uuid)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.thing, name)

    @property
    def url(self) -> Texts:
        """The public page in each language of the interface."""
        return self.programme.pages(f"{self.folder}/{self.thing.slug}/")

    @property
    def changed_in(self) -> int:
        """The release in which it last changed."""
        return self.history.changed

    @property
    def sequence(self) -> int:
        """How often it has changed: iCalendar's SEQUENCE."""
        return self.history.sequence


class ShownSession(Shown):
    """A session with its times as dates and clocks say them, its places and its people."""

    folder = "sessions"

    @property
    def zone(self) -> str:
        """The zone in which times are meant."""
        return self.programme.forum.zone

    @property
    def day(self) -> date | None:
        """The programme's day: after midnight still the evening's."""
        forum, start = self.programme.forum, self.thing.start
        return start and clock.day_of(start, forum.zone, forum.day_turns)

    @property
    def end(self) -> datetime | None:
        """Start and minutes; None while either is open."""
        return clock.end_of(self.thing) if self.thing.minutes else None

    @property
    def previous_start(self) -> datetime | None:
        """Its start before it last moved."""
        return self.history.previous_start

    @property
    def theme(self) -> Any:
        """The main theme."""
        return self.programme.get("theme", self.thing.theme)

    @property
    def themes(self) -> list[Any]:
        """The further themes."""
        return [self.programme.get("theme", id_) for id_ in self.thing.themes]

    @property
    def room(self) -> Any:
        """The room."""
        return self.programme.get("room", self.thing.room)

    @property
    def overflow(self) -> list[Any]:
        """The rooms to which it is shown too."""
        return [self.programme.get("room", id_) for id_ in self.thing.overflow]

    @property
    def appearances(self) -> list["ShownAppearance"]:
        """Who takes part, in stage order."""
        return [ShownAppearance(part, self.programme) for part in self.thing.appearances]


class ShownAppearance:
    """A part in a session, with who has it and what they were at this forum."""

    def __init__(self, part: Appearance, programme: Programme) -> None:
        self.part, self.programme = part, programme
        self.person = programme.get("speaker", part.speaker)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.part, name)

    @property
    def position(self) -> Texts:
        """As of this forum."""
        texts: Texts = self.person.position
        return texts

    @property
    def organisation(self) -> Any:
        """As of this forum."""
        return self.programme.get("organisation", self.person.organisation)

    @property
    def instead_of(self) -> Any:
        """Whose place this is; None where that person is not in the programme."""
        return self.programme.get("speaker", self.part.instead_of)


class ShownSpeaker(Shown):
    """A speaker with the organisation, the portrait and the sessions."""

    folder = "speakers"

    @property
    def organisation(self) -> Any:
        """As of this forum."""
        return self.programme.get("organisation", self.thing.organisation)

    @property
    def delegation(self) -> Any:
        """Whose member the speaker is."""
        return self.programme.get("organisation", self.thing.delegation)

    @property
    def photo(self) -> dict[str, Any] | None:
        """The portrait's address, size, alternative text and credit."""
        photo: Photo | None = self.thing.photo
        if photo is None:
            return None
        url = absolute(f"{settings.MEDIA_URL}photos/{photo.sha256}.jpg")
        sizes = {"width": photo.width, "height": photo.height}
        return {"url": url, **sizes, "alt": photo.alt, "credit": photo.credit}

    @property
    def sessions(self) -> list[dict[str, Any]]:
        """What the speaker takes part in, each with the roles in it."""
        return list(_engagements(self.programme.parts[self.thing.uuid]))


class ShownTheme(Shown):
    """A theme."""

    folder = "themes"


class ShownRoom(Shown):
    """A room with its venue."""

    folder = "rooms"

    @property
    def venue(self) -> Any:
        """The building."""
        venues = self.programme.document.venues
        return next((venue for venue in venues if venue.uuid == self.thing.venue), None)


class ShownOrganisation(Shown):
    """An organisation with those who speak for it."""

    @property
    def speakers(self) -> list[Any]:
        """Its speakers, in protocol order."""
        return self.programme.members[self.thing.uuid]


SHOWN: dict[Kind, type[Shown]] = {
    "session": ShownSession,
    "speaker": ShownSpeaker,
    "theme": ShownTheme,
    "room": ShownRoom,
    "organisation": ShownOrganisation,
}


def show(kind: Kind, thing: Any, programme: Programme) -> Shown:
    """The thing as its serializer reads it."""
    return SHOWN[kind](thing, programme)


def _engagements(parts: list[tuple[Session, Appearance]]) -> Iterator[dict[str, Any]]:
    roles: dict[Any, list[str]] = {}
    for session, part in parts:
        roles.setdefault(session.uuid, []).append(part.role)
    sessions = {session.uuid: session for session, _ in parts}
    for uuid, session in sessions.items():
        yield {"session": session, "roles": roles[uuid]}
