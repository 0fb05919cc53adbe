"""EventsML-G2 of many sessions: a zip with an item for each, those that are gone as cancelled."""

from collections.abc import Iterator
from datetime import UTC
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from events.program.document import Session
from events.program.formats.eventsml import item
from events.program.formats.outgoing import Extract

MEDIA = "application/zip"


def write(extract: Extract) -> bytes:
    """A zip of the part's sessions, an item each; those that are gone are there as cancelled."""
    items = {each.uuid: item(extract, each) for each in extract.sessions}
    items |= {each.uuid: item(extract, each, stands=False) for each in _gone(extract)}
    files = {f"{uuid}.g2.xml": data for uuid, data in items.items()}
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


def _gone(extract: Extract) -> Iterator[Session]:
    """Those that stood in the part. Of what is gone only the time is known, no room or theme."""
    if extract.part.kind == "forum":
        yield from extract.gone
    elif extract.part.kind == "day":
        for each in extract.gone:
            if each.start and extract.day_of(each.start).isoformat() == extract.part.key:
                yield each
