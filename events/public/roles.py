"""What somebody does at a forum: every session, in which role, in whose place."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program.document import Appearance, Session, Speaker
from events.public.reading import Reading
from events.public.rows import Row, row
from events.public.said import Said
from events.words import dates, labels


class Other(Struct, frozen=True, kw_only=True):
    """Somebody who was replaced, or who came instead."""

    heading: str
    name: Said
    url: str


class Role(Struct, frozen=True, kw_only=True):
    """A session that somebody appears in, and as what."""

    row: Row
    role: str
    date: str
    topic: Said
    other: Other | None = None


def roles(reading: Reading, each: Speaker) -> Iterator[Role]:
    """The parts by start, cancelled ones too, and those that somebody else has taken over."""
    for session in reading.document.sessions:
        for part in session.appearances:
            if part.speaker == each.uuid:
                yield _role(reading, session, part, in_place_of(reading, part))
            elif part.instead_of == each.uuid:
                other = _other(reading, _("Taken over by"), part.speaker)
                yield _role(reading, session, part, other)


def in_place_of(reading: Reading, part: Appearance) -> Other | None:
    """Who would have had the part."""
    return _other(reading, _("In place of"), part.instead_of) if part.instead_of else None


def alone(reading: Reading, each: Speaker) -> Iterator[Said]:
    """As what somebody appears: what a list says of those without a position here."""
    parts = (part for session in reading.stages.get(each.uuid, ()) for part in session.appearances)
    for role in dict.fromkeys(part.role for part in parts if part.speaker == each.uuid):
        yield Said(labels.role(role), reading.language, reading.language)


def _role(reading: Reading, session: Session, part: Appearance, other: Other | None) -> Role:
    shown = row(reading, session)
    date = shown.start and dates.full(shown.start.date(), reading.language)
    return Role(
        row=shown,
        role=labels.role(part.role),
        date=date or _("Time to be announced"),
        topic=reading.say(part.topic),
        other=other,
    )


def _other(reading: Reading, heading: str, uuid: UUID) -> Other:
    who = reading.speakers[uuid]
    return Other(heading=heading, name=reading.say(who.names), url=reading.at("speakers", who.slug))
