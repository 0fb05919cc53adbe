"""Double bookings that a forum refuses, found before the database does and told in words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from operator import attrgetter
from uuid import UUID

from django.utils.translation import gettext as _

from events.models import Forum
from sessions.board.items import Fault, fault
from sessions.models import Session
from sessions.models.choices import State

UNBOOKED = (State.DRAFT, State.CANCELLED)
LONGEST = timedelta(hours=24)


def booked_twice(
    forum: Forum, moved: Mapping[int, Session], gone: Iterable[UUID]
) -> Iterator[Fault]:
    """A fault for each moved session (by its number in the move) whose room is taken."""
    if forum.double_booking != Forum.DoubleBooking.REFUSED:
        return
    asking = {at: row for at, row in moved.items() if _books(row)}
    if not asking:
        return
    there = list(_others(forum, asking, [*gone, *(row.uuid for row in moved.values())]))
    for at, row in asking.items():
        rivals = (*there, *(other for other in asking.values() if other is not row))
        if other := next((each for each in rivals if _meet(row, each)), None):
            yield fault(at, "room", "taken", _taken(row, other))


def _books(row: Session) -> bool:
    room = row.room
    placed = room is not None and not room.parallel and row.end is not None
    return placed and row.state not in UNBOOKED


def _others(
    forum: Forum, asking: Mapping[int, Session], moved: Iterable[UUID]
) -> Iterable[Session]:
    starts = [row.start for row in asking.values() if row.start]
    ends = [row.end for row in asking.values() if row.end]
    rows = Session.objects.filter(
        forum=forum, room__in={row.room_id for row in asking.values()}, minutes__isnull=False,
        start__gt=min(starts) - LONGEST, start__lt=max(ends),
    )  # fmt: skip
    return rows.exclude(state__in=UNBOOKED).exclude(uuid__in=moved).select_related("forum")


def _meet(one: Session, other: Session) -> bool:
    if one.room_id != other.room_id:
        return False
    return bool(one.start < other.end and other.start < one.end)  # type: ignore[operator]  # both have a time


def _taken(row: Session, other: Session) -> str:
    zone = row.forum.tz
    start, end = (moment.astimezone(zone) for moment in attrgetter("start", "end")(other))
    return _(
        "“%(room)s” is taken by “%(session)s” from %(start)s to %(end)s. Move one of them."
    ) % {
        "room": row.room,
        "session": other,
        "start": f"{start:%H:%M}",
        "end": f"{end:%H:%M}",
    }
