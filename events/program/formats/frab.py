"""The programme that the records of a file make, whatever its format."""

import re
from collections import Counter
from datetime import date

from msgspec import Struct

from events.program import canonical, names
from events.program.document import Document, Forum, Room, Theme
from events.program.formats import frab_days, frab_sessions, frab_speakers, words
from events.program.formats.frab_records import Conference, Event, Person, Schedule
from events.program.formats.incoming import (
    Identities,
    Incoming,
    Notes,
    NotReadable,
    gettext_noop,
    slugged,
)
from events.program.formats.wanted import Wanted, counts, known_zone

DEFAULT_LANGUAGE = "en"
NO_TRACK = "no track"  # wafer's word for none
SHORTEST_SLUG = 4
MOST_SESSIONS = 20_000  # a file with more is no programme, and would take minutes
A_HUE_APART = 137  # degrees: neighbours differ, and so do the first dozen


class Said(Struct, frozen=True, kw_only=True):
    """What is settled of the forum before its sessions are read."""

    acronym: str
    slug: str
    title: str
    zone: str
    languages: tuple[str, ...]


def programme(schedule: Schedule, wanted: Wanted, notes: Notes) -> Incoming:
    """The document that the records make, and the report; raises NotReadable."""
    if len(schedule.events) > MOST_SESSIONS:
        raise NotReadable(
            gettext_noop("The file has more than %(limit)s sessions."), limit=MOST_SESSIONS
        )
    said = _said(schedule, wanted)
    identities = Identities(wanted.source or schedule.conference.acronym or said.slug)
    rooms = _rooms(schedule, identities, said.languages[0])
    themes = _themes(schedule, identities, said.languages[0])
    speakers = frab_speakers.read(schedule, identities, said.languages[0], notes)
    calendar = frab_days.read(schedule, said.zone, notes)
    around = frab_sessions.Around(
        identities=identities,
        notes=notes,
        calendar=calendar,
        rooms={room.source_id: room.uuid for room in rooms},
        themes={theme.source_id: theme.uuid for theme in themes},
        people={speaker.source_id: speaker.uuid for speaker in speakers},
        language=said.languages[0],
        one_language=schedule.origin is not None,
    )
    sessions = frab_sessions.read(schedule, around)
    document = canonical.ordered(
        Document(
            forum=_forum(said, identities, calendar, calendar.span(sessions)),
            rooms=rooms,
            themes=themes,
            speakers=speakers,
            sessions=sessions,
        )
    )
    return Incoming(
        document=document,
        report=notes.report(identities.source, counts(document)),
        like=schedule.like,
        origin=schedule.origin,
        cancelled=schedule.cancelled,
    )


def _said(schedule: Schedule, wanted: Wanted) -> Said:
    conference = schedule.conference
    slug = wanted.slug or _slug(conference)
    return Said(
        acronym=conference.acronym or slug,
        slug=slug,
        title=conference.title or slug,
        zone=known_zone(wanted.zone or conference.zone),
        languages=_languages(schedule, wanted),
    )


def _forum(
    said: Said, identities: Identities, calendar: frab_days.Calendar, span: tuple[date, date]
) -> Forum:
    return Forum(
        uuid=identities.claim("forum", said.acronym),
        number=1,
        slug=said.slug,
        names={said.languages[0]: said.title},
        starts=span[0],
        ends=span[1],
        zone=said.zone,
        languages=said.languages,
        day_turns=calendar.turns,
    )


def _slug(conference: Conference) -> str:
    """The acronym as an address of at least four characters, longer by the year if need be."""
    made = re.sub("[^a-z0-9_-]", "", conference.acronym.lower())[: names.SLUG_LENGTH]
    made = made or names.slug(conference.title)
    year = conference.starts[:4]
    return made if len(made) >= SHORTEST_SLUG else f"{made}-{year or 'forum'}"


def _languages(schedule: Schedule, wanted: Wanted) -> tuple[str, ...]:
    """The one asked for, those of the sessions, the most frequent first, those of the texts."""
    spoken = Counter(tag for event in schedule.events for tag in words.languages(event.language)[0])
    frequent = [tag for tag, _ in sorted(spoken.items(), key=lambda pair: (-pair[1], pair[0]))]
    own = schedule.origin.language if schedule.origin else ""
    asked = [tag for tag in (wanted.language, own) if tag]
    held: list[Event | Person] = [*schedule.events, *schedule.persons]
    held += [person for event in schedule.events for person in event.persons]
    texts = (*schedule.names.values(), *(told for each in held for told in each.texts.values()))
    written = sorted({tag for told in texts for tag in told})
    return tuple(dict.fromkeys([*asked, *frequent, *written])) or (DEFAULT_LANGUAGE,)


def _rooms(schedule: Schedule, identities: Identities, language: str) -> tuple[Room, ...]:
    guids = {room.name: room.guid for room in reversed(schedule.rooms)}
    titles = list(dict.fromkeys(event.room for event in schedule.events if event.room))
    first = dict.fromkeys(room.name for room in schedule.rooms if room.name)
    titles = list(dict.fromkeys([*(name for name in first if name in titles), *titles]))
    return tuple(
        Room(
            uuid=identities.claim("room", title, guids.get(title, "")),
            number=place,
            slug=slug,
            names=schedule.names.get(title) or {language: title},
            order=place,
            source=identities.source,
            source_id=title,
        )
        for place, (title, slug) in enumerate(zip(titles, slugged(titles), strict=True), start=1)
    )


def _themes(schedule: Schedule, identities: Identities, language: str) -> tuple[Theme, ...]:
    titles = list(dict.fromkeys(event.track for event in schedule.events if event.track))
    titles = [title for title in titles if names.fold(title) != NO_TRACK]
    return tuple(
        Theme(
            uuid=identities.claim("theme", title),
            number=place,
            slug=slug,
            names=schedule.names.get(title) or {language: title},
            hue=(210 + A_HUE_APART * (place - 1)) % 360,
            order=place,
            source=identities.source,
            source_id=title,
        )
        for place, (title, slug) in enumerate(zip(titles, slugged(titles), strict=True), start=1)
    )
