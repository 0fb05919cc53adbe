"""What was made on the board is removed there, and brought back, as undo and redo want it."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from events.models import Forum
from sessions.board.making import identify
from sessions.board.signing import REASON, Signature
from sessions.models import Appearance, Session

FURTHER = ("themes", "overflow")


def made_here(sessions: Collection[UUID]) -> set[UUID]:
    """Those that were made on the board."""
    rows = Session.history.filter(uuid__in=sessions, history_type="+")
    return set(rows.filter(history_change_reason__endswith=REASON).values_list("uuid", flat=True))


def removed_here(sessions: Collection[UUID]) -> dict[UUID, Any]:
    """The last history of those that were removed on the board."""
    rows = Session.history.filter(uuid__in=sessions).order_by(
        "uuid", "-history_date", "-history_id"
    )
    return {
        row.uuid: row
        for row in rows.distinct("uuid")
        if row.history_type == "-" and (row.history_change_reason or "").endswith(REASON)
    }


def remove(rows: Iterable[Session], by: Signature) -> None:
    """Deletes them with their parts; history keeps all, at one time, so that `revive` finds it."""
    for row in rows:
        pk, at = row.pk, datetime.now(UTC)
        links = {name: list(_links(name).filter(session=row)) for name in FURTHER}
        for part in (*row.appearances.all(), row):
            by.on(part, at).delete()
        record = Session.history.filter(id=pk, history_type="-").latest()
        for name, lost in links.items():
            _keep(record, name, lost)


def revive(forum: Forum, record: Any) -> Session:
    """The removed session, unsaved: its own identity for life; what is gone since is left out."""
    row: Session = record.instance
    row.forum = forum
    if row.theme_id not in set(forum.themes.values_list("pk", flat=True)):
        row.theme_id = None
    if row.successor_id and not forum.sessions.filter(pk=row.successor_id).exists():
        row.successor_id = None
    if forum.sessions.filter(slug=row.slug).exists():
        row.slug = ""
    if forum.sessions.filter(number=row.number).exists():
        row.number = None
    return row


def restore(forum: Forum, rows: list[Session], records: dict[UUID, Any], by: Signature) -> None:
    """Writes revived sessions with the parts that were removed with them."""
    identify(forum, rows)
    there = set(forum.speakers.values_list("pk", flat=True))
    for row in rows:
        record = records[row.uuid]
        by.on(row).save(force_insert=True)
        for part in _parts(record):
            if part.speaker_id in there:
                part.instead_of_id = part.instead_of_id if part.instead_of_id in there else None
                by.on(part).save(force_insert=True)
        for name in FURTHER:
            if keys := _kept(forum, record, name):
                getattr(row, name).set(keys)


def _parts(record: Any) -> list[Appearance]:
    rows = Appearance.history.filter(
        session_id=record.id, history_type="-", history_date=record.history_date
    )
    parts = [row.instance for row in rows.order_by("order")]
    taken = set(
        Appearance.objects.filter(session__forum=record.forum_id).values_list("number", flat=True)
    )
    for part in parts:
        if part.number in taken:
            part.number = None
    return parts


def _links(name: str) -> "QuerySet[Any]":
    rows: QuerySet[Any] = getattr(Session, name).through.objects.all()
    return rows


def _keep(record: Any, name: str, links: Iterable[Any]) -> None:
    """Notes a relation in the history of a deletion, which comes too late to see it."""
    kept = getattr(record, name).model
    kept.objects.bulk_create(
        kept(history=record, **{f.attname: getattr(link, f.attname) for f in link._meta.fields})
        for link in links
    )


def _kept(forum: Forum, record: Any, name: str) -> list[Any]:
    """The further themes or overflow rooms that are still there."""
    related, far = (forum.themes, "theme") if name == "themes" else (forum.rooms, "room")
    keys = getattr(record, name).values_list(far, flat=True)
    return list(related.filter(pk__in=list(keys)))
