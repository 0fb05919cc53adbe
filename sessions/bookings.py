"""Draft rows → bookings, with what only the team knows: eight queries for however many forums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from events.models import Forum, Room, Theme
from events.models.forum import ForumQuerySet
from events.program.document import Interpretation
from sessions.conflicts import bookings
from sessions.conflicts.bookings import Booking, Bookings, Elsewhere, Part, Person, Rules, Span
from sessions.conflicts.venues import Place
from sessions.models import Appearance, Session
from sessions.models.choices import State
from speakers.models import Absence, Speaker

RULES = ("zone", "day_turns", "opens", "closes", "padding", "walk")
DAY = timedelta(days=1)
# How the structs call what the columns hold.
ROOM = {
    name: name for name in ("uuid", "names", "capacity", "parallel", "turnover")
} | {"venue": "venue__uuid"}  # fmt: skip
# The same of a venue here, and of one at another forum.
PLACE = ("venue__names", "venue__latitude", "venue__longitude")
SESSION = {
    name: name for name in ("uuid", "title", "kind", "start", "minutes", "audience")
} | {
    "key": "pk", "room": "room__uuid", "theme": "theme__uuid", "expected": "expected_audience",
}  # fmt: skip
PART = {name: name for name in ("uuid", "role", "order", "minutes")} | {
    "person": "speaker__person__uuid"
}
PERSON = (
    "status", "protocol_order", "present_from", "present_to", "person__uuid", "person__sort_key",
)  # fmt: skip
Tables = dict[int, dict[UUID, Any]]


def read(forums: Sequence[Forum], *, known: ForumQuerySet) -> dict[int, Bookings]:
    """The bookings of each forum, by its primary key.

    A session of a person at another forum says what it is only if that forum is one of `known`.
    """
    rooms, sessions, persons = _rooms(forums), _sessions(forums), _persons(forums)
    themes: dict[int, dict[UUID, Any]] = defaultdict(dict)
    for forum, uuid, names in _of(Theme, forums).values_list("forum_id", "uuid", "names"):
        themes[forum][uuid] = names
    elsewhere = list(_elsewhere(forums, known))
    return {
        forum.pk: Bookings(
            rules=Rules(**{name: getattr(forum, name) for name in RULES}),
            languages=tuple(forum.languages),
            sessions=sessions[forum.pk],
            rooms=rooms[forum.pk],
            persons=persons[forum.pk],
            themes=themes[forum.pk],
            elsewhere=tuple(
                part
                for where, part in elsewhere
                if where != forum.pk and part.person in persons[forum.pk]
            ),
        )
        for forum in forums
    }


def _of(model: Any, forums: Iterable[Forum]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(forum__in=forums).order_by()
    return rows


def _structs(
    rows: QuerySet[Any], columns: dict[str, str], *first: str
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """What stands in the first columns, and the values by the struct's names."""
    for row in rows.values_list(*first, *columns.values()):
        yield row[: len(first)], dict(zip(columns, row[len(first) :], strict=True))


def _rooms(forums: Iterable[Forum]) -> Tables:
    tables: Tables = defaultdict(dict)
    for (forum, *said), facts in _structs(_of(Room, forums), ROOM, "forum_id", *PLACE):
        tables[forum][facts["uuid"]] = bookings.Room(**facts, place=_place(*said))
    return tables


def _place(names: Any, latitude: float | None, longitude: float | None) -> Place | None:
    """What is said of a venue; None where there is none."""
    return Place(names=names, latitude=latitude, longitude=longitude) if names else None


def _sessions(forums: Iterable[Forum]) -> Tables:
    overflow, parts = _overflow(forums), _parts(forums)
    tables: Tables = defaultdict(dict)
    rows = _of(Session, forums).exclude(state=State.CANCELLED)
    for (forum, languages), facts in _structs(rows, SESSION, "forum_id", "interpretation"):
        tables[forum][facts["uuid"]] = Booking(
            **facts,
            interpretation=msgspec.convert(languages, tuple[Interpretation, ...]),
            overflow=tuple(overflow[facts["key"]]),
            parts=tuple(parts[facts["key"]]),
        )
    return tables


def _overflow(forums: Iterable[Forum]) -> dict[int, list[UUID]]:
    rooms: dict[int, list[UUID]] = defaultdict(list)
    rows = Session.overflow.through.objects.filter(session__forum__in=forums)
    for session, room in rows.order_by("room_id").values_list("session_id", "room__uuid"):
        rooms[session].append(room)
    return rooms


def _parts(forums: Iterable[Forum]) -> dict[int, list[Part]]:
    parts: dict[int, list[Part]] = defaultdict(list)
    rows = Appearance.objects.filter(session__forum__in=forums).order_by()
    for (session,), facts in _structs(rows, PART, "session_id"):
        parts[session].append(Part(**facts))
    return parts


def _persons(forums: Iterable[Forum]) -> Tables:
    away: dict[int, list[Span]] = defaultdict(list)
    absences = Absence.objects.filter(speaker__forum__in=forums)
    for speaker, starts, ends in absences.values_list("speaker_id", "starts", "ends"):
        away[speaker].append(Span(starts, ends))
    tables: Tables = defaultdict(dict)
    for row in _of(Speaker, forums).select_related("person").only("forum", *PERSON):
        tables[row.forum_id][row.person.uuid] = Person(
            uuid=row.person.uuid, key=row.pk, name=str(row), status=row.status,
            protocol=row.protocol_order, present_from=row.present_from,
            present_to=row.present_to, absences=tuple(away[row.pk]),
        )  # fmt: skip
    return tables


def _elsewhere(forums: Sequence[Forum], known: ForumQuerySet) -> Iterator[tuple[int, Elsewhere]]:
    """What the same persons do at other forums of these days, but for drafts; where, and what."""
    first = min((forum.starts for forum in forums), default=None)
    if first is None:
        return
    days = Q(
        session__forum__ends__gte=first - DAY,
        session__forum__starts__lte=max(forum.ends for forum in forums) + DAY,
    )
    here = Speaker.objects.filter(forum__in=forums, person=OuterRef("speaker__person"))
    rows: Iterable[Any] = (
        Appearance.objects.filter(
            days, Exists(here.exclude(forum=OuterRef("session__forum"))),
            session__start__isnull=False, session__minutes__isnull=False,
            session__state__in=(State.TENTATIVE, State.CONFIRMED),
        )
        .exclude(speaker__status__in=(Speaker.Status.DECLINED, Speaker.Status.CANCELLED))
        .annotate(told=ExpressionWrapper(Q(session__forum__in=known), BooleanField()))
        .order_by("session__start", "session_id")
        .values_list(
            "told", "session__forum_id", "speaker__person__uuid", "session__uuid",
            "session__start", "session__minutes", "session__title", "session__forum__names",
            "session_id", *(f"session__room__{column}" for column in PLACE),
        )
        .distinct()
    )  # fmt: skip
    for told, forum, person, uuid, start, minutes, *names, called, north, east in rows:
        title, host, key = names if told else (None, None, 0)
        yield (
            forum,
            Elsewhere(
                uuid=uuid, person=person, span=Span(start, start + timedelta(minutes=minutes)),
                title=title, forum=host, key=key, place=_place(called, north, east),
            ),
        )  # fmt: skip
