"""The shelf: the visible forums, each with the card of its newest release."""

import logging
import threading
import time
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

import msgspec
from django.db import InterfaceError, OperationalError, connection
from msgspec import Struct

from events.program.document import Document, Series
from events.program.edition import Stamp
from events.program.text import Texts

SECONDS = 1.0

logger = logging.getLogger(__name__)


class Card(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a list says of a forum without opening its release; no person is in it."""

    names: Texts
    starts: date
    ends: date
    zone: str
    day_turns: int = 0
    languages: tuple[str, ...]
    motto: Texts = {}
    city: Texts = {}
    country: str = ""
    hues: tuple[int, int] | None = None
    series: Series | None = None
    edition: int | None = None
    sessions: int = 0
    changes: int | None = None

    @classmethod
    def of(cls, document: Document, changes: int | None) -> "Card":
        """The card of a document; `changes` counts those since the release before."""
        shared = {name: getattr(document.forum, name) for name in SHARED}
        return cls(**shared, sessions=len(document.sessions), changes=changes)


SHARED = (
    "names", "motto", "starts", "ends", "zone", "day_turns", "languages", "city", "country", "hues",
    "series", "edition",
)  # fmt: skip


class OnShelf(Struct, frozen=True, kw_only=True):
    """One visible forum. `slugs` are all that its releases ever had; `sealed` counts those."""

    uuid: UUID
    series: UUID | None
    slug: str
    number: int
    time: datetime
    sha256: str
    label: str
    slugs: tuple[str, ...]
    sealed: int
    card: Card

    @property
    def stamp(self) -> Stamp:
        """The newest release's stamp."""
        return Stamp(
            number=self.number, slug=self.slug, time=self.time, sha256=self.sha256,
            label=self.label, changes=self.card.changes,
        )  # fmt: skip


class Shelf(Struct, frozen=True, kw_only=True, dict=True):
    """All visible forums, newest first."""

    forums: tuple[OnShelf, ...] = ()

    @cached_property
    def _by_slug(self) -> dict[str, OnShelf]:
        former = {slug: entry for entry in self.forums for slug in entry.slugs}
        return former | {entry.slug: entry for entry in self.forums}

    def find(self, slug: str) -> OnShelf | None:
        """The forum whose current or former address that is; compare `slug` to redirect."""
        return self._by_slug.get(slug)

    @cached_property
    def _following(self) -> dict[UUID, OnShelf]:
        mine: dict[UUID | None, OnShelf] = {}
        found = {}
        for entry in self.forums:  # the newest first
            if later := entry.series and mine.get(entry.series):
                found[entry.uuid] = later
            mine[entry.series] = entry
        return found

    def following(self, entry: OnShelf) -> OnShelf | None:
        """The next edition of the forum's series, where that can be seen."""
        return self._following.get(entry.uuid)

    @cached_property
    def _announced(self) -> dict[UUID, tuple[str, str]]:
        return {
            uuid: (later.slug, repr((later.card.names, later.card.starts, later.card.ends)))
            for uuid, later in self._following.items()
        }

    def announced(self, entry: OnShelf) -> tuple[str, str] | None:
        """What the forum's pages say of the next edition; while it is the same, so are they."""
        return self._announced.get(entry.uuid)

    @cached_property
    def people(self) -> frozenset[tuple[UUID, int]]:
        """The forums, and how many releases of each are sealed: whose persons may be shown."""
        return frozenset((entry.uuid, entry.sealed) for entry in self.forums)

    @cached_property
    def time(self) -> datetime | None:
        """When a forum last changed; None where there is none."""
        return max((entry.time for entry in self.forums), default=None)


QUERY = """
    SELECT json_build_object(
        'uuid', uuid, 'series', series, 'slug', slug, 'number', number, 'time', "time",
        'sha256', sha256, 'label', label, 'slugs', slugs, 'sealed', sealed, 'card', card)::text
    FROM events_shelf ORDER BY card->>'starts' DESC, slug
"""

_asking = threading.Lock()
_shelf = Shelf()
_next = 0.0


def shelf() -> Shelf:
    """The shelf as it stood at most a second ago.

    One query a second, done by whichever request comes first while others are served on. With the
    database gone the last one that was seen stands.
    """
    global _next, _shelf  # noqa: PLW0603 - what this process knows of the world
    if time.monotonic() >= _next and _asking.acquire(blocking=_next == 0):
        try:
            if time.monotonic() >= _next:
                asked = time.monotonic()
                _shelf = _ask() if _next == 0 else _ask_or_keep()
                _next = asked + SECONDS
        finally:
            _asking.release()
    return _shelf


def forget_shelf() -> None:
    """Makes the next reader ask again, as after publishing in this process."""
    global _next  # noqa: PLW0603 - what this process knows of the world
    _next = 0.0


def _ask_or_keep() -> Shelf:
    try:
        return _ask()
    except (OperationalError, InterfaceError) as gone:
        if connection.in_atomic_block:
            raise
        logger.warning("The shelf cannot be read; the last one stands: %s", gone)
        connection.close()  # so that the next to ask opens another
        return _shelf


def _ask() -> Shelf:
    with connection.cursor() as cursor:
        cursor.execute(QUERY)
        rows = [msgspec.json.decode(row, type=OnShelf) for (row,) in cursor.fetchall()]
    # The same shelf stays the same object, so that what was made of it is known to hold.
    return _shelf if tuple(rows) == _shelf.forums else Shelf(forums=tuple(rows))
