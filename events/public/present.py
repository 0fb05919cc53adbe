"""How a forum stands at a moment: days to go, what is on and what is next, or that it is over.

All of it is drawn where the moment is given and the release is the newest; and each page that says
any of it says by its turns until when that holds.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID

from django.utils.translation import ngettext
from msgspec import Struct

from events.program import clock
from events.program.document import Session
from events.public import markup
from events.public.reading import Reading
from events.public.rows import Row, room_of, row
from events.public.said import Said
from events.public.shelf import Listed, listed
from events.words import dates, labels

# As in `running.js`: how long a session takes of which nobody has said it, and what is soon.
HOUR, SOON = timedelta(hours=1), timedelta(hours=8)
KINDS = ("recording", "material")


class Place(Struct, frozen=True, kw_only=True):
    """What is on today in one room, or in none."""

    name: Said
    rows: tuple[tuple[Row, str], ...]  # each with its state: now, next or neither


class Kept(Struct, frozen=True, kw_only=True):
    """What is left of a session: recordings and materials, each with its kind."""

    title: Said
    url: str
    links: tuple[tuple[str, str], ...]


class Present(Struct, frozen=True, kw_only=True):
    """What a page says of the present."""

    to_go: str = ""
    places: tuple[Place, ...] = ()
    over: str = ""  # when it was
    city: Said | None = None
    following: Listed | None = None
    kept: tuple[Kept, ...] = ()


def present(reading: Reading) -> Present:
    """How the forum stands."""
    if reading.standing == "before" and not reading.called_off:
        return Present(to_go=_to_go(reading))
    if reading.standing == "during":
        return Present(places=tuple(_places(reading)))
    if reading.standing == "over":
        later = reading.following
        return Present(
            over=_when(reading),
            city=reading.say(reading.forum.city),
            following=listed(later, reading.language) if later else None,
            kept=tuple(_kept(reading)),
        )
    return Present()


def turns(reading: Reading) -> tuple[datetime, ...]:
    """The moments about now at which a page that says it becomes another one."""
    if reading.moment is None or not reading.standing:
        return ()
    today = clock.day_of(reading.moment, reading.forum.zone, reading.forum.day_turns)
    days = clock.bounds(today, reading.forum.zone, reading.forum.day_turns)
    if reading.standing != "during":
        return (*clock.term(reading.forum), *(days if reading.standing == "before" else ()))
    sessions = ((each.start, _end(each)) for each in _today(reading) if each.start)
    return (*days, *chain.from_iterable((start - SOON, start, end) for start, end in sessions))


def _to_go(reading: Reading) -> str:
    assert reading.moment is not None  # noqa: S101 - else it would not stand before
    today = clock.day_of(reading.moment, reading.forum.zone, reading.forum.day_turns)
    days = (reading.forum.starts - today).days
    return ngettext("%(count)s day to go", "%(count)s days to go", days) % {"count": days}


def _when(reading: Reading) -> str:
    """5 December 2025, as it stands in a sentence."""
    first, last = reading.forum.starts, reading.forum.ends
    if first == last:
        return dates.plain(last, reading.language)
    return dates.period(first, last, reading.language)


def _kept(reading: Reading) -> Iterator[Kept]:
    for each in reading.document.sessions:
        links = tuple(
            (str(labels.LINKS[link.kind]), link.url)
            for link in each.links
            if link.kind in KINDS and markup.web_link(link.url)
        )
        if links:
            url = reading.at("sessions", each.slug)
            yield Kept(title=reading.say(each.title), url=url, links=links)


def _places(reading: Reading) -> Iterator[Place]:
    """The rooms that have a session today, in their order, if any runs or is soon."""
    today = _today(reading)
    states = dict(_states(today, reading.moment))
    if not states:
        return
    order = {room.uuid: place for place, room in enumerate(reading.document.rooms)}
    rooms = {each.room for each in today}
    for room in sorted(rooms, key=lambda room: order[room] if room else len(order)):
        here = [each for each in today if each.room == room]
        rows = ((row(reading, each), states.get(each.uuid, "")) for each in here)
        yield Place(name=room_of(reading, here[0]), rows=tuple(rows))


def _states(today: tuple[Session, ...], at: datetime | None) -> Iterator[tuple[UUID, str]]:
    """Which of the day's sessions run, and which begin next if that is soon."""
    if at is None:
        return
    held = [(each.start, each) for each in today if each.start and each.state != "cancelled"]
    coming = clock.following((start for start, _each in held), at)
    soon = min(coming, default=at) - at < SOON
    for start, each in held:
        if start <= at < _end(each):
            yield each.uuid, "now"
        elif soon and start in coming:
            yield each.uuid, "next"


def _today(reading: Reading) -> tuple[Session, ...]:
    forum = reading.forum
    today = reading.moment and clock.day_of(reading.moment, forum.zone, forum.day_turns)
    days = clock.days(reading.document)
    return next((day.sessions for day in days if day.date == today), ())


def _end(session: Session) -> datetime:
    assert session.start is not None  # noqa: S101 - it stands on a day
    return (session.minutes and clock.end_of(session)) or session.start + HOUR
