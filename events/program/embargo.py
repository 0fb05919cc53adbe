"""An embargo: a programme without somebody or something that is not yet to be known of."""

from collections.abc import Collection, Iterator
from uuid import UUID

from msgspec.structs import replace

from events.program.document import Document, Session, Speaker


def known(document: Document) -> set[UUID]:
    """Everything in it that can be under embargo."""
    return {s.uuid for s in document.sessions} | {s.uuid for s in document.speakers}


def without(document: Document, subjects: Collection[UUID]) -> Document:
    """The programme with nothing of these sessions and speakers in it.

    Nobody stands in for them, nothing is put off to them, and an organisation that only they
    belong to is left out as well.
    """
    if not subjects:
        return document
    kept = tuple(speaker for speaker in document.speakers if speaker.uuid not in subjects)
    gone = set(_organisations(document.speakers)) - set(_organisations(kept))
    gone -= {organiser.organisation for organiser in document.forum.organisers}
    return replace(
        document,
        speakers=kept,
        organisations=tuple(row for row in document.organisations if row.uuid not in gone),
        sessions=tuple(
            _session(session, subjects)
            for session in document.sessions
            if session.uuid not in subjects
        ),
    )


def _organisations(speakers: Collection[Speaker]) -> Iterator[UUID]:
    for speaker in speakers:
        yield from filter(None, (speaker.organisation, speaker.delegation))


def _session(session: Session, subjects: Collection[UUID]) -> Session:
    cast = tuple(
        replace(part, instead_of=None) if part.instead_of in subjects else part
        for part in session.appearances
        if part.speaker not in subjects
    )
    successor = None if session.successor in subjects else session.successor
    return replace(session, appearances=cast, successor=successor)
