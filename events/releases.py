"""The one door between drafts and the world: what is published goes in and comes out here.

Documents and structs come out, never rows, since a row leads to drafts by its reverse accessors.
A forum is named by its uuid.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from django.db import connection, transaction
from django.db.models import BinaryField, Case, F, Q, When

from events.models import Forum, Release
from events.program import canonical, check, ledger
from events.program.diff import diff
from events.program.document import SCHEMA_VERSION, Document
from events.program.edition import Chapter, Edition, Stamp
from events.shelf import Card, OnShelf, Shelf, forget_shelf, shelf

if TYPE_CHECKING:
    from events.models import User

__all__ = [
    "Card", "Chapter", "Edition", "NoSuchRelease", "OnShelf", "Overtaken", "Refused", "Sealed",
    "Shelf", "SlugTaken", "Stamp", "Turn", "bodies", "edition", "forget", "history", "newest", "read", "seal",
    "shelf", "turn",
]  # fmt: skip

KEPT_EDITIONS = 12
IN_FULL = 3


class NoSuchRelease(LookupError):
    """The forum has no release, or none of that number."""


class Sealed(LookupError):
    """The release was emptied for good; `stamp.sealed_because` says why."""

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(f"Release {stamp.number} is sealed: {stamp.sealed_because}")
        self.stamp = stamp


class Overtaken(Exception):
    """Somebody published meanwhile; `current` is the newest number, `seen` the one expected."""

    def __init__(self, seen: int, current: int) -> None:
        super().__init__(
            f"Release {current} has been published since you looked at release {seen}. "
            "Look at the changes again."
        )
        self.seen, self.current = seen, current


class Refused(Exception):
    """The document contradicts itself; `problems` lists how."""

    def __init__(self, problems: tuple[check.Problem, ...]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class SlugTaken(Exception):
    """A release of another forum holds the address; it redirects there for good."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"The address “{slug}” belongs to releases of another forum. Choose another."
        )
        self.slug = slug


class Turn:
    """A forum locked for publishing: what is current, and the verb that writes what is next."""

    def __init__(self, row: Forum, current: Edition | None, facts: dict[str, object]) -> None:
        self._row, self._current, self._facts = row, current, facts

    @property
    def document(self) -> Document | None:
        """The current release's programme; None before the first."""
        return self._current.document if self._current else None

    @property
    def number(self) -> int:
        """The current release's number; 0 before the first."""
        return self._current.number if self._current else 0

    def write(self, document: Document, merged: Mapping[UUID, UUID] = ledger.NOBODY) -> Stamp:
        """Publishes the document as the next release; `merged` is for its ledger.

        Raises Refused when it contradicts itself, SlugTaken when its address is another forum's.
        """
        document = canonical.ordered(document)
        if problems := check.refusals(document):
            raise Refused(problems)
        _hold_slug(document.forum.slug, self._row.uuid)
        number = self.number + 1
        history = ledger.succeed(self._current, document, number, merged)
        data = canonical.write(document, history)
        changes = len(diff(self.document, document)) if self.document else None
        release = Release.objects.create(
            forum=self._row,
            forum_uuid=self._row.uuid,
            number=number,
            slug=document.forum.slug,
            time=self._time(),
            schema=SCHEMA_VERSION,
            card=msgspec.to_builtins(Card.of(document, changes)),
            body=canonical.pack(data),
            sha256=canonical.sha256(data),
            **self._facts,
        )
        transaction.on_commit(forget_shelf)
        return _stamp(release)

    def _time(self) -> datetime:
        """Now in whole seconds, but always after the release before."""
        now = datetime.now(UTC).replace(microsecond=0)
        stamp = self._current and self._current.stamp
        return max(now, stamp.time + timedelta(seconds=1)) if stamp else now


@contextmanager
def turn(
    forum: UUID,
    *,
    seen: int | None = None,
    by: "User | str",
    label: str = "",
    note: str = "",
) -> Iterator[Turn]:
    """Locks the forum until the block ends, so that releases follow one another.

    Read the draft inside: a newer release then never holds an older draft. `seen` is the number
    of the release that the person looked at (0: none yet); raises Overtaken where it is no
    longer the current one. `by` is a user, or says as text which command or process publishes.
    """
    author = None if isinstance(by, str) else by
    facts: dict[str, object] = {
        "label": label, "note": note, "author": author, "author_name": str(by),
    }  # fmt: skip
    with transaction.atomic():
        # Editors may go on meanwhile: their rows refer to the forum, they do not change its key.
        row = Forum.objects.select_for_update(no_key=True).get(uuid=forum)
        turn = Turn(row, newest(forum), facts)
        if seen is not None and seen != turn.number:
            raise Overtaken(seen, turn.number)
        yield turn


def read(forum: UUID, number: int | None = None) -> Edition:
    """The newest release, or the one of that number, with its changes since the one before.

    Decoded editions are kept per process. Raises NoSuchRelease or Sealed.
    """
    if number is not None and (kept := _kept.get((forum, number))):
        return kept
    rows = Release.objects.filter(forum_uuid=forum).order_by("-number")
    if number is not None:
        rows = rows.filter(number__in=(number, number - 1))
    found = list(rows[:2])
    if not found or number not in (None, found[0].number):
        raise NoSuchRelease(f"There is no release {number or ''} of this forum.")
    return _keep(found[0], found[1] if found[1:] else None)


