"""The changes between two programmes, as data; apply all of them or a closed part (`choice`)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from events.program import canonical
from events.program.changes import ROWS, Change, Subject, builtin, differing, parts, with_part
from events.program.document import (
    Appearance,
    Document,
    Forum,
    Organisation,
    Room,
    Session,
    Speaker,
    Theme,
    Venue,
)

__all__ = ["Change", "Stale", "Subject", "apply", "diff", "remaining"]

TYPES: dict[Subject, type[Any]] = {
    "forum": Forum,
    "venue": Venue,
    "room": Room,
    "theme": Theme,
    "organisation": Organisation,
    "speaker": Speaker,
    "session": Session,
    "appearance": Appearance,
}
# What a reader would say of a part that changed; of any other text "text", else "changed".
WORDS: dict[tuple[Subject, str], str] = {
    ("session", "time"): "moved",
    ("session", "room"): "room",
    ("session", "title"): "retitled",
    ("speaker", "name"): "name",
    ("speaker", "forms"): "name",
    ("speaker", "position"): "position",
    ("speaker", "organisation"): "position",
    ("appearance", "role"): "role",
    ("appearance", "speaker"): "replaced",
    ("appearance", "instead_of"): "replaced",
}


class Stale(ValueError):
    """Changes that do not apply: what they change is gone, there already, or otherwise by now."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        super().__init__(
            f"{len(addresses)} changes no longer apply: {', '.join(addresses[:3])}. "
            "Look at the difference again."
        )
        self.addresses = addresses


def diff(before: Document, after: Document) -> tuple[Change, ...]:
    """Every change that makes `after` of `before`, both in canonical order.

    Sessions come first, in the order of the programme, then speakers, rooms, themes,
    organisations, venues and the forum itself.
    """
    return (*_all_rows(before, after), *_fields("forum", before.forum, after.forum))


def _all_rows(before: Document, after: Document) -> Iterator[Change]:
    for subject, attribute in ROWS.items():
        old = {row.uuid: row for row in getattr(before, attribute)}
        new = {row.uuid: row for row in getattr(after, attribute)}
        for uuid, row in new.items():
            if uuid not in old:
                yield Change(what="added", subject=subject, id=uuid, after=builtin(row))
                continue
            yield from _fields(subject, old[uuid], row)
            if isinstance(row, Session):
                yield from _cast(old[uuid], row)
        for uuid, row in old.items():
            if uuid not in new:
                yield Change(what="removed", subject=subject, id=uuid, before=builtin(row))


def _fields(subject: Subject, old: Any, new: Any, session: UUID | None = None) -> Iterator[Change]:
    for (field, language), was, now in differing(old, new):
        yield Change(
            what=_what(subject, field, language, now), subject=subject, id=new.uuid, field=field,
            language=language, session=session, before=was, after=now,
        )  # fmt: skip


def _what(subject: Subject, field: str, language: str, now: Any) -> str:
    if field in ("state", "status"):
        state = now["state"] if field == "state" else now
        return state if state in ("cancelled", "confirmed") else "changed"
    return WORDS.get((subject, field), "text" if language else "changed")


def _cast(before: Session, after: Session) -> Iterator[Change]:
    """Who came, went, or stands in for whom."""
    if before.appearances == after.appearances:
        return
    old = {part.uuid: part for part in before.appearances}
    new = {part.uuid for part in after.appearances}
    gone = [part for part in before.appearances if part.uuid not in new]
    for part in after.appearances:
        if part.uuid in old:
            yield from _fields("appearance", old[part.uuid], part, after.uuid)
            continue
        left = next((other for other in gone if _stands_in(part, other)), None)
        if left:
            gone.remove(left)
        yield Change(
            what="replaced" if left else "added", subject="appearance", id=part.uuid,
            session=after.uuid, before=left and builtin(left), after=builtin(part),
        )  # fmt: skip
    for part in gone:
        yield Change(
            what="removed", subject="appearance", id=part.uuid, session=after.uuid,
            before=builtin(part),
        )  # fmt: skip


def _stands_in(part: Appearance, gone: Appearance) -> bool:
    """Whether somebody else has the place and role of one who left, or is named as the stand-in."""
    same_place = (part.role, part.order) == (gone.role, gone.order)
    return part.speaker != gone.speaker and (same_place or part.instead_of == gone.speaker)


def apply(document: Document, changes: Iterable[Change]) -> Document:
    """The document with the changes made, in canonical order.

    Raises Stale, with nothing done, where a change does not start from what the document says.
    """
    tables = _Tables(document)
    stale = tuple(change.address for change in changes if not tables.make(change))
    if stale:
        raise Stale(stale)
    return canonical.in_order(tables.document())


def remaining(document: Document, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those of the changes that the document does not say already."""
    tables = _Tables(document)
    return tuple(change for change in changes if not tables.says(change))


class _Tables:
    """A document taken apart, so that many changes can be made one by one."""

    def __init__(self, document: Document) -> None:
        self.whole = document
        self.rows: dict[Subject, dict[UUID, Any]] = {
            subject: {row.uuid: row for row in getattr(document, attribute)}
            for subject, attribute in ROWS.items()
        }
        self.rows["forum"] = {document.forum.uuid: document.forum}

    def make(self, change: Change) -> bool:
        """Makes the change; False where it does not apply."""
        if change.session is None:
            return _make(self.rows[change.subject], change)
        sessions = self.rows["session"]
        session = sessions.get(change.session)
        if session is None:
            return False
        cast = {part.uuid: part for part in session.appearances}
        made = _make(cast, change)
        sessions[session.uuid] = replace(session, appearances=tuple(cast.values()))
        return made

    def says(self, change: Change) -> bool:
        """Whether what the change makes is there already."""
        if change.session is None:
            return _says(self.rows[change.subject], change)
        session = self.rows["session"].get(change.session)
        if session is None:
            return change.after is None
        return _says({part.uuid: part for part in session.appearances}, change)

    def document(self) -> Document:
        """The parts put together again."""
        rows = {name: tuple(self.rows[subject].values()) for subject, name in ROWS.items()}
        return replace(self.whole, forum=self.rows["forum"][self.whole.forum.uuid], **rows)


def _make(rows: dict[UUID, Any], change: Change) -> bool:
    return _set(rows, change) if change.field else _exchange(rows, change)


def _says(rows: Mapping[UUID, Any], change: Change) -> bool:
    if change.field:
        row, part = rows.get(change.id), (change.field, change.language)
        return row is not None and builtin(parts(row).get(part)) == change.after
    came = UUID(change.after["uuid"]) if change.after else None
    left = UUID(change.before["uuid"]) if change.before else None
    gone = left is None or left == came or left not in rows
    return gone and (came is None or builtin(rows.get(came)) == change.after)


def _set(rows: dict[UUID, Any], change: Change) -> bool:
    row, part = rows.get(change.id), (change.field, change.language)
    if row is None or builtin(parts(row).get(part)) != change.before:
        return False
    rows[change.id] = with_part(row, part, change.after)
    return True


def _exchange(rows: dict[UUID, Any], change: Change) -> bool:
    """Takes out the row that was, if there was one, and puts in the one that is."""
    if change.before is not None:
        gone = rows.pop(UUID(change.before["uuid"]), None)
        if builtin(gone) != change.before:
            return False
    if change.after is not None:
        row = msgspec.convert(change.after, TYPES[change.subject])
        if rows.setdefault(row.uuid, row) is not row:
            return False
    return True
