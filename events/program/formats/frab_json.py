"""schedule.json of c3voc, frab and pretalx: read."""

from collections.abc import Iterator
from typing import Any

from events.program.formats import frab, json_file, json_tree
from events.program.formats.frab_records import (
    ADDRESSES,
    CONFERENCE,
    EVENT,
    LISTS,
    LONG_TEXTS,
    SHORT,
    Conference,
    Day,
    Event,
    Link,
    Person,
    Room,
    Schedule,
)
from events.program.formats.incoming import Incoming, Notes, NotReadable, gettext_noop
from events.program.formats.json_file import Thing, Tree
from events.program.formats.json_tree import text, thing, things
from events.program.formats.ours import origin
from events.program.formats.wanted import Wanted

LONGEST = {"acronym": 60, "type": 100, "recording_license": 100}  # of texts shorter than SHORT
KEYS = {
    **EVENT,
    "guid": "guid",
    "id": "id",
    "recording_license": "licence",
    "do_not_record": "optout",
}
NAMES = ("full_public_name", "public_name", "name")
# The keys that we know, by the object they stand in.
KNOWN = {
    "schedule": {"version", "base_url", "conference", "generator", "url"},
    "conference": {*CONFERENCE, "daysCount", "timeslot_duration", "days", "rooms", "tracks"}
    | {"url", "logo", "colors", "keywords", "description"},
    "day": {"index", "date", "day_start", "day_end", "rooms"},
    "event": {*KEYS, *LONG_TEXTS, *ADDRESSES, *LISTS, "room", "persons", "slug", "logo"}
    | {"feedback_url", "origin_url", "code", "answers"},
    "person": {*NAMES, "id", "guid", "code", "biography", "answers"},
}


def read(
    data: bytes,
    *,
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    slug: str | None = None,
) -> Incoming:
    """The programme in a schedule.json; what is given beats what the file says.

    Raises NotReadable with one line where there is no programme to read, and ZoneNeeded where
    neither the file nor `zone` names the time zone.
    """
    wanted = Wanted.of(source, zone, language, slug)
    return read_tree(json_file.parse(data), wanted)


def recognises(tree: Tree) -> bool:
    """Whether the file's content is a schedule."""
    return isinstance(tree, Thing) and bool(_conference(tree))


def read_tree(tree: Tree, wanted: Wanted) -> Incoming:
    """The programme of a parsed schedule.json; raises as `read` does."""
    if not recognises(tree):
        raise NotReadable(gettext_noop("The file is not a schedule.json: it has no conference."))
    notes = Notes()
    return frab.programme(_schedule(tree, notes), wanted, notes)


def _conference(tree: Thing) -> Thing:
    return thing(thing(tree.get("schedule", tree)).get("conference"))


def _schedule(tree: Thing, notes: Notes) -> Schedule:
    conference = _conference(tree)
    _count_unknown(thing(tree.get("schedule", tree)), "schedule", notes)
    _count_unknown(conference, "conference", notes)
    days = things(conference.get("days"))
    maker = thing(tree.get("generator") or thing(tree.get("schedule")).get("generator"))
    own = origin(text(maker.get("name")), text(conference.get("url")))
    return Schedule(
        conference=Conference(line=conference.line, **_texts(conference, CONFERENCE, notes)),
        days=tuple(_day(day, notes) for day in days),
        rooms=tuple(
            Room(name=_short(room, "name", notes), guid=text(room.get("guid")))
            for room in things(conference.get("rooms"))
        ),
        events=tuple(
            _event(event, place, room, notes, ours=own is not None)
            for place, day in enumerate(days)
            for room, events in thing(day.get("rooms")).items()
            for event in things(events)
        ),
        origin=own,
    )


def _day(day: Thing, notes: Notes) -> Day:
    _count_unknown(day, "day", notes)
    return Day(
        line=day.line,
        date=text(day.get("date")),
        starts=text(day.get("day_start")),
        ends=text(day.get("day_end")),
    )


def _event(event: Thing, day: int, room: str, notes: Notes, *, ours: bool) -> Event:
    _count_unknown(event, "event", notes)
    long_texts: dict[str, Any] = {key: text(event.get(key)) for key in LONG_TEXTS}
    named = _short(event, "room", notes) or notes.cut(event.line, "room", text(room), SHORT)
    return Event(
        line=event.line,
        day=day,
        room=named,
        persons=tuple(_person(person, notes) for person in things(event.get("persons"))),
        # Our own page of a session is no link of it.
        links=tuple(link for link in _links(event) if not ours or link.element != "url"),
        **_texts(event, KEYS, notes),
        **long_texts,
    )


def _person(person: Thing, notes: Notes) -> Person:
    _count_unknown(person, "person", notes)
    name = next((told for key in NAMES if (told := _short(person, key, notes))), "")
    guid = text(person.get("guid"))
    return Person(
        line=person.line,
        name=" ".join(name.split()),
        id=text(person.get("id")) or ("" if guid else text(person.get("code"))),
        guid=guid,
        biography=text(person.get("biography")),
    )


def _links(event: Thing) -> Iterator[Link]:
    for key in ADDRESSES:
        if href := text(event.get(key)):
            yield Link(line=event.line, element=key, href=href)
    for key, element in LISTS.items():
        for link in things(event.get(key)):
            title = text(link.get("title"))[:SHORT].rstrip()
            yield Link(line=link.line, element=element, href=text(link.get("url")), title=title)


def _count_unknown(value: Thing, name: str, notes: Notes) -> None:
    for key in json_tree.unknown(value, KNOWN[name]):
        notes.unknown(f"{name}/{key}")


def _texts(value: Thing, fields: dict[str, str], notes: Notes) -> dict[str, Any]:
    return {field: _short(value, key, notes) for key, field in fields.items()}


def _short(value: Thing, key: str, notes: Notes) -> str:
    return notes.cut(value.line, key, text(value.get(key)), LONGEST.get(key, SHORT))
