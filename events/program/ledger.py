"""What only history knows of a programme: sequences, tombstones, former addresses."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from events.program.text import Texts


class Gone(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is left of something that a release no longer holds (its last words, no person's)."""

    release: int
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
