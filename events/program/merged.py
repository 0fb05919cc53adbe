"""A document in which whoever was merged into another is called by that one's uuid."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec.structs import replace

from events.program.document import (
    Appearance,
    Document,
    Forum,
    Organisation,
    Session,
    Speaker,
)


def as_known(document: Document, merged: Mapping[UUID, UUID]) -> Document:
    """The document with every merged person and organisation as the kept one.

    Where it has both, the kept one's facts stand, and of two parts of the same role in a session
    the first.
    """
    if not merged:
        return document
    return replace(
        document,
        forum=_forum(document.forum, merged),
        organisations=_organisations(document.organisations, merged),
        speakers=_speakers(document.speakers, merged),
        sessions=tuple(
            replace(session, appearances=_appearances(session, merged))
            for session in document.sessions
        ),
    )


def _forum(forum: Forum, merged: Mapping[UUID, UUID]) -> Forum:
    behind = {each.organisation: each for each in forum.organisers}
    for former in behind.keys() & merged.keys():
        each = behind.pop(former)
        behind.setdefault(merged[former], replace(each, organisation=merged[former]))
    return replace(forum, organisers=tuple(behind.values()))


def _organisations(
    rows: Iterable[Organisation], merged: Mapping[UUID, UUID]
) -> tuple[Organisation, ...]:
    rows = tuple(rows)
    found = {row.uuid: row for row in rows if row.uuid not in merged}
    for row in rows:
        if uuid := merged.get(row.uuid):
            found.setdefault(uuid, replace(row, uuid=uuid))
    return tuple(found.values())


def _speakers(speakers: Iterable[Speaker], merged: Mapping[UUID, UUID]) -> tuple[Speaker, ...]:
    speakers = tuple(_at_home(speaker, merged) for speaker in speakers)
    found = {speaker.uuid: speaker for speaker in speakers if speaker.uuid not in merged}
    for speaker in speakers:
        if (uuid := merged.get(speaker.uuid)) and uuid not in found:
            found[uuid] = replace(speaker, uuid=uuid)
    return tuple(found.values())


def _at_home(speaker: Speaker, merged: Mapping[UUID, UUID]) -> Speaker:
    """The speaker with organisation and delegation as they are known."""
    homes = {
        name: merged[uuid]
        for name in ("organisation", "delegation")
        if (uuid := getattr(speaker, name)) in merged
    }
    return replace(speaker, **homes) if homes else speaker


def _appearances(session: Session, merged: Mapping[UUID, UUID]) -> tuple[Appearance, ...]:
    known = (_known(part, merged) for part in session.appearances)
    parts: dict[tuple[UUID, str], Appearance] = {}
    for part in known:
        parts.setdefault((part.speaker, part.role), part)
    return tuple(parts.values())


def _known(part: Appearance, merged: Mapping[UUID, UUID]) -> Appearance:
    """The part with its persons as they are known; nobody comes in place of themselves."""
    speaker = merged.get(part.speaker, part.speaker)
    instead = part.instead_of and merged.get(part.instead_of, part.instead_of)
    return replace(part, speaker=speaker, instead_of=None if instead == speaker else instead)
