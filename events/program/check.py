"""What contradicts itself in a programme, and what is worth a look before it is published.

A `Problem` has no sentence: whoever shows it makes the words, in the reader's language.

Refusals: `ends_before_it_starts` (the forum's days), `unknown_zone`, `no_language`, `bad_language`,
`bad_slug`, `duplicate` (field slug, number or uuid; others have it too), `missing` (field refers to
others that are not there), `bad_length` (not 1 to 1440 minutes), `outside_days` (a session that
starts on no day of the forum), `appearance_twice` (one speaker, one role, one session).
Warnings: `no_time`, `no_room`, `room_double_booked`, `person_double_booked`, `two_roles`,
`no_moderator`, `missing_texts` (params: field, languages).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any, Literal
from uuid import UUID
from zoneinfo import available_timezones

from msgspec import Struct

from events.program import clock, text
from events.program.changes import ROWS, Subject
from events.program.document import Document, Session

Code = Literal[
    "ends_before_it_starts", "unknown_zone", "no_language", "bad_language", "bad_slug",
    "duplicate", "missing", "bad_length", "outside_days", "appearance_twice",
    "no_time", "no_room", "room_double_booked", "person_double_booked", "two_roles",
    "no_moderator", "missing_texts",
]  # fmt: skip
SLUG_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
DAY = 24 * 60
TEXTS: dict[Subject, tuple[str, ...]] = {
    "forum": ("names", "motto"),
    "room": ("names",),
    "theme": ("names",),
    "organisation": ("names",),
    "speaker": ("names", "position"),
    "session": ("title",),
}


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong: with what, in which field, and which other things it concerns."""

    code: Code
    subject: Subject
    id: UUID
    field: str = ""
    others: tuple[UUID, ...] = ()
    params: dict[str, str] = {}

    def __str__(self) -> str:
        """For a command's output: code, thing and details."""
        details = ", ".join(f"{name} {value}" for name, value in self.params.items())
        where = f"{self.subject} {self.params.get('name') or self.id}"
        return ": ".join(part for part in (self.code.replace("_", " "), where, details) if part)


def refusals(document: Document) -> tuple[Problem, ...]:
    """Everything for which the programme cannot be published."""
    return tuple(
        chain(_forum(document), _duplicates(document), _missing(document), _sessions(document))
    )


def warnings(document: Document) -> tuple[Problem, ...]:
    """Everything worth a look; the programme may be published all the same."""
    live = [session for session in document.sessions if session.state != "cancelled"]
    return tuple(
        chain(
            _open_ends(live),
            _double_rooms(document, live),
            _double_persons(live),
            chain.from_iterable(map(_casting, live)),
            _untranslated(document),
        )
    )


def _forum(document: Document) -> Iterator[Problem]:
    forum = document.forum
    if forum.ends < forum.starts:
        yield Problem(code="ends_before_it_starts", subject="forum", id=forum.uuid, field="ends")
    if forum.zone not in _zones():
        yield _about_forum(document, "unknown_zone", "zone", forum.zone)
    if not forum.languages:
        yield Problem(code="no_language", subject="forum", id=forum.uuid, field="languages")
    for language in forum.languages:
        if not text.LANGUAGE_TAG.fullmatch(language):
            yield _about_forum(document, "bad_language", "languages", language)


@cache
def _zones() -> frozenset[str]:
    """Kept, since asking reads a folder of 600 files."""
    return frozenset(available_timezones())


def _about_forum(document: Document, code: Code, field: str, value: str) -> Problem:
    return Problem(
        code=code, subject="forum", id=document.forum.uuid, field=field, params={"value": value}
    )


def _duplicates(document: Document) -> Iterator[Problem]:
    for subject, rows in _tables(document):
        for field in ("uuid", "number", "slug"):
            yield from _same(subject, field, rows)
        for row in rows:
            slug = getattr(row, "slug", "-")
            if not slug or not SLUG_CHARACTERS.issuperset(slug):
                yield Problem(
                    code="bad_slug", subject=subject, id=row.uuid, field="slug",
                    params={"value": slug},
                )  # fmt: skip


def _tables(document: Document) -> Iterator[tuple[Subject, Sequence[Any]]]:
    for subject, attribute in ROWS.items():
        yield subject, getattr(document, attribute)
    yield "appearance", [part for session in document.sessions for part in session.appearances]


def _same(subject: Subject, field: str, rows: Sequence[Any]) -> Iterator[Problem]:
    having = [row for row in rows if hasattr(row, field)]
    if len({getattr(row, field) for row in having}) == len(having):
        return  # as nearly always
    holders: dict[Any, list[UUID]] = defaultdict(list)
    for row in having:
        holders[getattr(row, field)].append(row.uuid)
    for value, ids in holders.items():
        if len(ids) > 1:
            yield Problem(
                code="duplicate", subject=subject, id=ids[0], field=field, others=tuple(ids[1:]),
                params={"value": str(value)},
            )  # fmt: skip


