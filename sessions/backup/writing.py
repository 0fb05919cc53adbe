"""A forum's rows, releases and portraits → its backup."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from events.models import Forum, Release
from events.program import canonical
from sessions.backup import archive
from sessions.backup.archive import Backup, Mark, Row
from sessions.backup.tables import TABLES, Table

MARKS = ("number", "slug", "label", "note", "author_name", "schema", "card", "sha256")


def back_up(forum: UUID) -> bytes:
    """The forum's backup as a file. Accounts, teams and the history of rows are not in it."""
    with transaction.atomic():
        # Nobody publishes meanwhile: the draft and the releases belong together.
        row = Forum.objects.select_for_update(no_key=True).get(uuid=forum)
        tables = {table.name: [_row(table, each) for each in _rows(table, row)] for table in TABLES}
        releases = list(Release.objects.filter(forum=row).order_by("number"))
    bodies = {r.number: canonical.unpack(bytes(r.body)) for r in releases if r.body}
    photos = _photos(tables["person"], bodies.values())
    marks = [_mark(release) for release in releases]
    return archive.pack(Backup(tables=tables, marks=marks, bodies=bodies, photos=photos))


def _rows(table: Table, forum: Forum) -> Iterable[Any]:
    return table.rows(forum).prefetch_related(*table.related).order_by("pk")


def _row(table: Table, row: Any) -> Row:
    columns = {field.attname: getattr(row, field.attname) for field in table.columns}
    related = {name: sorted(each.pk for each in getattr(row, name).all()) for name in table.related}
    return columns | related


def _mark(release: Release) -> Mark:
    sealed = release.sealed_at
    return Mark(
        **{name: getattr(release, name) for name in MARKS},
        time=release.time.isoformat(),
        sealed_at=sealed.isoformat() if sealed else None,
        sealed_because=release.sealed_because,
    )


def _photos(people: Iterable[Row], bodies: Iterable[bytes]) -> dict[str, bytes]:
    """The portraits that the draft or any release shows, by their checksums."""
    wanted = {row["photo_sha256"] for row in people}
    for body in bodies:
        speakers = canonical.read(body).document.speakers
        wanted |= {speaker.photo.sha256 for speaker in speakers if speaker.photo}
    found = {}
    for sha256 in sorted(filter(None, wanted)):
        name = f"photos/{sha256}.jpg"
        if default_storage.exists(name):
            with default_storage.open(name) as file:
                found[sha256] = file.read()
    return found
