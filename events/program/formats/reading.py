"""The programme in a file of any format that we read, told by its content."""

import re
from pathlib import PurePath

from events.program.formats import (
    calendar_in,
    frab_json,
    frab_xml,
    json_file,
    jsonp,
    opass_json,
    plain_json,
    pretalx_json,
    tables_in,
)
from events.program.formats.incoming import Incoming, NotReadable, gettext_noop
from events.program.formats.wanted import Wanted

HEAD = 4_096  # bytes
ACCEPTED = (
    "schedule.xml, schedule.json, pretalx JSON, OPass JSON, JSON or JSONP with a list of sessions, "
    "iCalendar (.ics), XLSX, CSV"
)
# Headings with a title among them.
TABLE = re.compile(rb'[^\r\n{<]*\bTITLE( \[[A-Z-]+\])?"?[,;\t\r\n]')
# The last reads what none of the others knows.
READERS = (frab_json, pretalx_json, opass_json, plain_json)


def read(
    data: bytes,
    *,
    name: str = "",
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    slug: str | None = None,
    date: str | None = None,
) -> Incoming:
    """The programme in the file; what is given beats what the file says. `name` is only told.

    `date` is that of the first day, for files that name days without dates.

    Raises NotReadable with one line where there is no programme to read, ZoneNeeded where neither
    the file nor `zone` names the time zone, and FirstDayNeeded where neither says a date.
    """
    head = _head(data)
    if head.startswith(b"<"):
        return frab_xml.read(data, source=source, zone=zone, language=language, slug=slug)
    if head.startswith(b"BEGIN:VCALENDAR"):
        return calendar_in.read(data, source=source, zone=zone, language=language, slug=slug)
    if head.startswith(b"PK") or TABLE.match(head):
        return tables_in.read(data, source=source, zone=zone, language=language, slug=slug)
    if not head.startswith((b"{", b"[")) and not jsonp.dressed(_start(data)):
        raise _unknown(name)
    tree = json_file.parse(data)
    wanted = Wanted.of(source, zone, language, slug, date)
    for reader in READERS:
        if reader.recognises(tree):
            incoming: Incoming = reader.read_tree(tree, wanted)
            return incoming
    raise _unknown(name)


def _head(data: bytes) -> bytes:
    """How the file begins, in capitals: without a byte order mark, UTF-16's zeros and blanks."""
    return data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()


def _start(data: bytes) -> str:
    """How the file begins, as it is but for a mark and UTF-16's zeros."""
    return data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")


def _unknown(name: str) -> NotReadable:
    return NotReadable(
        gettext_noop("%(file)s is no programme that can be read. These can: %(accepted)s."),
        file=" ".join(PurePath(name).name.split())[:80] or "?",
        accepted=ACCEPTED,
    )
