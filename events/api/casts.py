"""Who is in each newest release: read again only where that is another one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from events import releases
from events.program.document import Document, Organisation, Speaker
from events.releases import Shelf


class Part(NamedTuple):
    """A speaker of one released programme, with the organisation and roles as of it."""

    speaker: Speaker
    organisation: Organisation | None
    roles: tuple[str, ...]


class Cast(NamedTuple):
    """Everybody of one released programme, and what of it a search of persons needs beside."""

    parts: tuple[Part, ...]
    bare: Document


class Read(NamedTuple):
    """What was read of a forum: the mark of its newest release, and its cast unless sealed."""

    mark: tuple[str, int]  # its checksum, and how many releases are sealed
    cast: Cast | None


def read(shelf: Shelf, known: Mapping[UUID, Read]) -> dict[UUID, Read]:
    """What the newest releases say; of what is known only what has changed is read again."""
    marks = {entry.uuid: (entry.sha256, entry.sealed) for entry in shelf.forums}
    kept = {uuid: read for uuid, read in known.items() if marks.get(uuid) == read.mark}
    new = marks.keys() - kept.keys()
    casts = {document.forum.uuid: _cast(document) for document in releases.documents(new)}
    return kept | {uuid: Read(marks[uuid], casts.get(uuid)) for uuid in new}


def _cast(document: Document) -> Cast:
    bare = replace(
        document, venues=(), rooms=(), themes=(), organisations=(), speakers=(), sessions=()
    )
    return Cast(tuple(_parts(document)), bare)


def _parts(document: Document) -> Iterator[Part]:
    roles: dict[UUID, dict[str, None]] = defaultdict(dict)
    for session in document.sessions:
        for appearance in session.appearances:
            roles[appearance.speaker][appearance.role] = None
    organisations = {row.uuid: row for row in document.organisations}
    for speaker in document.speakers:
        where = organisations.get(speaker.organisation) if speaker.organisation else None
        yield Part(speaker, where, tuple(roles[speaker.uuid]))
