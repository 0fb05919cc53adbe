"""The change log's lines: what it is about, what differs, before and after."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from events.program.diff import Change
from events.program.document import Document
from events.public.reading import Reading
from events.public.said import Said
from events.words.changes import sentences


class Line(Struct, frozen=True, kw_only=True):
    """One change as a page tells it."""

    about: Said
    what: str
    before: Said
    after: Said


def lines(reading: Reading, changes: Iterable[Change]) -> tuple[Line, ...]:
    """The lines of these changes of this release."""
    before = reading.edition.predecessor
    return tuple(lines_between(changes, reading.document, before, reading.language))


def lines_between(
    changes: Iterable[Change], after: Document, before: Document | None, language: str
) -> Iterator[Line]:
    """The lines of changes between two programmes."""
    told = tuple(changes)
    for said in sentences(told, after, before, language) if told else ():
        yield Line(
            about=Said(*said.about, page=language),
            what=said.what,
            before=Said(*said.before, page=language),
            after=Said(*said.after, page=language),
        )
