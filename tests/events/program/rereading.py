"""What tests of reading our own files again share."""

from msgspec.structs import replace

from events.program import canonical
from events.program.edition import Edition
from events.program.formats import reading
from events.program.formats.echo import echo, read_of
from events.program.formats.files import FILES
from events.program.formats.outgoing import Extract, Part
from events.program.overlay import overlay
from events.words.exports import words
from tests.events.public.editions import stamp

WRITERS = {
    file.suffix: file.write
    for file in FILES
    if file.name == "schedule" and file.suffix in {"xml", "json", "ics", "xlsx", "csv"}
}


def edition_of(document):
    """The document as release 7."""
    mark = replace(stamp(7), slug=document.forum.slug)
    return Edition(document=document, stamp=mark, current=mark)


def file_of(document, suffix, language="en", part=Part()):  # noqa: B008 - a frozen struct
    """The bytes of a file of the document, or of a part of it."""
    site = "https://forum.example"
    extract = Extract(edition_of(document), language, site=site, words=words(language), part=part)
    return WRITERS[suffix](extract)


def read(data, document, **said):
    """The file as whoever imports it into the forum of the document reads it."""
    zone = None if data[:2] == b"PK" or data[:1] in (b"<", b"{", b"B") else document.forum.zone
    return reading.read(data, **{"zone": zone, "slug": document.forum.slug, **said})


def laid(document, incoming):
    """The document after the import of what was read."""
    known = canonical.ordered(document)
    return overlay(known, echo(edition_of(known), incoming, words), read_of(incoming))


def reread(document, changed, suffix, language="en"):
    """The document after the import of a file of the changed one."""
    return laid(document, read(file_of(changed, suffix, language), document))
