"""What a move asks for, and what is wrong with it: plain Python, no rows."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from msgspec import Meta, Struct

EVERYWHERE = "*"  # a break across all rooms
BREAK = "break"
LONGEST = 24 * 60
# A session may lie beside the forum's days, but not where the calendar ends.
FAR = timedelta(days=366)


class Item(Struct, frozen=True, kw_only=True):
    """Where one session shall be. `v` is the version that the person saw; 0 makes a new one.

    A new one is a copy of `copy`, or has a title and a kind of its own.
    """

    id: UUID
    v: Annotated[int, Meta(ge=0)]
    room: str | None = None
    start: Annotated[datetime, Meta(tz=True)] | None = None
    minutes: int | None = None
    gone: bool = False
    copy: UUID | None = None
    title: Annotated[str, Meta(max_length=300)] = ""
    kind: str = BREAK


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that is wrong: where in the move (a JSON pointer), a code for machines, words."""

    pointer: str
    code: str
    detail: str


class Place(Struct, frozen=True):
    """Room (its primary key), start and length of a session."""

    room: int | None
    start: datetime | None
    minutes: int | None


def place(item: Item, rooms: Mapping[str, int]) -> Place:
    """The item's place; across all rooms is none."""
    start = item.start and item.start.replace(second=0, microsecond=0)
    return Place(rooms.get(item.room or ""), start, item.minutes)


def faults(
    at: int, item: Item, kind: str, rooms: Collection[str], days: tuple[date, date]
) -> Iterator[Fault]:
    """What is wrong with an item as such, whatever else there is."""
    if item.room == EVERYWHERE and kind != BREAK:
        detail = _("Only a break goes across all rooms. Choose one room.")
        yield fault(at, "room", "only_breaks", detail)
    elif item.room not in (None, EVERYWHERE) and item.room not in rooms:
        detail = _("This room is not there, or it is another forum’s. Choose one of this forum.")
        yield fault(at, "room", "unknown_room", detail)
    if item.minutes is not None and not 1 <= item.minutes <= LONGEST:
        detail = _("A session lasts from 1 minute to 24 hours.")
        yield fault(at, "minutes", "bad_length", detail)
    first, last = days
    if item.start and not first - FAR <= item.start.date() <= last + FAR:
        detail = _("This is too far from the forum’s days: %(first)s to %(last)s.") % {
            "first": date_format(first, "SHORT_DATE_FORMAT"),
            "last": date_format(last, "SHORT_DATE_FORMAT"),
        }
        yield fault(at, "start", "too_far", detail)


def fault(at: int, field: str, code: str, detail: str) -> Fault:
    """At a field of the item with this number."""
    return Fault(pointer=f"/items/{at}/{field}", code=code, detail=detail)
