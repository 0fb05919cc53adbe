"""The backup's file: a zip of JSON, of the releases' own bytes and of portraits.

`forum.json` holds the rows by table, columns by name, `id` being what other rows refer to;
`releases.json` each release's marks, the first one first; `releases/7.json` its canonical bytes,
whose SHA-256 the marks say; `photos/{sha256}.jpg` the portraits. Equal forums, equal files.
"""

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import msgspec
from django.utils.translation import gettext_noop as _
from msgspec import Struct

FORMAT = "forum-site-backup"
VERSION = 1
LARGEST = 2**30  # bytes, unpacked: a bomb is refused before it is
LARGEST_FILE = 200 * 2**20  # bytes, as it is uploaded
MOST_FILES = 100_000
EPOCH = (1980, 1, 1, 0, 0, 0)

Row = dict[str, Any]


class Refusal(ValueError):
    """`reason` % `values` says why, so that whoever shows it can translate it."""

    def __init__(self, reason: str, /, **values: object) -> None:
        self.reason, self.values = reason, values
        super().__init__(reason % values)


class NotABackup(Refusal):
    """The file is no backup of a forum, or a damaged one."""


class Mark(Struct, frozen=True, kw_only=True):
    """A release's row without its body; times as ISO 8601 in UTC."""

    number: int
    slug: str
    label: str
    note: str
    author_name: str
    time: str
    schema: int
    card: dict[str, Any]
    sha256: str
    sealed_at: str | None
    sealed_because: str


class Backup(Struct, frozen=True, kw_only=True):
    """All that a backup holds. `bodies` are canonical JSON by number; sealed ones are missing."""

    tables: dict[str, list[Row]]
    marks: list[Mark]
    bodies: Mapping[int, bytes]
    photos: Mapping[str, bytes]


class Head(Struct, frozen=True, kw_only=True):
    """`forum.json`."""

    format: str
    version: int
    tables: dict[str, list[Row]]


def pack(backup: Backup) -> bytes:
    """The backup as a file."""
    head = Head(format=FORMAT, version=VERSION, tables=backup.tables)
    files = [("forum.json", _json(head)), ("releases.json", _json(backup.marks))]
    files += [(f"releases/{number}.json", body) for number, body in sorted(backup.bodies.items())]
    files += [(f"photos/{sha256}.jpg", data) for sha256, data in sorted(backup.photos.items())]
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpack(data: bytes) -> Backup:
    """The backup in a file. Raises NotABackup."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _bounded(archive.infolist())
            files = {name: archive.read(name) for name in archive.namelist()}
        head = msgspec.json.decode(files["forum.json"], type=Head)
        marks = msgspec.json.decode(files["releases.json"], type=list[Mark])
    except KeyError as missing:
        reason = _("The file is no backup of a forum: it lacks %(missing)s.")
        raise NotABackup(reason, missing=missing) from missing
    except (
        zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError,
        msgspec.DecodeError, RecursionError,
    ) as broken:  # fmt: skip
        if isinstance(broken, NotABackup):
            raise
        reason = _("The file is no backup of a forum, or damaged: %(reason)s.")
        raise NotABackup(reason, reason=broken) from broken
    if (head.format, head.version) != (FORMAT, VERSION):
        reason = _("This site reads version %(ours)s; the file is %(theirs)s.")
        raise NotABackup(reason, ours=VERSION, theirs=head.version)
    bodies = {m.number: files[n] for m in marks if (n := f"releases/{m.number}.json") in files}
    return Backup(tables=head.tables, marks=marks, bodies=bodies, photos=_photos(files))


def _photos(files: Mapping[str, bytes]) -> dict[str, bytes]:
    named = (name for name in files if name.startswith("photos/") and name.endswith(".jpg"))
    return {name.removeprefix("photos/").removesuffix(".jpg"): files[name] for name in named}


def _bounded(members: Iterable[zipfile.ZipInfo]) -> None:
    sizes = [member.file_size for member in members]
    if len(sizes) > MOST_FILES or sum(sizes) > LARGEST:
        raise NotABackup(_("The file unpacks to more than a forum can have."))


def _json(value: Any) -> bytes:
    return msgspec.json.encode(msgspec.to_builtins(value, str_keys=True), order="sorted")
