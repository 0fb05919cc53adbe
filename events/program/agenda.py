"""What one visitor chose of a programme: the sessions' numbers, and which of them clash."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from events.program import clock
from events.program.document import Document, Session

MOST = 200  # sessions of one agenda
NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
WAY = timedelta(minutes=15)  # from one venue to another, at the least


class Clash(Struct, frozen=True, kw_only=True):
    """Two sessions of which nobody can see both whole.

    They overlap, or (`gap`, in minutes) there is too little time to get to the other venue.
    """

    earlier: Session
    later: Session
    gap: int | None = None


def numbers(text: str) -> tuple[int, ...]:
    """The numbers in `5,12,31`, each once and in order; what is none, or too much, is left out."""
    found = (part.strip() for part in text.split(","))
    return chosen(int(part) for part in found if NUMBER.fullmatch(part))


def chosen(asked: Iterable[int]) -> tuple[int, ...]:
    """The first of these numbers that one agenda may have, each once and in order."""
    return tuple(sorted([*dict.fromkeys(asked)][:MOST]))


def written(asked: Iterable[int]) -> str:
    """The numbers as an address has them: `5,12,31`."""
    return ",".join(map(str, asked))


def clashes(document: Document, sessions: Iterable[Session]) -> Iterator[Clash]:
    """Each pair of which nobody can see both whole; what is cancelled clashes with nothing."""
    held = [session for session in sessions if session.state != "cancelled"]
    for earlier, later in clock.overlaps(held):
        yield Clash(earlier=earlier, later=later)
    yield from _far(_venues(document), held)


def _far(venues: Mapping[UUID, UUID | None], sessions: Iterable[Session]) -> Iterator[Clash]:
    """The pairs that follow each other in two venues, with less between them than the way takes."""
    timed = sorted(_timed(sessions), key=lambda each: (each[0], each[2].uuid))
    for _start, ends, earlier in timed:
        for start, _ends, later in timed:
            apart = _apart(venues, earlier, later)
            if later is not earlier and apart and timedelta() <= start - ends < WAY:
                gap = int((start - ends).total_seconds()) // 60
                yield Clash(earlier=earlier, later=later, gap=gap)


def _apart(venues: Mapping[UUID, UUID | None], one: Session, other: Session) -> bool:
    """Whether they are known to be in two venues."""
    here, there = (venues.get(each.room) if each.room else None for each in (one, other))
    return None not in (here, there) and here != there


def _venues(document: Document) -> Mapping[UUID, UUID | None]:
    return {room.uuid: room.venue for room in document.rooms}


def _timed(sessions: Iterable[Session]) -> Iterator[tuple[datetime, datetime, Session]]:
    for session in sessions:
        ends = clock.end_of(session)
        if session.start and ends:
            yield session.start, ends, session
