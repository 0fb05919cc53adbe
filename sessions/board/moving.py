"""The board's one verb: sessions move, change length, come, go; all of them or none."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import msgspec
from django.db import DatabaseError, IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from events.models import Forum
from sessions.board import making, removing
from sessions.board.booking import booked_twice
from sessions.board.items import Fault, Item, Place, fault, faults, place
from sessions.board.refusals import Refused, Stale
from sessions.board.rows import Reader, Row
from sessions.board.signing import Signature
from sessions.models import BoardMove, BoardRow, Session
from sessions.models.choices import Kind

if TYPE_CHECKING:
    from events.models import User

KEPT_FOR, KEPT = timedelta(days=2), 500
TRIES, DEADLOCK = 3, "40P01"
PLACE = ("room", "start", "minutes")


def move(
    forum: Forum, items: Sequence[Item], *, key: UUID, by: "User | str", language: str
) -> list[Row]:
    """Brings each session to its place; returns the rows as they are then.

    The same key again changes nothing and gets the same answer. Raises Stale where somebody else
    moved one of them since it was seen, Refused where it cannot be.
    """
    once = uuid5(key, f"{forum.pk} {Signature(by).key}")
    for tries in range(TRIES):
        try:
            with transaction.atomic():
                return _once(forum, items, once, by, language)
        except (IntegrityError, OperationalError) as error:
            if tries + 1 == TRIES or not _passes(error):
                raise
    raise AssertionError


def _passes(error: DatabaseError) -> bool:
    """Whether trying again helps: two who waited for one another, or what only the database saw.

    That is a room which somebody took or deleted at this moment: now it can be told in words.
    """
    return isinstance(error, IntegrityError) or getattr(error.__cause__, "pgcode", "") == DEADLOCK


def _once(
    forum: Forum, items: Sequence[Item], key: UUID, by: "User | str", language: str
) -> list[Row]:
    reader = Reader(forum, language)
    asked = _Move(forum, items, reader, Signature(by))
    # Looked for after the rows are held: the same move, sent twice at once, waits there.
    if kept := BoardMove.objects.filter(pk=key).first():
        return msgspec.convert(kept.answer, list[Row])
    asked.make()
    rows = reader.some([item.id for item in items])
    BoardMove.objects.create(pk=key, forum=forum, answer=msgspec.to_builtins(rows))
    _forget(forum)
    return rows


def _forget(forum: Forum) -> None:
    """Old moves and the oldest of too many; those that another is just forgetting are its affair."""
    of_forum = BoardMove.objects.filter(forum=forum).order_by("-at", "pk")
    late = Q(at__lt=Now() - KEPT_FOR) | Q(pk__in=of_forum.values("pk")[KEPT : KEPT * 2])
    rows = of_forum.filter(late).select_for_update(skip_locked=True)
    if old := list(rows.values_list("pk", flat=True)):
        BoardMove.objects.filter(pk__in=old).delete()


class _Move:
    """One move while it is made: what it asks for, and the rows that it holds."""

    def __init__(self, forum: Forum, items: Sequence[Item], reader: Reader, by: Signature) -> None:
        self.forum, self.items, self.reader, self.by = forum, items, reader, by
        ids = [item.id for item in items]
        rows = Session.objects.select_for_update(no_key=True).filter(forum=forum, uuid__in=ids)
        self.held = {row.uuid: row for row in rows.order_by("pk")}
        # Asked after the locks are held, so that nobody moves them any more.
        self.marks = {row.pk: row for row in BoardRow.objects.filter(pk__in=ids)}
        self.rooms = {str(row.uuid): row for row in forum.rooms.all()}
        self.copied = making.originals(forum, items)
        self.removed = removing.removed_here([i for i in ids if i not in self.held])
        self.before = {uuid: _place(row) for uuid, row in self.held.items()}
        _know(forum, self.held.values())
        _know(forum, self.rooms.values())

    def make(self) -> None:
        """Checks all, then writes all."""
        _refuse(self._unknown())
        if stale := [item.id for item in self.items if self._is_stale(item)]:
            raise Stale(self.reader.some(stale))
        _refuse(self._wrong())
        gone = [self.held[item.id] for item in self.items if item.gone and item.id in self.held]
        placed = {at: self._placed(item) for at, item in enumerate(self.items) if not item.gone}
        _refuse(booked_twice(self.forum, placed, [row.uuid for row in gone]))
        removing.remove(gone, self.by)
        self._write(list(placed.values()))

    # What is wrong with it

    def _unknown(self) -> Iterable[Fault]:
        seen = set()
        for at, item in enumerate(self.items):
            mark = self.marks.get(item.id)
            if (mark is None and item.v) or (mark and mark.forum_id != self.forum.pk):
                detail = _("This session is not in this forum any more. Load the board again.")
                yield fault(at, "id", "unknown_session", detail)
            elif item.id in seen:
                detail = _("A session can be at one place only. Name it once.")
                yield fault(at, "id", "twice", detail)
            seen.add(item.id)

    def _is_stale(self, item: Item) -> bool:
        """Its place is newer than what was seen; other changes of it take nothing away."""
        mark = self.marks.get(item.id)
        return mark is not None and not mark.placed <= item.v <= mark.v

    def _wrong(self) -> Iterable[Fault]:
        days = (self.forum.starts, self.forum.ends)
        here = removing.made_here([i.id for i in self.items if i.gone and i.id in self.held])
        for at, item in enumerate(self.items):
            if not item.gone:
                yield from faults(at, item, self._kind(item), self.rooms, days)
                yield from self._without_origin(at, item)
            elif item.id in self.held and item.id not in here:
                detail = _("“%(session)s” was not made on the board. Delete it on its own page.")
                said = {"session": self.held[item.id]}
                yield fault(at, "gone", "not_made_here", detail % said)

    def _without_origin(self, at: int, item: Item) -> Iterable[Fault]:
        if item.id in self.held:
            return
        if item.v and item.id not in self.removed:
            detail = _(
                "This session was deleted, not on the board. It cannot be brought back here."
            )
            yield fault(at, "id", "deleted", detail)
        elif item.copy and item.copy not in self.copied:
            detail = _("The session to be copied is not there any more. Choose another.")
            yield fault(at, "copy", "unknown_session", detail)
        elif not item.v and item.kind not in Kind.values:
            yield fault(at, "kind", "unknown_kind", _("There is no such kind of session."))

    def _kind(self, item: Item) -> str:
        known: Any = self.held.get(item.id) or self.removed.get(item.id)
        if known is None and item.copy:
            known = self.copied.get(item.copy)
        return str(known.kind) if known else item.kind

    # What becomes of it

    def _placed(self, item: Item) -> Session:
        row = self.held.get(item.id)
        if row is None and item.v:
            row = removing.revive(self.forum, self.removed[item.id])
        if row is None:
            original = self.copied[item.copy] if item.copy else None
            row = making.made(self.forum, item, original, self.reader.order[0])
        at = place(item, {name: room.pk for name, room in self.rooms.items()})
        row.room = self.rooms.get(item.room or "")
        row.start, row.minutes = at.start, at.minutes
        return row

    def _write(self, rows: list[Session]) -> None:
        moved = [row for row in rows if self.before.get(row.uuid) not in (None, _place(row))]
        if moved:
            bulk_update_with_history(moved, Session, PLACE, **self.by.bulk)
        back = [row for row in rows if row.uuid in self.removed]
        if back:
            removing.restore(self.forum, back, self.removed, self.by)
        new = {row.uuid: row for row in rows if row.uuid not in self.held | self.removed}
        if new:
            origins = {item.id: self.copied[item.copy] for item in self.items if item.copy}
            copies = {uuid: each for uuid, each in origins.items() if uuid in new}
            making.create(self.forum, new, copies, self.by)


def _place(row: Session) -> Place:
    return Place(row.room_id, row.start, row.minutes)


def _know(forum: Forum, rows: Iterable[Any]) -> None:
    """Their names ask for their forum's languages: it is here."""
    for row in rows:
        row.forum = forum


def _refuse(found: Iterable[Fault]) -> None:
    if all_of_them := tuple(found):
        raise Refused(all_of_them)
