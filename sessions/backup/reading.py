"""A backup → the forum as it was: rows, releases byte by byte, portraits; all or nothing."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import Error, transaction
from django.utils.translation import gettext_noop as _
from msgspec.structs import asdict
from simple_history.utils import bulk_create_with_history

from events import releases
from events.models import Forum, Release
from events.program import canonical, names
from sessions.backup import archive, merged
from sessions.backup.archive import Backup, NotABackup, Refusal, Row
from sessions.backup.tables import TABLES, Table, refers_to

if TYPE_CHECKING:
    from events.models import User

Keys = dict[str, dict[int, int]]
JPEG = b"\xff\xd8\xff"


class NotRestored(Refusal):
    """The forum cannot be brought back here; nothing was written."""


def restore(data: bytes, *, by: "User | str") -> Forum:
    """Brings a forum back from its backup. Raises NotABackup or NotRestored.

    Persons, organisations and series that are here already stay as they are; new ones get
    another number or address where theirs is taken.
    """
    backup = examine(data)
    keys: Keys = {}
    with _refusing(), transaction.atomic():
        for table in TABLES:
            keys[table.name] = _write(table, backup.tables.get(table.name, []), keys, by)
        forum = Forum.objects.get(pk=next(iter(keys["forum"].values())))
        _releases(forum, backup)
        for sha256, photo in backup.photos.items():
            _photo(sha256, photo)
    releases.forget()
    return forum


def examine(data: bytes) -> Backup:
    """What a backup holds, once it is known to be whole and to have room here."""
    backup = archive.unpack(data)
    with _refusing():
        _check(backup)
    return backup


@contextmanager
def _refusing() -> Iterator[None]:
    """Whatever the rows of a file made by somebody can be is refused in one line."""
    try:
        yield
    except Refusal:
        raise
    except (Error, KeyError, TypeError, ValueError, OverflowError, ValidationError) as refusal:
        reason = (str(refusal) or type(refusal).__name__).splitlines()[0]
        raise NotRestored(
            _("The backup does not fit into this site: %(reason)s"), reason=reason
        ) from refusal


def _check(backup: Backup) -> None:
    """What must hold before anything is written."""
    _check_place(backup.tables.get("forum", []))
    for mark in backup.marks:
        body = backup.bodies.get(mark.number)
        if body is None and mark.sealed_at is None:
            raise NotABackup(_("Release %(number)s is missing."), number=mark.number)
        if body is not None and canonical.sha256(body) != mark.sha256:
            raise NotABackup(
                _("Release %(number)s is damaged: its checksum differs."), number=mark.number
            )
    for sha256, photo in backup.photos.items():
        if hashlib.sha256(photo).hexdigest() != sha256 or not photo.startswith(JPEG):
            raise NotABackup(_("The portrait %(sha256)s is damaged."), sha256=sha256[:12])


def _check_place(rows: list[Row]) -> None:
    """Whether there is room for the forum."""
    if len(rows) != 1:
        raise NotABackup(_("The file holds %(number)s forums, not one."), number=len(rows))
    (row,) = rows
    slug = str(row.get("slug"))
    if Forum.objects.filter(uuid=str(row.get("uuid"))).exists():
        raise NotRestored(_("The forum “%(slug)s” is here already. Purge it first."), slug=slug)
    if Forum.objects.filter(slug=slug).exists():
        raise NotRestored(_("Another forum here has the address “%(slug)s”."), slug=slug)


def _write(table: Table, rows: list[Row], keys: Keys, by: "User | str") -> dict[int, int]:
    """Writes a table's rows; returns the new primary keys by the old ones."""
    there = _there(table, rows) if table.shared else {}
    new = [row for row in rows if row["id"] not in there and _wanted(table, row, keys)]
    made = [_model(table, row, keys) for row in new]
    _settle(table, made)
    _create(table, made, by)
    written = {row["id"]: each.pk for row, each in zip(new, made, strict=True)}
    _refer_to_each_other(table, new, written)
    for row in new:
        for name in table.related:
            through = keys[getattr(table.model, name).field.related_model._meta.model_name]
            # Most relations are empty, and to set nothing costs a query.
            if chosen := [through[key] for key in row[name]]:
                getattr(table.model(pk=written[row["id"]]), name).set(chosen)
    if table.shared:
        keys[f"new {table.name}"] = written
    return there | written


def _create(table: Table, made: list[Any], by: "User | str") -> None:
    if not hasattr(table.model, "history"):
        table.model._base_manager.bulk_create(made)
    elif made:
        user, reason = (None, by) if isinstance(by, str) else (by, "")
        bulk_create_with_history(made, table.model, default_user=user, default_change_reason=reason)


def _there(table: Table, rows: list[Row]) -> dict[int, int]:
    """The rows that this installation has already, by their uuid."""
    uuids = {str(row["uuid"]): row["id"] for row in rows}
    found = table.model._base_manager.filter(uuid__in=uuids).values_list("uuid", "pk")
    there = {uuids[str(uuid)]: pk for uuid, pk in found}
    return there | merged.known_as(table.name, uuids)


def _wanted(table: Table, row: Row, keys: Keys) -> bool:
    """Who is here already keeps the name forms and former identities that are here."""
    if table.name not in ("nameform", *merged.LIVING):
        return True
    owner = "organisation" if table.name == "formerorganisation" else "person"
    return row[f"{owner}_id"] in keys[f"new {owner}"] and (
        table.name == "nameform" or merged.is_free(table.name, row)
    )


def _model(table: Table, row: Row, keys: Keys) -> Any:
    values = {}
    for field in table.columns:
        value = row[field.attname]
        refers = refers_to(field)
        if field.primary_key or refers is table.model:
            continue
        if refers and value is not None:
            values[field.attname] = keys[str(refers._meta.model_name)][value]
        else:
            values[field.attname] = field.to_python(value)
    return table.model(**values)


def _refer_to_each_other(table: Table, rows: list[Row], written: Mapping[int, int]) -> None:
    """Sets the columns that refer to rows of the same table, once all of them are there."""
    for field in table.columns:
        if refers_to(field) is table.model:
            for row in rows:
                if (old := row[field.attname]) is not None:
                    found = table.model._base_manager.filter(pk=written[row["id"]])
                    found.update(**{field.attname: written[old]})


def _settle(table: Table, made: list[Any]) -> None:
    """Another number or address for a row of the installation whose own is taken here."""
    if not (table.shared or table.name == "forum"):
        return
    for name in ("number", "slug"):
        taken = set(table.model._base_manager.values_list(name, flat=True))
        for row in made:
            if getattr(row, name) in taken:
                setattr(row, name, _free(getattr(row, name), taken))
            taken.add(getattr(row, name))


def _free(value: Any, taken: set[Any]) -> Any:
    return max(taken) + 1 if isinstance(value, int) else names.slug(value, taken)


def _releases(forum: Forum, backup: Backup) -> None:
    """In their order, since each follows the one before; nobody of this site is their author."""
    for mark in sorted(backup.marks, key=lambda each: each.number):
        body = backup.bodies.get(mark.number)
        facts = asdict(mark) | {
            "time": datetime.fromisoformat(mark.time),
            "sealed_at": mark.sealed_at and datetime.fromisoformat(mark.sealed_at),
        }
        Release.objects.create(
            forum=forum, forum_uuid=forum.uuid, body=canonical.pack(body) if body else b"", **facts
        )


def _photo(sha256: str, photo: bytes) -> None:
    name = f"photos/{sha256}.jpg"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(photo))
