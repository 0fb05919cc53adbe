"""Talks and submissions of pretalx's REST interface, of the old shape and the new: read."""

from collections.abc import Iterator

from events.program.formats import frab, json_file, json_tree, words
from events.program.formats.frab_records import SHORT, Conference, Event, Link, Person, Schedule
from events.program.formats.incoming import Incoming, Notes, NotReadable, gettext_noop
from events.program.formats.json_file import Number, Thing, Tree
from events.program.formats.json_tree import text, texts, thing, things
from events.program.formats.wanted import Wanted
from events.program.terms import State
from events.program.text import Texts

LONGEST_KIND = 100
LISTS = ("results", "talks", "submissions")
# What the world may know of; proposals and refusals are between the speakers and the team.
STATES: dict[str, State] = {
    "": "confirmed",
    "confirmed": "confirmed",
    "accepted": "confirmed",
    "canceled": "cancelled",
    "cancelled": "cancelled",
}
TEXTS = ("title", "abstract", "description")
KNOWN = {
    "talk": {"code", "id", "guid", "title", "abstract", "description", "speakers", "state"}
    | {"slot", "slots", "track", "track_id", "submission_type", "submission_type_id", "duration"}
    | {"content_locale", "do_not_record", "resources", "is_featured", "image", "slot_count"}
    | {"url", "urls"},
    "speaker": {"code", "guid", "name", "biography", "avatar", "avatar_url", "avatar_source"}
    | {"avatar_license", "id"},
}


def read(
    data: bytes,
    *,
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    slug: str | None = None,
) -> Incoming:
    """The programme in a list of talks. The list says neither zone nor forum: give both.

    Raises NotReadable with one line where there is no programme to read, and ZoneNeeded
    without `zone`.
    """
    wanted = Wanted.of(source, zone, language, slug)
    return read_tree(json_file.parse(data), wanted)


def recognises(tree: Tree) -> bool:
    """Whether the file's content is a list of talks."""
    talks = _talks(tree)
    return bool(talks) and all("title" in talk and "code" in talk for talk in talks[:5])


def read_tree(tree: Tree, wanted: Wanted) -> Incoming:
    """The programme of a parsed list; raises as `read` does."""
    if not recognises(tree):
        raise NotReadable(
            gettext_noop("The file is no list of talks: none has a code and a title.")
        )
    notes, names = Notes(), dict[str, Texts]()
    if isinstance(tree, Thing) and tree.get("next"):
        notes.note(tree.line, "next", gettext_noop("The list goes on in another file."))
    events = [event for talk in _talks(tree) for event in _events(talk, names, notes)]
    schedule = Schedule(conference=Conference(), events=tuple(events), names=names, cancelled=True)
    return frab.programme(schedule, wanted, notes)


def _talks(tree: Tree) -> list[Thing]:
    if isinstance(tree, Thing):
        return things(next((tree[key] for key in LISTS if tree.get(key)), None))
    return things(tree)


def _events(talk: Thing, names: dict[str, Texts], notes: Notes) -> Iterator[Event]:
    """One for each slot; a talk that has none yet has no time and no room."""
    for key in json_tree.unknown(talk, KNOWN["talk"]):
        notes.unknown(f"talk/{key}")
    state = STATES.get(text(talk.get("state")))
    if state is None:
        reason = gettext_noop("It is %(state)s and not of the programme.")
        notes.refuse(talk.line, "state", reason, state=text(talk.get("state"))[:80])
        return
    persons = tuple(_persons(talk, notes))
    for slot in _slots(talk):
        yield Event(
            line=talk.line,
            day=0,
            guid=text(talk.get("code")) or text(talk.get("guid")),
            id=text(talk.get("id")),
            room=_named(slot.get("room"), slot, "room", names, notes),
            date=text(slot.get("start")),
            duration=_duration(talk, slot),
            title=notes.cut(talk.line, "title", text(talk.get("title")), SHORT),
            track=_named(talk.get("track"), talk, "track", names, notes),
            kind=_named(talk.get("submission_type"), talk, "type", {}, notes)[:LONGEST_KIND],
            language=text(talk.get("content_locale")),
            abstract=text(talk.get("abstract")),
            description=text(talk.get("description")),
            optout=text(talk.get("do_not_record")),
            state=state,
            persons=persons,
            links=tuple(_links(talk)),
            texts={field: told for field in TEXTS if (told := texts(talk.get(field)))},
        )


def _slots(talk: Thing) -> list[Thing]:
    listed = [slot for slot in things(talk.get("slots")) if slot.get("start")]
    return listed or [thing(talk.get("slot"))]


def _named(value: Tree, near: Thing, field: str, names: dict[str, Texts], notes: Notes) -> str:
    """A name, alone or in an object; where it is in several languages, `names` gets all."""
    if isinstance(value, Number):
        notes.unknown(f"talk/{field}/id")
        return ""
    if isinstance(value, Thing):
        value = value.get("name", value)
    name = notes.cut(near.line, field, text(value), SHORT)
    several = {tag: said[:SHORT].rstrip() for tag, said in texts(value).items()}
    if several:
        names.setdefault(name, several)
    return name


def _duration(talk: Thing, slot: Thing) -> str:
    """Minutes of the slot's bounds, else what the talk wishes for."""
    begins, ends = words.moment(text(slot.get("start"))), words.moment(text(slot.get("end")))
    if begins and ends and (begins.tzinfo is None) == (ends.tzinfo is None):
        return str(int((ends - begins).total_seconds() // 60))
    return text(slot.get("duration")) or text(talk.get("duration"))


def _persons(talk: Thing, notes: Notes) -> Iterator[Person]:
    for speaker in _speakers(talk, notes):
        for key in json_tree.unknown(speaker, KNOWN["speaker"]):
            notes.unknown(f"speaker/{key}")
        name = notes.cut(speaker.line, "name", text(speaker.get("name")), SHORT)
        yield Person(
            line=speaker.line,
            name=" ".join(name.split()),
            id=text(speaker.get("code")),
            guid=text(speaker.get("guid")),
            biography=text(speaker.get("biography")),
        )


def _speakers(talk: Thing, notes: Notes) -> list[Thing]:
    """The speakers that have a name; newer lists give bare codes unless told to expand them."""
    listed = talk.get("speakers")
    for bare in listed if isinstance(listed, list) else ():
        if isinstance(bare, str):
            notes.unknown("talk/speakers/code")
    return things(listed)


def _links(talk: Thing) -> Iterator[Link]:
    if href := text(talk.get("url")) or text(thing(talk.get("urls")).get("public")):
        yield Link(line=talk.line, element="url", href=href)
    for resource in things(talk.get("resources")):
        href = text(resource.get("resource")) or text(resource.get("link"))
        title = text(resource.get("description"))[:SHORT].rstrip()
        yield Link(line=resource.line, element="attachment", href=href, title=title)
