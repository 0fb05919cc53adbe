"""EventsML-G2 of many sessions: a zip with an item for each, those that are gone as cancelled."""

from collections.abc import Iterator
from datetime import UTC
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from events.program.formats.eventsml import Telling, item, standing
from events.program.formats.outgoing import Extract
from events.program.ledger import Gone

MEDIA = "application/zip"


def write(extract: Extract) -> bytes:
    """A zip of the part's sessions, an item each; those that are gone are there as cancelled."""
    files = {f"{each.uuid}.g2.xml": item(extract, each) for each in _told(extract)}
    stamped = extract.stamp.time.astimezone(UTC).timetuple()[:6]
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in sorted(files.items()):
            member = ZipInfo(name, stamped)
            # Not deflated: zlib's output differs between versions, and HTTP compresses the whole.
            member.compress_type, member.create_system = ZIP_STORED, 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, data)
    return packed.getvalue()


def _told(extract: Extract) -> Iterator[Telling]:
    yield from map(standing, extract.sessions)
    for uuid, entry in extract.edition.ledger.entries.items():
        if entry.kind == "session" and entry.gone and _belonged(extract, entry.gone):
            yield Telling(
                uuid=uuid, title=entry.gone.title, start=entry.gone.start,
                minutes=entry.gone.minutes, state="cancelled",
            )  # fmt: skip


def _belonged(extract: Extract, gone: Gone) -> bool:
    """Whether it stood in the part. Of what is gone only the time is known, no room or theme."""
    if extract.part.kind == "day":
        day = extract.day_of(gone.start) if gone.start else None
        return day is not None and day.isoformat() == extract.part.key
    return extract.part.kind == "forum"
