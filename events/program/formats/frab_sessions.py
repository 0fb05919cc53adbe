"""What: the events of a schedule as sessions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import count
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from events.program.document import Appearance, Link, Session
from events.program.formats import frab_days, frab_speakers, markup, words
from events.program.formats.frab_records import Event, Schedule
from events.program.formats.incoming import Identities, Notes, gettext_noop, numbered, slugged
from events.program.terms import LinkKind
from events.program.text import Texts

LINK_KINDS: dict[str, LinkKind] = {
    "attachment": "material",
    "recording": "recording",
    "video_download_url": "recording",
}
LONGEST_ABSTRACT = 3_000  # characters
LONGEST_DESCRIPTION = 30_000
LONGEST = {"title": 190, "abstract": LONGEST_ABSTRACT, "description": LONGEST_DESCRIPTION}


class Around(Struct, frozen=True, kw_only=True):
    """What sessions refer to: the calendar, and ids by the names that the source uses."""

    identities: Identities
    notes: Notes
    calendar: frab_days.Calendar
    rooms: Mapping[str, UUID]
    themes: Mapping[str, UUID]
    people: Mapping[str, UUID]
    language: str
    one_language: bool  # whether all texts are in it, whatever is spoken


class Slot(Struct, frozen=True, kw_only=True):
    """An event that is read: with its start, and the source id that only it has."""

    event: Event
    start: datetime | None
    source_id: str


def read(schedule: Schedule, around: Around) -> tuple[Session, ...]:
    """All events that have a title, in the order of the file."""
    slots = list(_slots(schedule, around))
    numbers = numbered(slot.event.id for slot in slots)
    slugs = slugged([slot.event.title for slot in slots])
    made = zip(slots, numbers, slugs, strict=True)
    return _parts_numbered([_session(slot, n, slug, around) for slot, n, slug in made])


def _parts_numbered(sessions: list[Session]) -> tuple[Session, ...]:
    """Appearances are numbered as their sessions are: in the next file a hall may stand elsewhere."""
    parts = count(1)
    casts = {
        session.uuid: tuple(replace(each, number=next(parts)) for each in session.appearances)
        for session in sorted(sessions, key=lambda session: session.number)
    }
    return tuple(replace(each, appearances=casts[each.uuid]) for each in sessions)


def _slots(schedule: Schedule, around: Around) -> Iterator[Slot]:
    """Each event once. One guid in several slots makes as many sessions, each noted."""
    notes, taken, repeated = around.notes, set[str](), Counter[str]()
    for event in schedule.events:
        if not event.title:
            notes.refuse(event.line, "title", gettext_noop("A session needs a title."))
            continue
        start = frab_days.start_of(event, around.calendar, notes)
        source_id = event.source_id
        if source_id in taken:
            reason = gettext_noop("%(id)s is used again; it was read as a session of its own.")
            notes.note(event.line, "guid", reason, id=source_id)
            source_id = f"{source_id}@{start.isoformat() if start else ''}"
        repeated[source_id] += 1
        copies = (f"{source_id}#{copy}" for copy in count(max(2, repeated[source_id])))
        while source_id in taken:
            source_id = next(copies)
        taken.add(source_id)
        yield Slot(event=event, start=start, source_id=source_id)


def _session(slot: Slot, number: int, slug: str, around: Around) -> Session:
    event, notes = slot.event, around.notes
    spoken = _languages(event, notes)
    language = spoken[0] if spoken and not around.one_language else around.language
    abstract, description = _texts(event, notes)
    guid = event.guid if slot.source_id == event.source_id else ""
    return Session(
        uuid=around.identities.claim("session", slot.source_id, guid),
        number=number,
        slug=slug,
        kind=words.kind(event.kind, event.title),
        source_kind=event.kind,
        title=_several(event, "title", notes) or {language: event.title},
        subtitle={language: event.subtitle},
        abstract=_several(event, "abstract", notes) or {language: abstract},
        description=_several(event, "description", notes) or {language: description},
        theme=around.themes.get(event.track),
        room=around.rooms.get(event.room),
        start=slot.start,
        minutes=_minutes(event, notes),
        state=event.state,
        floor_languages=spoken,
        links=tuple(_links(event, notes)),
        appearances=tuple(_appearances(slot, around)),
        source=around.identities.source,
        source_id=slot.source_id,
    )


def _texts(event: Event, notes: Notes) -> tuple[str, str]:
    """The short and the long text; an abstract that is not short begins the long one."""
    abstract, description = markup.markdown(event.abstract), markup.markdown(event.description)
    if len(abstract) > LONGEST_ABSTRACT:
        abstract, description = "", f"{abstract}\n\n{description}"
    return abstract, notes.cut(event.line, "description", description, LONGEST_DESCRIPTION)


def _several(event: Event, field: str, notes: Notes) -> Texts:
    """A text in all its languages, where the file has it in several."""
    return {
        tag: notes.cut(event.line, field, markup.markdown(told), LONGEST[field])
        for tag, told in event.texts.get(field, {}).items()
    }


def _languages(event: Event, notes: Notes) -> tuple[str, ...]:
    tags, unknown = words.languages(event.language)
    for word in unknown:
        reason = gettext_noop("“%(word)s” is no language we know; it was left out.")
        notes.note(event.line, "language", reason, word=word)
    return tags


def _minutes(event: Event, notes: Notes) -> int | None:
    minutes = words.minutes(event.duration)
    if minutes is None and not event.duration:
        notes.note(event.line, "duration", gettext_noop("It says no length; it was left open."))
    elif minutes is None:
        reason = gettext_noop("“%(given)s” is no length under a day; it was left open.")
        notes.note(event.line, "duration", reason, given=event.duration)
    return minutes


def _links(event: Event, notes: Notes) -> Iterator[Link]:
    seen: set[str] = set()
    for link in event.links:
        url = markup.address(link.href)
        if not url:
            reason = gettext_noop("“%(href)s” is no address over http or https.")
            notes.refuse(link.line, link.element, reason, href=link.href[:80])
        elif url not in seen:
            seen.add(url)
            kind = LINK_KINDS.get(link.element, "other")
            yield Link(kind=kind, url=url, title="" if link.title == url else link.title)


def _appearances(slot: Slot, around: Around) -> Iterator[Appearance]:
    """A part for each person, once."""
    seen: set[UUID] = set()
    for person in slot.event.persons:
        key = frab_speakers.key_of(person)
        speaker = around.people.get(key)
        if speaker is None:
            around.notes.refuse(person.line, "person", gettext_noop("A person needs a name."))
        elif speaker in seen:
            reason = gettext_noop("%(name)s is in this session twice; once was taken.")
            around.notes.note(person.line, "person", reason, name=person.name)
        else:
            seen.add(speaker)
            yield Appearance(
                uuid=around.identities.claim("appearance", f"{slot.source_id}\n{key}"),
                number=0,  # until all sessions are read
                speaker=speaker,
                role=person.role,
                order=len(seen),
            )
