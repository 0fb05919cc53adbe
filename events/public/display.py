"""What hangs at a room's door and in the foyer: what is on now, what comes next, a clock.

The page holds the whole programme of its rooms and depends on no clock: the script shows the
session of the minute, also while the network is away; without it the page is a list.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import clock, text
from events.program.document import Room, Session
from events.public.drawn import Drawn
from events.public.reading import Reading
from events.public.rows import Row, row
from events.public.said import Said
from events.words import dates

NAMES_ONLY = 6  # people; more of them stand without their positions


class Slide(Struct, frozen=True, kw_only=True):
    """One session as a screen shows it; `other` is its title in the forum's next language."""

    row: Row
    other: Said
    date: str
    many: bool


class Hall(Struct, frozen=True, kw_only=True):
    """A room with what happens in it, in order of time."""

    room: Room
    name: Said
    slides: tuple[Slide, ...]


def room(reading: Reading, each: Room) -> Drawn:
    """The screen beside one room's door."""
    hall = _hall(reading, each)
    return _drawn(hall.name.text, (hall,), foyer=False)


def foyer(reading: Reading) -> Drawn:
    """The screen of all rooms in which something happens."""
    halls = (_hall(reading, each) for each in reading.document.rooms)
    return _drawn(_("All rooms"), tuple(hall for hall in halls if hall.slides), foyer=True)


def _drawn(title: str, halls: tuple[Hall, ...], *, foyer: bool) -> Drawn:
    context = {"title": title, "halls": halls, "foyer": foyer, "heading": "h3" if foyer else "h2"}
    return Drawn(template="events/display.html", title=title, section="schedule", context=context)


def _hall(reading: Reading, each: Room) -> Hall:
    return Hall(room=each, name=reading.say(each.names), slides=tuple(_slides(reading, each)))


def _slides(reading: Reading, each: Room) -> Iterator[Slide]:
    for day in clock.days(reading.document):
        for session in day.sessions:
            if each.uuid in (session.room, *session.overflow) or _for_everybody(session):
                yield _slide(reading, session, dates.full(day.date, reading.language))


def _for_everybody(session: Session) -> bool:
    return session.kind == "break" and session.room is None


def _slide(reading: Reading, session: Session, date: str) -> Slide:
    shown = row(reading, session)
    return Slide(
        row=shown, other=_other(reading, session), date=date, many=len(shown.people) > NAMES_ONLY
    )


def _other(reading: Reading, session: Session) -> Said:
    """The title in the forum's first language that is not the one it is shown in."""
    shown = reading.say(session.title).language
    others = {tag: said for tag, said in session.title.items() if tag != shown}
    found = [tag for tag in reading.forum.languages if tag in others]
    picked = text.pick(others if found else {}, found)
    return Said(picked.text, picked.language, reading.language)
