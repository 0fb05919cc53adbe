"""A session as its serializer reads it."""

from datetime import date, datetime
from typing import Any

from events.api.programme import Programme
from events.api.shown.base import Shown
from events.program import clock
from events.program.document import Appearance
from events.program.text import Texts


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
