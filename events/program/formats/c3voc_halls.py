"""Where: the rooms of a programme as halls that hold one session at a time.

One app cuts the earlier of two sessions that run side by side in a room. So they are told as in
"Hall 1" and "Hall 1 (2)", alike in every file of a release.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID, uuid5

from events.program.document import Room, Session
from events.program.formats.c3voc_names import lines
from events.program.formats.c3voc_records import Hall
from events.program.formats.outgoing import Extract
from events.program.text import line

A_DAY = 24 * 60  # minutes


def halls(extract: Extract) -> dict[UUID, Hall]:
    """The hall of each session that has a time and is not cancelled, by the session's uuid."""
    sessions: dict[UUID | None, list[Session]] = defaultdict(list)
    for session in extract.document.sessions:
        if session.start and session.state != "cancelled":
            room = session.room if session.room in extract.rooms else None
            sessions[room].append(session)
    return _named(extract, {room: _lanes(held) for room, held in sessions.items()})


def length(session: Session) -> int:
    """Minutes, under a day; 0 where the length is open."""
    return min(session.minutes or 0, A_DAY - 1)


def _lanes(sessions: Iterable[Session]) -> list[list[Session]]:
    """As many lists as run side by side; each session stands in the first that is free."""
    lanes: list[list[Session]] = []
    free: list[datetime] = []
    timed = [(s.start.astimezone(UTC), s) for s in sessions if s.start]
    for start, session in sorted(timed, key=lambda pair: (pair[0], pair[1].uuid)):
        place = next((n for n, until in enumerate(free) if until <= start), len(free))
        if place == len(free):
            free.append(start)
            lanes.append([])
        # One of open length takes a minute, so that no two of them share a hall.
        free[place] = start + timedelta(minutes=length(session) or 1)
        lanes[place].append(session)
    return lanes


def _named(extract: Extract, lanes: dict[UUID | None, list[list[Session]]]) -> dict[UUID, Hall]:
    """The halls by session: first all rooms get their names, then what is beside them."""
    rooms: list[Room | None] = [*extract.document.rooms, None]
    taken: set[str] = set()
    base = [_free(_name(extract, room), 1, taken) for room in rooms]
    numbers = count(max((room.number for room in rooms if room), default=0) + 1)
    made: dict[UUID, Hall] = {}
    for place, room in enumerate(rooms):
        for lane, sessions in enumerate(lanes.get(room.uuid if room else None, ()), start=1):
            name = base[place] if lane == 1 else _free(base[place], lane, taken)
            number = room.number if room and lane == 1 else next(numbers)
            hall = _hall(extract, room, name, number, (place, lane))
            made |= {session.uuid: hall for session in sessions}
    return made


def _hall(
    extract: Extract, room: Room | None, name: str, number: int, place: tuple[int, int]
) -> Hall:
    own = room.uuid if room else uuid5(extract.forum.uuid, "no room")
    lane = place[1]
    told = lines(room.names if room else extract.forum.city or extract.forum.names)
    beside = "" if lane == 1 else f" ({lane})"
    return Hall(
        uuid=own if lane == 1 and room else uuid5(own, str(lane)),
        number=number,
        name=name,
        names={language: f"{text}{beside}" for language, text in told.items()},
        room=room,
        place=place,
    )


def _name(extract: Extract, room: Room | None) -> str:
    """The room's name; of what has no room, the city's or the forum's: no name may be empty."""
    if room:
        return line(extract.say(room.names)) or room.slug
    return line(extract.say(extract.forum.city) or extract.say(extract.forum.names)) or "–"


def _free(name: str, first: int, taken: set[str]) -> str:
    """The name, from the second on with its number, that nothing has yet."""
    shown = (name if n == 1 else f"{name} ({n})" for n in count(first))
    free = next(each for each in shown if each not in taken)
    taken.add(free)
    return free
