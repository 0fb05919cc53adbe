"""Who is in each newest release: read again only where that is another one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from events import releases
from events.program.canonical import Body
from events.program.document import Document, Organisation, Session, Speaker
from events.program.ledger import Ledger
from events.program.text import Texts
from events.releases import Shelf


class Turn(NamedTuple):
    """A part in a session; of the session no more than a list of somebody's parts says."""

    role: str
    title: Texts
    slug: str
    cancelled: bool


class Part(NamedTuple):
    """A speaker of one released programme, with the organisation and roles as of it."""

    speaker: Speaker
    organisation: Organisation | None
    turns: tuple[Turn, ...]
    former: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """As what the speaker appears, each once."""
        return tuple(dict.fromkeys(turn.role for turn in self.turns))


class Cast(NamedTuple):
    """Everybody of one released programme, and what of it a search of persons needs beside.

    `merged` says of persons who turned out to be somebody else who that is, `gone` by their
    former addresses.
    """

    parts: tuple[Part, ...]
    bare: Document
    merged: Mapping[UUID, UUID]
    gone: Mapping[str, UUID]


class Read(NamedTuple):
    """What was read of a forum: the mark of its newest release, and its cast unless sealed."""

    mark: tuple[str, int]  # its checksum, and how many releases are sealed
    cast: Cast | None


def read(shelf: Shelf, known: Mapping[UUID, Read]) -> dict[UUID, Read]:
    """What the newest releases say; of what is known only what has changed is read again."""
    marks = {entry.uuid: (entry.sha256, entry.sealed) for entry in shelf.forums}
    kept = {uuid: read for uuid, read in known.items() if marks.get(uuid) == read.mark}
    new = marks.keys() - kept.keys()
    casts = {body.document.forum.uuid: _cast(body) for body in releases.bodies(new)}
    return kept | {uuid: Read(marks[uuid], casts.get(uuid)) for uuid in new}


def _cast(body: Body) -> Cast:
    document, ledger = body.document, body.ledger
    bare = replace(
        document, venues=(), rooms=(), themes=(), organisations=(), speakers=(), sessions=()
    )
    persons = {uuid: entry for uuid, entry in ledger.entries.items() if entry.kind == "speaker"}
    merged = {uuid: each.merged_into for uuid, each in persons.items() if each.merged_into}
    gone = {
        slug: merged[uuid]
        for uuid, each in persons.items()
        if uuid in merged
        for slug in (*each.slugs, each.gone.slug if each.gone else "")
    }
    return Cast(tuple(_parts(document, ledger)), bare, merged, gone)


def _parts(document: Document, ledger: Ledger) -> Iterator[Part]:
    turns = _turns(document.sessions)
    organisations = {row.uuid: row for row in document.organisations}
    for speaker in document.speakers:
        where = organisations.get(speaker.organisation) if speaker.organisation else None
        former = ledger.history(speaker.uuid).slugs
        yield Part(speaker, where, tuple(turns.get(speaker.uuid, ())), former)


def _turns(sessions: Iterable[Session]) -> Mapping[UUID, list[Turn]]:
    turns: dict[UUID, list[Turn]] = defaultdict(list)
    for each in sessions:
        for part in each.appearances:
            cancelled = each.state == "cancelled"
            turns[part.speaker].append(Turn(part.role, each.title, each.slug, cancelled))
    return turns
