"""An edition in a reader's language: its texts, names and addresses. All pages draw from it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from events.program import clock, text
from events.program.document import Document, Organisation, Room, Session, Speaker
from events.program.edition import Edition, Stamp
from events.program.names import collation
from events.public.said import Said
from events.shelf import OnShelf
from events.web import UI_LANGUAGES


class Reading:
    """What a page may ask of an edition. `root` is the pages' address with `{language}` in it.

    `moment` is the present, where the page is to know it; `following` the next edition of the series.
    """

    def __init__(
        self,
        edition: Edition,
        language: str,
        root: str,
        *,
        moment: datetime | None = None,
        following: OnShelf | None = None,
    ) -> None:
        self.edition, self.language, self.root = edition, language, root
        self.moment, self.following = moment, following
        self.document: Document = edition.document
        self.forum = edition.document.forum
        self.order = (language, *self.forum.languages)
        self.base = self.root_in(language)
        self.zone = ZoneInfo(self.forum.zone)
        self.rooms = {room.uuid: room for room in self.document.rooms}
        self.venues = {venue.uuid: venue for venue in self.document.venues}
        self.themes = {theme.uuid: theme for theme in self.document.themes}
        self.organisations = {each.uuid: each for each in self.document.organisations}
        self.speakers = {speaker.uuid: speaker for speaker in self.document.speakers}
        self.sessions = {session.uuid: session for session in self.document.sessions}

    def root_in(self, language: str) -> str:
        """The root of the same pages in another language."""
        return self.root.replace("{language}", language)

    def say(self, texts: Mapping[str, str]) -> Said:
        """A text in the page's language, else in the forum's first that has it."""
        picked = text.pick(texts, self.order)
        return Said(picked.text, picked.language, self.language)

    def at(self, *steps: str) -> str:
        """The address of a page: `at("sessions", slug)`."""
        return self.base + "".join(f"{step}/" for step in steps)

    @property
    def stamp(self) -> Stamp | None:
        """The release's marks; None in a preview."""
        return self.edition.stamp

    @property
    def number(self) -> int:
        """The release's number; a preview has the one that it would get."""
        if self.stamp:
            return self.stamp.number
        return self.edition.current.number + 1 if self.edition.current else 1

    @cached_property
    def standing(self) -> str:
        """Whether the present is before, during or over; nothing of drafts and old releases."""
        if self.moment is None or not self.stamp or self.edition.superseded:
            return ""
        begins, over = clock.term(self.forum)
        if self.moment < begins:
            return "before"
        return "during" if self.moment < over else "over"

    @property
    def slug(self) -> str:
        """The forum's present address: an old release keeps its number, not its old slug."""
        newest = self.edition.current or self.stamp
        return newest.slug if newest else self.forum.slug

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the interface: the forum's in its order, then the others."""
        own = [language for language in self.forum.languages if language in UI_LANGUAGES]
        return tuple(dict.fromkeys((*own, *UI_LANGUAGES)))

    @cached_property
    def alphabetical(self) -> tuple[Speaker, ...]:
        """The speakers by their sort keys, in the order of the page's alphabet."""
        key = collation(self.language)
        return tuple(sorted(self.document.speakers, key=lambda each: key(sort_text(each))))

    @cached_property
    def previous(self) -> Mapping[UUID, Session]:
        """The sessions of the release before."""
        before = self.edition.predecessor
        return {session.uuid: session for session in before.sessions} if before else {}

    @cached_property
    def previous_rooms(self) -> Mapping[UUID, Room]:
        """The rooms of the release before."""
        before = self.edition.predecessor
        return {room.uuid: room for room in before.rooms} if before else {}

    @cached_property
    def called_off(self) -> bool:
        """Whether nothing of the programme takes place any more: every session is cancelled."""
        sessions = [each for each in self.document.sessions if each.kind != "break"]
        return bool(sessions) and all(each.state == "cancelled" for each in sessions)

    @cached_property
    def usual_floor(self) -> tuple[str, ...]:
        """The floor languages of most sessions."""
        floors = Counter(session.floor_languages for session in self.document.sessions)
        return floors.most_common(1)[0][0] if floors else ()

    @cached_property
    def stages(self) -> Mapping[UUID, tuple[Session, ...]]:
        """The sessions that each speaker appears in, by start."""
        stages: dict[UUID, dict[UUID, Session]] = {}
        for session in self.document.sessions:
            for appearance in session.appearances:
                stages.setdefault(appearance.speaker, {})[session.uuid] = session
        return {speaker: tuple(each.values()) for speaker, each in stages.items()}

    @cached_property
    def day_indices(self) -> Mapping[UUID, int]:
        """On which day of the schedule each session with a time stands."""
        days = clock.days(self.document)
        return {session.uuid: day.index for day in days for session in day.sessions}

    def organisation(self, speaker: Speaker) -> Organisation | None:
        """The organisation a speaker is here for."""
        return self.organisations.get(speaker.organisation) if speaker.organisation else None

    def employer(self, speaker: Speaker) -> Said:
        """The name of that organisation."""
        organisation = self.organisation(speaker)
        return self.say(organisation.names if organisation else {})

    def post(self, speaker: Speaker) -> tuple[Said, ...]:
        """Position and organisation, as far as they are known."""
        return tuple(filter(None, (self.say(speaker.position), self.employer(speaker))))

    def unconfirmed(self, speakers: Iterable[Speaker]) -> bool:
        """Whether any of them has no name in the page's language."""
        return any(not speaker.names.get(self.language) for speaker in speakers)


def sort_text(speaker: Speaker) -> str:
    """What a speaker is filed under: the sort key, else a name as it is."""
    return speaker.sort_key or text.pick(speaker.names, ()).text