def newest(forum: UUID) -> Edition | None:
    """The newest release; None before the first. Raises Sealed."""
    try:
        return read(forum)
    except NoSuchRelease:
        return None


def bodies(forums: Iterable[UUID]) -> Iterator[canonical.Body]:
    """The newest release of each of these forums, in one query; sealed ones are left out."""
    rows = Release.objects.filter(forum_uuid__in=list(forums))
    for row in rows.order_by("forum_uuid", "-number").distinct("forum_uuid").iterator(10):
        if row.body:
            yield _body(row.body)


def edition(entry: OnShelf, number: int | None = None) -> Edition:
    """The edition of a forum on the shelf, knowing which release is the current one."""
    found = read(entry.uuid, number or entry.number)
    return msgspec.structs.replace(found, current=entry.stamp)


def history(forum: UUID, number: int, *, detail: int | datetime | None = None) -> Edition:
    """Release `number` with all releases up to it, newest first, in one query.

    The newest three come with their changes, and so does release `detail`: that of this number,
    or the newest of that time, which may be a later one than `number` and is then the first of
    the releases and what is shown. Raises as `read`.
    """
    mine = Release.objects.filter(forum_uuid=forum)
    full, listed = Q(number__in=range(number - IN_FULL, number + 1)), Q(number__lte=number)
    if isinstance(detail, datetime):
        then = mine.filter(time__lte=detail).order_by("-number").values("number")
        full, listed = full | Q(number__in=then[:2]), listed | Q(time__lte=detail)
    elif detail:
        full |= Q(number__in=(detail, detail - 1))
    body = Case(When(full, then=F("body")), output_field=BinaryField())
    rows = list(mine.filter(listed).order_by("-number").defer("body").annotate(whole=body))
    if not any(row.number == number for row in rows):
        raise NoSuchRelease(f"There is no release {number} of this forum.")
    bodies = {row.number: _body(row.whole) for row in rows if row.whole}
    if isinstance(detail, datetime):
        detail = next((row.number for row in rows if row.time <= detail), None)
    shown = {*range(number - IN_FULL + 1, number + 1), detail}
    chapters = tuple(_chapter(row, bodies, in_full=row.number in shown) for row in rows)
    return msgspec.structs.replace(_edition(rows[0], bodies), history=chapters)


def seal(forum: UUID, number: int, *, because: str) -> None:
    """Empties a release for good, as when a person must be forgotten; its pages answer 410."""
    Release.objects.filter(forum_uuid=forum, number=number, sealed_at=None).update(
        body=b"", sealed_at=datetime.now(UTC), sealed_because=because
    )
    _kept.clear()
    transaction.on_commit(forget_shelf)


def forget() -> None:
    """Drops all that this process keeps: after a seal elsewhere, and between tests."""
    _kept.clear()
    forget_shelf()


_kept: OrderedDict[tuple[UUID, int], Edition] = OrderedDict()
_keeping = threading.Lock()


def _keep(release: Release, before: Release | None) -> Edition:
    """The row's edition, decoded once; many threads may ask at a time."""
    key = (release.forum_uuid, release.number)
    with _keeping:
        if not (kept := _kept.get(key)):
            rows = [row for row in (release, before) if row]
            bodies = {row.number: _body(row.body) for row in rows if row.body}
            kept = _kept[key] = _edition(release, bodies)
        _kept.move_to_end(key)
        if len(_kept) > KEPT_EDITIONS:
            _kept.popitem(last=False)
        return kept


def _body(packed: bytes | memoryview) -> canonical.Body:
    return canonical.read(canonical.unpack(bytes(packed)))


def _edition(release: Release, bodies: dict[int, canonical.Body]) -> Edition:
    if release.number not in bodies:
        raise Sealed(_stamp(release))
    body, before = bodies[release.number], bodies.get(release.number - 1)
    return Edition(
        document=body.document,
        ledger=body.ledger,
        stamp=_stamp(release),
        predecessor=before.document if before else None,
        changes=diff(before.document, body.document) if before else (),
    )


def _chapter(release: Release, bodies: dict[int, canonical.Body], *, in_full: bool) -> Chapter:
    if not in_full or release.number not in bodies:
        return Chapter(stamp=_stamp(release))
    shown = _edition(release, bodies)
    return Chapter(
        stamp=_stamp(release),
        document=shown.document,
        predecessor=shown.predecessor,
        changes=shown.changes,
    )


def _stamp(release: Release) -> Stamp:
    copied = {name: getattr(release, name) for name in COPIED}
    return Stamp(**copied, author=release.author_name, changes=release.card.get("changes"))


COPIED = ("number", "slug", "time", "sha256", "label", "note", "sealed_because")


def _hold_slug(slug: str, forum: UUID) -> None:
    """Two forums that publish at once cannot both take the same address."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [slug])
    if Release.objects.filter(slug=slug).exclude(forum_uuid=forum).exists():
        raise SlugTaken(slug)