def references(document: Document) -> Iterator[tuple[Subject, UUID, str, UUID, Subject]]:
    """Everything that refers to something: subject, id, field, the other's id, the other's kind."""
    forum = document.forum
    for organiser in forum.organisers:
        yield "forum", forum.uuid, "organisers", organiser.organisation, "organisation"
    for room in document.rooms:
        if room.venue:
            yield "room", room.uuid, "venue", room.venue, "venue"
    for speaker in document.speakers:
        for field, where in (
            ("organisation", speaker.organisation),
            ("delegation", speaker.delegation),
        ):
            if where:
                yield "speaker", speaker.uuid, field, where, "organisation"
    for session in document.sessions:
        yield from _of_session(session)


def _of_session(session: Session) -> Iterator[tuple[Subject, UUID, str, UUID, Subject]]:
    single: tuple[tuple[str, UUID | None, Subject], ...] = (
        ("theme", session.theme, "theme"),
        ("room", session.room, "room"),
        ("state", session.successor, "session"),
    )
    for field, other, kind in single:
        if other:
            yield "session", session.uuid, field, other, kind
    for theme in session.themes:
        yield "session", session.uuid, "themes", theme, "theme"
    for room in session.overflow:
        yield "session", session.uuid, "overflow", room, "room"
    for part in session.appearances:
        yield "appearance", part.uuid, "speaker", part.speaker, "speaker"
        if part.instead_of:
            yield "appearance", part.uuid, "instead_of", part.instead_of, "speaker"


def _missing(document: Document) -> Iterator[Problem]:
    there = {
        subject: {row.uuid for row in getattr(document, attribute)}
        for subject, attribute in ROWS.items()
    }
    for subject, uuid, field, other, kind in references(document):
        if other not in there[kind]:
            yield Problem(
                code="missing", subject=subject, id=uuid, field=field, others=(other,),
                params={"kind": kind},
            )  # fmt: skip


def _sessions(document: Document) -> Iterator[Problem]:
    forum = document.forum
    known = forum.zone in _zones()
    for session in document.sessions:
        if session.minutes is not None and not 1 <= session.minutes <= DAY:
            yield _about(session, "bad_length", "time", minutes=str(session.minutes))
        if session.start and known:
            day = clock.day_of(session.start, forum.zone, forum.day_turns)
            if not forum.starts <= day <= forum.ends:
                yield _about(session, "outside_days", "time", day=day.isoformat())
        played = [(part.speaker, part.role) for part in session.appearances]
        for speaker in {who for who, role in played if played.count((who, role)) > 1}:
            yield _about(session, "appearance_twice", "appearances", others=(speaker,))


def _about(
    session: Session, code: Code, field: str = "", others: tuple[UUID, ...] = (), **params: str
) -> Problem:
    name = text.pick(session.title, ("en",)).text
    return Problem(
        code=code, subject="session", id=session.uuid, field=field, others=others,
        params={"name": name, **params},
    )  # fmt: skip


def _open_ends(live: Iterable[Session]) -> Iterator[Problem]:
    for session in live:
        if session.start is None or session.minutes is None:
            yield _about(session, "no_time", "time")
        if session.room is None and session.kind != "break":
            yield _about(session, "no_room", "room")


def _double_rooms(document: Document, live: Iterable[Session]) -> Iterator[Problem]:
    alone = {room.uuid for room in document.rooms if not room.parallel}
    by_room: dict[UUID, list[Session]] = defaultdict(list)
    for session in live:
        booked = {session.room, *session.overflow}
        for room in alone & booked:
            by_room[room].append(session)
    for room, sessions in by_room.items():
        for earlier, later in clock.overlaps(sessions):
            yield _about(later, "room_double_booked", "room", (room, earlier.uuid))


def _double_persons(live: Iterable[Session]) -> Iterator[Problem]:
    by_person: dict[UUID, list[Session]] = defaultdict(list)
    for session in live:
        for person in {part.speaker for part in session.appearances}:
            by_person[person].append(session)
    for person, sessions in by_person.items():
        for earlier, later in clock.overlaps(sessions):
            yield _about(later, "person_double_booked", "time", (person, earlier.uuid))


def _casting(session: Session) -> Iterator[Problem]:
    people = [part.speaker for part in session.appearances]
    for person in dict.fromkeys(who for who in people if people.count(who) > 1):
        yield _about(session, "two_roles", "appearances", (person,))
    leading = {"moderator", "chair", "host"}
    if session.kind == "panel" and not leading & {part.role for part in session.appearances}:
        yield _about(session, "no_moderator", "appearances")


def _untranslated(document: Document) -> Iterator[Problem]:
    languages = document.forum.languages
    for subject, fields in TEXTS.items():
        rows = (document.forum,) if subject == "forum" else getattr(document, ROWS[subject])
        for row in rows:
            for field in fields:
                said = getattr(row, field)
                lacking = [language for language in languages if not said.get(language)]
                # What is said in no language at all was left empty on purpose.
                if said and lacking:
                    yield Problem(
                        code="missing_texts", subject=subject, id=row.uuid, field=field,
                        params={"languages": ", ".join(lacking)},
                    )  # fmt: skip
