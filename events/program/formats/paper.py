"""Paper for the days themselves: door sheets, name plates, badges and run sheets, of whom and what is chosen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from msgspec import Struct

from events.program import clock
from events.program.clock import Day
from events.program.document import Document, Room, Session, Speaker
from events.program.edition import Edition, Stamp
from events.program.formats import pdf, printed
from events.program.formats.outgoing import Extract
from events.program.likeness import script

NO_SECOND = "-"


class Choice(Struct, frozen=True, kw_only=True):
    """Which part is printed; what is empty means all. Days are dates, the others numbers."""

    days: frozenset[str] = frozenset()
    rooms: frozenset[int] = frozenset()
    sessions: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()

    @property
    def of_sessions(self) -> bool:
        """Whether it leaves sessions out."""
        return bool(self.days or self.rooms or self.sessions)


class Sheet(Struct, frozen=True, kw_only=True):
    """A room's day."""

    day: Day
    room: Room
    sessions: tuple[Session, ...]


class Paper(Extract):
    """What is printed of an edition: the chosen days, and of these the chosen rooms and people.

    `second` is the language of a name's second form: "" for one in another script, "-" for none.
    """

    def __init__(
        self, edition: Edition, language: str, *, site: str, words: Mapping[str, str],
        choice: Choice = Choice(), second: str = "",  # noqa: B008 - a frozen struct
    ) -> None:  # fmt: skip
        super().__init__(edition, language, site=site, words=words)
        self.choice, self.second = choice, second

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The chosen days."""
        wanted = self.choice.days
        every = clock.days(self.document)
        return tuple(day for day in every if not wanted or day.date.isoformat() in wanted)

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions of the chosen days; if all are chosen those without a time too."""
        if not self.choice.days:
            return self.document.sessions
        held = {session.uuid for day in self.days for session in day.sessions}
        return tuple(session for session in self.document.sessions if session.uuid in held)

    @cached_property
    def chosen(self) -> tuple[Session, ...]:
        """Those of them that are in the chosen rooms, and are chosen themselves."""
        numbers, rooms = self.choice.sessions, self.choice.rooms
        held = {room.uuid for room in self.document.rooms if room.number in rooms}
        return tuple(
            session
            for session in self.sessions
            if (not numbers or session.number in numbers)
            and (not rooms or held.intersection(_places(session)))
        )

    @cached_property
    def people(self) -> tuple[Speaker, ...]:
        """The chosen speakers; if sessions are chosen only those who appear there."""
        numbers, stage = self.choice.people, _cast(self.chosen)
        return tuple(
            speaker
            for speaker in self.document.speakers
            if (not numbers or speaker.number in numbers)
            and (not self.choice.of_sessions or speaker.uuid in stage)
        )

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every room's day with a chosen session, or one with a chosen speaker, in it."""
        return tuple(filter(self._wanted, self._sheets()))

    def _sheets(self) -> Iterator[Sheet]:
        rooms = self.choice.rooms
        for day in self.days:
            for room in self.document.rooms:
                if not rooms or room.number in rooms:
                    yield Sheet(day=day, room=room, sessions=tuple(_held(day, room)))

    def _wanted(self, sheet: Sheet) -> bool:
        own = {session.uuid for session in self.chosen if session.kind != "break"}
        people = {speaker.uuid for speaker in self.people}
        return any(
            session.uuid in own and (not self.choice.people or people & _cast([session]))
            for session in sheet.sessions
        )


def drafted(document: Document, *, at: datetime, slug: str = "") -> Edition:
    """A draft that can be printed: its stamp has no checksum, so it gets dashes for a ribbon.

    `slug` is the address that the forum has, if it is published.
    """
    known = slug or document.forum.slug
    stamp = Stamp(number=0, slug=known, time=at.replace(microsecond=0), sha256="")
    return Edition(document=document, stamp=stamp)


def write_doors(paper: Paper) -> bytes:
    """A room's day on a sheet of A3, to be read from three metres."""
    return _of_sheets(paper, "door")


def write_run_sheets(paper: Paper) -> bytes:
    """A room's day in stage order, with blanks for when each session started and ended."""
    return _of_sheets(paper, "runsheet")


def write_plates(paper: Paper) -> bytes:
    """A tent card for each of the people, A4 to be folded once."""
    return _of_people(paper, "plate", lambda speaker, own: _second(paper, speaker, own))


def write_badges(paper: Paper) -> bytes:
    """An A6 badge for each of the people."""
    return _of_people(paper, "badge", lambda speaker, own: _second(paper, speaker, own, alike=True))


def _of_sheets(paper: Paper, template: str) -> bytes:
    told = printed.value(paper)
    items = {item["id"]: item for day in told["days"] for item in day["items"]}
    titles = {day["id"]: day["title"] for day in told["days"]}
    told["sheets"] = [
        {
            "room": printed.told(paper, sheet.room.names) or sheet.room.slug,
            "day": titles[sheet.day.date.isoformat()],
            "items": [items[str(session.uuid)] for session in sheet.sessions],
            "url": (address := f"{paper.site}/{paper.slug}/rooms/{sheet.room.slug}/"),
            "qr": pdf.modules(address),
        }
        for sheet in paper.sheets
    ]
    return pdf.typeset(told, template, at=paper.stamp.time)


def _of_people(
    paper: Paper, template: str, second: Callable[[Speaker, str], printed.Value | None]
) -> bytes:
    told = printed.value(paper)
    speakers = {str(speaker.uuid): speaker for speaker in paper.people}
    told["wanted"] = printed.people(paper, paper.people)
    for person in told["wanted"]:
        person["second"] = second(speakers[person["id"]], person["name"]["l"])
    return pdf.typeset(told, template, at=paper.stamp.time)


def _second(
    paper: Paper, speaker: Speaker, own: str, *, alike: bool = False
) -> dict[str, Any] | None:
    """The name's second form: as asked for, else in another script, else `alike`; if confirmed."""
    first = speaker.names.get(own, "")
    spoken = dict.fromkeys((*paper.forum.languages, *speaker.names))
    forms = {tag: form for tag in spoken if (form := speaker.names.get(tag))}
    others = {tag: form for tag, form in forms.items() if form != first}
    if paper.second:
        return _tagged({tag: form for tag, form in others.items() if tag == paper.second})
    foreign = {tag: form for tag, form in others.items() if script(form) != script(first)}
    return _tagged(foreign) or (_tagged(others) if alike else None)


def _tagged(forms: Mapping[str, str]) -> dict[str, Any] | None:
    return next(({"t": form, "l": tag} for tag, form in forms.items() if form), None)


def _places(session: Session) -> tuple[UUID, ...]:
    """Its room and those into which it is carried over."""
    return (*((session.room,) if session.room else ()), *session.overflow)


def _cast(sessions: Iterable[Session]) -> set[UUID]:
    return {part.speaker for session in sessions for part in session.appearances}


def _meet(one: Session, other: Session) -> bool:
    return any(clock.overlaps((one, other)))


def _held(day: Day, room: Room) -> Iterator[Session]:
    """What is on in the room that day, and the breaks of all that nothing of it overlaps."""
    own = [session for session in day.sessions if room.uuid in _places(session)]
    for session in day.sessions:
        if session in own or (
            session.kind == "break" and not any(_meet(session, each) for each in own)
        ):
            yield session
