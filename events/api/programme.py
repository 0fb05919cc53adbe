"""A released programme with the look-ups that answers need, kept per process."""

from collections import defaultdict
from functools import cached_property, lru_cache
from typing import Any, Literal
from uuid import UUID

from msgspec.structs import replace

from events import releases
from events.program.document import Appearance, Document, Session
from events.program.edition import Edition, Stamp
from events.program.ledger import Entry
from events.program.search import Index
from events.program.text import Texts
from events.web import page_addresses

KEPT = 4
Kind = Literal["session", "speaker", "theme", "room", "organisation"]


class Programme:
    """One edition, its things by id and by address, and the index it is searched by."""

    def __init__(self, edition: Edition, *, by_number: bool = False) -> None:
        # Asked for by its number, a release links to its own pages from its first day on.
        self.edition, self.by_number = edition, by_number
        self.document: Document = edition.document
        self.forum = edition.document.forum
        self.things: dict[Kind, tuple[Any, ...]] = {
            "session": self.document.sessions,
            "speaker": self.document.speakers,
            "theme": self.document.themes,
            "room": self.document.rooms,
            "organisation": self.document.organisations,
        }
        self.by_id: dict[Kind, dict[UUID, Any]] = {
            kind: {thing.uuid: thing for thing in things} for kind, things in self.things.items()
        }

    @cached_property
    def index(self) -> Index:
        """What the programme is searched by; made by the first search."""
        return Index(self.document)

    @cached_property
    def parts(self) -> dict[UUID, list[tuple[Session, Appearance]]]:
        """By speaker, what they take part in, in programme order."""
        parts: dict[UUID, list[tuple[Session, Appearance]]] = defaultdict(list)
        for session in self.document.sessions:
            for appearance in session.appearances:
                parts[appearance.speaker].append((session, appearance))
        return parts

    @cached_property
    def members(self) -> dict[UUID, list[Any]]:
        """By organisation, its speakers in protocol order."""
        members: dict[UUID, list[Any]] = defaultdict(list)
        for speaker in self.document.speakers:
            if speaker.organisation:
                members[speaker.organisation].append(speaker)
        return members

    def get(self, kind: Kind, uuid: UUID | None) -> Any:
        """The thing of that id; None where there is none."""
        return self.by_id[kind].get(uuid) if uuid else None

    def identify(self, kind: Kind, name: str) -> UUID | None:
        """The id of the thing of that uuid or slug, a former slug included."""
        slugs = self._slugs[kind]
        return slugs.get(name) or slugs.get(name.lower())

    def history(self, uuid: UUID) -> Entry:
        """What the ledger knows of a thing."""
        return self.edition.ledger.history(uuid)

    def pages(self, tail: str = "") -> Texts:
        """The public page at `tail` below the forum's, in each language of the interface."""
        release = f"r{self.edition.number}/" if self.by_number else ""
        slug = (self.edition.current or self.forum).slug
        return page_addresses(f"{slug}/{release}{tail}")

    @cached_property
    def _slugs(self) -> dict[Kind, dict[str, UUID]]:
        """By kind, every name that a filter takes; a live slug beats a former one."""
        names: dict[Kind, dict[str, UUID]] = {}
        for kind, things in self.by_id.items():
            former = {slug: id_ for id_ in things for slug in self.history(id_).slugs}
            live = {thing.slug: id_ for id_, thing in things.items()}
            names[kind] = former | live | {str(id_): id_ for id_ in things}
        return names


def released(entry: releases.OnShelf, number: int | None = None) -> Programme:
    """A release of a forum on the shelf, by default the newest. Raises NoSuchRelease or Sealed."""
    by_number = number is not None
    asked = number or entry.number
    return _kept(entry.uuid, asked, entry.stamp, entry.sealed, by_number=by_number)


@lru_cache(maxsize=KEPT)
def _kept(forum: UUID, number: int, newest: Stamp, sealed: int, *, by_number: bool) -> Programme:
    """The newest stamp and the count of sealed ones belong to the key: those must be dropped."""
    edition = replace(releases.read(forum, number), current=newest)
    return Programme(edition, by_number=by_number)
