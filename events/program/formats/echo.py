"""What a file would say if it were written of our programme: what it lacks, its format cannot say.

An import compares the file with this, so that what differs is what somebody has changed.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from events.program.document import Document, Session
from events.program.edition import Edition, Stamp
from events.program.formats import (
    calendar_in,
    frab_json,
    frab_xml,
    ics,
    schedule_json,
    schedule_xml,
    tables_again,
)
from events.program.formats.incoming import Incoming
from events.program.formats.outgoing import Extract, NoSuchPart, Part
from events.program.overlay import File

ANY_TIME = datetime(2020, 1, 1, tzinfo=UTC)  # no reader looks at a release's own
Words = Callable[[str], Mapping[str, str]]
FORMATS = {
    "xml": (schedule_xml.write, frab_xml.read),
    "json": (schedule_json.write, frab_json.read),
    "ics": (ics.write, calendar_in.read),
}
# What readers make up: the order and colour of what is only named, languages that were counted.
MADE_UP = frozenset({"order", "hue", "languages"})


def read_of(incoming: Incoming) -> File:
    """What was read, to be laid over the programme."""
    table, ours = incoming.like == "tables", incoming.origin is not None
    composed = {"description"} if ours and incoming.like == "ics" else set()
    return File(
        document=incoming.document,
        keeps=frozenset() if table else MADE_UP | composed,
        whole=not ours and not table,
        cancelled=incoming.cancelled,
        by_name=table,
    )


def echo(edition: Edition, incoming: Incoming, words: Words) -> Document:
    """The edition as a file of the incoming one's format tells it, in the languages of that."""
    main = incoming.document.forum.languages[0]
    told = _written(edition, incoming, main, words)
    if incoming.origin or incoming.like == "tables":
        return told
    tongues = {s.uuid: next(iter(s.title), main) for s in incoming.document.sessions}
    others = {
        language: {s.uuid: s for s in _written(edition, incoming, language, words).sessions}
        for language in sorted(set(tongues.values()) - {main})
    }

    def spoken(session: Session) -> Session:
        language = tongues.get(session.uuid, main)
        return session if language == main else others[language].get(session.uuid, session)

    return replace(told, sessions=tuple(map(spoken, told.sessions)))


def _written(edition: Edition, incoming: Incoming, language: str, words: Words) -> Document:
    """The edition written and read again. The addresses in it are the file's own."""
    origin, forum = incoming.origin, incoming.document.forum
    slug = origin.slug if origin else edition.document.forum.slug
    stamp = Stamp(number=1, slug=slug, time=ANY_TIME, sha256="")
    part = Part.at(origin.stem) if origin else None
    site = origin.site if origin else "https://site.invalid"
    edition = replace(edition, stamp=stamp, current=stamp)
    extract = Extract(edition, language, site=site, words=words(language), part=part or Part())
    try:
        extract.sessions  # noqa: B018 - raises what is not there before anything is written
    except NoSuchPart:  # any more: then what was of it may have moved anywhere
        extract = Extract(edition, language, site=site, words=words(language))
    source = incoming.report.source
    if incoming.like == "tables":
        return tables_again.read(extract, incoming)
    write, read = FORMATS[incoming.like]
    data = write(extract)
    return read(data, source=source, zone=forum.zone, language=language, slug=forum.slug).document
