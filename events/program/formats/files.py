"""Every file that is made of a release: its suffix, media type, which parts it has, its writer."""

from collections.abc import Callable

from msgspec import Struct

from events.program.formats import (
    cells,
    eventsml,
    eventsml_zip,
    ics,
    pdf,
    picture,
    qr,
    schedule_json,
    schedule_xml,
    table_files,
    widget,
)
from events.program.formats.outgoing import KINDS, Extract, Kind


class File(Struct, frozen=True, kw_only=True):
    """A kind of file. It is offered at `name` of a forum, and with its suffix for other parts."""

    suffix: str
    media: str
    write: Callable[[Extract], bytes]
    parts: tuple[Kind, ...] = KINDS
    name: str = "schedule"


MANY = tuple(kind for kind in KINDS if kind != "session")

# One line per format: its writer has a module of its own beside this one.
FILES: tuple[File, ...] = (
    File(suffix="g2.xml", media=eventsml.MEDIA, write=eventsml.write, parts=("session",)),
    File(suffix="eventsml.zip", media=eventsml_zip.MEDIA, write=eventsml_zip.write, parts=MANY),
    File(suffix="ics", media=ics.MEDIA, write=ics.write),
    File(suffix="csv", media=cells.CSV_MEDIA, write=table_files.write_csv, parts=MANY),
    File(
        suffix="xlsx",
        media=cells.XLSX_MEDIA,
        write=table_files.write_xlsx,
        parts=("forum", "day"),
    ),
    File(suffix="xml", media=schedule_xml.MEDIA, write=schedule_xml.write, parts=MANY),
    File(suffix="json", media=schedule_json.MEDIA, write=schedule_json.write, parts=MANY),
    File(
        name="schedule/widgets/schedule",
        suffix="json",
        parts=("forum",),
        media=widget.MEDIA,
        write=widget.write,
    ),
    File(suffix="pdf", media=pdf.MEDIA, write=pdf.write, parts=("forum", "day")),
    File(
        name="schedule-pocket",
        suffix="pdf",
        parts=("forum",),
        media=pdf.MEDIA,
        write=pdf.write_pocket,
    ),
    File(
        suffix="png",
        media=picture.MEDIA,
        write=picture.write,
        parts=("forum", "speaker", "session"),
    ),
    File(
        suffix="svg",
        media=qr.MEDIA,
        write=qr.write,
        parts=("forum", "room", "speaker", "session"),
    ),
)
