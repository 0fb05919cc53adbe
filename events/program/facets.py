"""By what sessions are chosen: day, theme, room, kind, languages, and who is on stage."""

from collections.abc import Mapping
from uuid import UUID

from events.program import clock
from events.program.document import Appearance, Document, Organisation, Session

Values = Mapping[str, tuple[str, ...]]

# What one and the same person on stage must meet.
STAGE = ("role", "country", "organisation")


class Facets:
    """What a programme's sessions have, as addresses name it: slugs, tags, codes."""

    def __init__(self, document: Document) -> None:
        self._forum = document.forum
        self._themes = {theme.uuid: theme.slug for theme in document.themes}
        self._rooms = {room.uuid: room.slug for room in document.rooms}
        self._organisations = {each.uuid: each for each in document.organisations}
        self._speakers = {each.uuid: each for each in document.speakers}

    def of(self, session: Session) -> Values:
        """What is said of the session itself; several values are alternatives."""
        interpreted = tuple(each.language for each in session.interpretation)
        return {
            "day": self._day(session),
            "theme": _slugs(self._themes, session.theme, *session.themes),
            "room": _slugs(self._rooms, session.room, *session.overflow),
            "kind": (session.kind,),
            "language": tuple(dict.fromkeys((*session.floor_languages, *interpreted))),
            "spoken": session.floor_languages,
            "interpreted": interpreted,
        }

    def on_stage(self, appearance: Appearance) -> Values:
        """What is said of one person's part in a session."""
        return {"role": (appearance.role,), **self.of_speaker(appearance.speaker)}

    def of_speaker(self, uuid: UUID) -> Values:
        """Where a speaker is from, and whom they are here for."""
        speaker = self._speakers[uuid]
        here = (speaker.organisation, speaker.delegation)
        return {
            "country": (speaker.country.upper(),) if speaker.country else (),
            "organisation": tuple(each.slug for each in map(self._organisation, here) if each),
        }

    def meets(self, session: Session, asked: Mapping[str, str]) -> bool:
        """Whether the session has all that is asked for, the people's in one person."""
        on_stage = {name: value for name, value in asked.items() if name in STAGE}
        own = {name: value for name, value in asked.items() if name not in STAGE}
        if not _has(self.of(session), own):
            return False
        parts = (self.on_stage(each) for each in session.appearances)
        return not on_stage or any(_has(part, on_stage) for part in parts)

    def _organisation(self, uuid: UUID | None) -> Organisation | None:
        return self._organisations.get(uuid) if uuid else None

    def _day(self, session: Session) -> tuple[str, ...]:
        if not session.start:
            return ()
        turns = self._forum.day_turns
        return (clock.day_of(session.start, self._forum.zone, turns).isoformat(),)


def _has(values: Values, asked: Mapping[str, str]) -> bool:
    return all(value in values[name] for name, value in asked.items())


def _slugs(slugs: Mapping[UUID, str], *uuids: UUID | None) -> tuple[str, ...]:
    return tuple(slugs[uuid] for uuid in uuids if uuid and uuid in slugs)
