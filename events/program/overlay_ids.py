"""The rows of a file by the ids that we know them by, where the file only names them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from events.program.document import Appearance, Document, Session, Speaker
from events.program.text import clean

Ids = Mapping[UUID, UUID | None]
"""Ours by the file's; None where the file has something in place of nothing of ours."""

NAMED = ("rooms", "themes", "organisations", "speakers")


def ids(known: Document, echo: Document, named: Iterable[Speaker] = ()) -> Ids:
    """What the echo calls ours: rooms and themes by the sessions in them, all else by its name.

    `named` are speakers of the file who are but a name, in any of their languages.
    """
    own = {row.uuid for name in NAMED for row in getattr(known, name)}
    found = dict[UUID, UUID | None]()
    for theirs, ours in _pairs(known, echo):
        found.setdefault(theirs, ours)
    for name in NAMED:
        ours_by_name = {text: row.uuid for row in getattr(known, name) for text in _names(row)}
        for row in (*getattr(echo, name), *(named if name == "speakers" else ())):
            same = next((ours_by_name[t] for t in _names(row) if t in ours_by_name), None)
            if same or name in ("rooms", "themes"):
                found.setdefault(row.uuid, same)
    return {theirs: ours for theirs, ours in found.items() if theirs not in own}


def in_our_terms(known: Document, document: Document, ids: Ids) -> Document:
    """The document with our ids; of what the file only names it tells nothing else."""
    ours = {row.uuid: row for row in known.speakers}
    rows = (
        ours.get(ids.get(row.uuid) or row.uuid, row) if row.uuid in ids else row
        for row in document.speakers
    )
    speakers = {row.uuid: row for row in rows}
    return replace(
        document,
        rooms=tuple(row for row in document.rooms if row.uuid not in ids),
        themes=tuple(row for row in document.themes if row.uuid not in ids),
        organisations=tuple(row for row in document.organisations if row.uuid not in ids),
        speakers=tuple(_speaker(row, ids) for row in speakers.values()),
        sessions=tuple(_session(row, ids) for row in document.sessions),
    )


def _pairs(known: Document, echo: Document) -> Iterator[tuple[UUID, UUID | None]]:
    mine = {session.uuid: session for session in known.sessions}
    for told in echo.sessions:
        if told.uuid in mine:
            ours = mine[told.uuid]
            for theirs, own in ((told.room, ours.room), (told.theme, ours.theme)):
                if theirs:
                    yield theirs, own


def _names(row: Any) -> list[str]:
    """What a file may call a row, each in one line."""
    return [" ".join(clean(text).split()) for text in (*row.names.values(), row.slug)]


def _speaker(row: Speaker, ids: Ids) -> Speaker:
    return replace(
        row,
        organisation=_one(row.organisation, ids),
        delegation=_one(row.delegation, ids),
    )


def _session(row: Session, ids: Ids) -> Session:
    return replace(
        row,
        room=_one(row.room, ids),
        theme=_one(row.theme, ids),
        themes=_many(row.themes, ids),
        overflow=_many(row.overflow, ids),
        appearances=tuple(_part(part, ids) for part in row.appearances),
    )


def _part(part: Appearance, ids: Ids) -> Appearance:
    speaker = ids.get(part.speaker) or part.speaker
    return replace(part, speaker=speaker, instead_of=_one(part.instead_of, ids))


def _one(uuid: UUID | None, ids: Ids) -> UUID | None:
    return ids.get(uuid, uuid) if uuid else None


def _many(uuids: Iterable[UUID], ids: Ids) -> tuple[UUID, ...]:
    return tuple(sorted({ours for uuid in uuids if (ours := _one(uuid, ids))}))
