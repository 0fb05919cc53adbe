"""What only history knows of a programme: sequences, tombstones, former addresses."""

from collections.abc import Container, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from events.program.document import Document, Session
from events.program.text import Texts


class Gone(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is left of something that a release no longer holds (its last words, no person's)."""

    release: int
    number: int = 0
    slug: str = ""
    title: Texts = {}
    start: datetime | None = None
    minutes: int | None = None
    successor: UUID | None = None


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The history of one id (forum, room, theme, organisation, speaker, session).

    `sequence` is the iCalendar SEQUENCE: rises in each release in which it changed, never falls.
    `since` is the release it first stood in, `changed` the one in which it last changed.
    `previous_start` is its start before it last moved. `slugs` are former ones; they redirect.
    """

    kind: str
    since: int
    changed: int
    sequence: int = 0
    previous_start: datetime | None = None
    slugs: tuple[str, ...] = ()
    merged_into: UUID | None = None
    gone: Gone | None = None


class Ledger(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that `succeed` needs of the releases before: entries by id."""

    entries: dict[UUID, Entry] = {}

    def history(self, uuid: UUID) -> Entry:
        """What is known of a thing; of one without an entry that it is new."""
        return self.entries.get(uuid, UNKNOWN)


UNKNOWN = Entry(kind="", since=1, changed=1)


NOBODY: Mapping[UUID, UUID] = MappingProxyType({})


class Known(Protocol):
    """What `succeed` needs of a release: an Edition has it."""

    @property
    def document(self) -> Document: ...

    @property
    def ledger(self) -> "Ledger": ...


def succeed(
    previous: Known | None, document: Document, number: int, merged: Mapping[UUID, UUID] = NOBODY
) -> Ledger:
    """The ledger of release `number`, which says `document` and follows `previous`.

    `merged` says of persons who turned out to be somebody else who that is.

    A sequence rises when what a calendar shows of the thing has changed: of a session its own
    fields, its cast with their names and positions, the names of its rooms, their venues and its
    themes. An address that something has now is nobody's former one: a live slug beats those.
    """
    before = previous.ledger.entries if previous else {}
    old = _faces(previous.document) if previous else {}
    new = _faces(document)
    entries = {uuid: _standing(before.get(uuid), old.get(uuid), face, number)
               for uuid, face in new.items()}  # fmt: skip
    for uuid, entry in before.items():
        if uuid not in new:
            entries[uuid] = _fallen(entry, old[uuid], number) if uuid in old else entry
    live = {(face.kind, face.row.slug) for face in new.values()}
    yielding = {uuid: _yielding(entry, live) for uuid, entry in entries.items()}
    return Ledger(
        entries={uuid: _leading(entry, merged.get(uuid)) for uuid, entry in yielding.items()}
    )


class Face(NamedTuple):
    """A thing as readers see it; two equal faces are no change."""

    kind: str
    row: Any
    shown: Any


def _faces(document: Document) -> dict[UUID, Face]:
    faces = {document.forum.uuid: Face("forum", document.forum, document.forum)}
    for kind, rows in (
        ("room", document.rooms),
        ("theme", document.themes),
        ("organisation", document.organisations),
        ("speaker", document.speakers),
    ):
        faces.update((row.uuid, Face(kind, row, row)) for row in rows)
    venues = {venue.uuid: (venue.names, venue.address) for venue in document.venues}
    for session in document.sessions:
        faces[session.uuid] = Face("session", session, _shown(session, faces, venues))
    return faces


def _shown(session: Session, faces: Mapping[UUID, Face], venues: Mapping[UUID, Any]) -> Any:
    """A session with what it refers to; instants by their wall time, which the page shows."""

    def row(uuid: UUID | None) -> Any:
        return faces[uuid].row if uuid and uuid in faces else None

    rooms = [row(uuid) for uuid in (session.room, *session.overflow)]
    themes = [row(uuid) for uuid in (session.theme, *session.themes)]
    cast = []
    for part in session.appearances:
        who = row(part.speaker)
        where = who and row(who.organisation)
        cast.append((who and (who.names, who.position, who.status), where and where.names))
    return (
        session,
        session.start.isoformat() if session.start else "",
        [room and (room.names, venues.get(room.venue)) for room in rooms],
        [theme and theme.names for theme in themes],
        cast,
    )


def _standing(entry: Entry | None, old: Face | None, new: Face, number: int) -> Entry:
    """The entry of something that the release holds."""
    if entry is None:
        return Entry(kind=new.kind, since=number, changed=number)
    if old is not None and old.shown == new.shown:
        return entry
    return replace(
        entry,
        sequence=entry.sequence + 1,
        changed=number,
        gone=None,
        previous_start=_previous_start(entry, old, new),
        slugs=_former_slugs(entry, old, new),
    )


def _fallen(entry: Entry, old: Face, number: int) -> Entry:
    """The entry of something that stood in the release before and does not any more."""
    row = old.row
    gone = Gone(
        release=number,
        number=row.number,
        slug=getattr(row, "slug", ""),
        title=row.title if isinstance(row, Session) else {},
        start=getattr(row, "start", None),
        minutes=getattr(row, "minutes", None),
        successor=getattr(row, "successor", None),
    )
    own = getattr(row, "person_slug", gone.slug)
    slugs = entry.slugs if own in (gone.slug, *entry.slugs) else (*entry.slugs, own)
    return replace(entry, sequence=entry.sequence + 1, changed=number, gone=gone, slugs=slugs)


def _previous_start(entry: Entry, old: Face | None, new: Face) -> datetime | None:
    was = old.row if old else entry.gone
    start = getattr(was, "start", None)
    return start if start and start != getattr(new.row, "start", None) else entry.previous_start


def _former_slugs(entry: Entry, old: Face | None, new: Face) -> tuple[str, ...]:
    was = old.row if old else entry.gone
    # A person's own address is the same in all forums; it leads on as a speaker's does.
    addresses = getattr(was, "slug", ""), getattr(was, "person_slug", "")
    known = dict.fromkeys((*entry.slugs, *addresses))
    return tuple(slug for slug in known if slug and slug != getattr(new.row, "slug", ""))


def _yielding(entry: Entry, live: Container[tuple[str, str]]) -> Entry:
    """The entry without the former slugs that are somebody's address now."""
    if not entry.slugs:
        return entry
    kept = tuple(slug for slug in entry.slugs if (entry.kind, slug) not in live)
    return replace(entry, slugs=kept)


def _leading(entry: Entry, into: UUID | None) -> Entry:
    """The entry of what is gone, leading to what it was merged into; what stands leads nowhere."""
    into = (into or entry.merged_into) if entry.gone else None
    return entry if into == entry.merged_into else replace(entry, merged_into=into)
