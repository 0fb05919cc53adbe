"""sessions.json of OPass, as COSCUP and others give it: read, in all of its languages."""

from collections.abc import Iterator, Mapping

from events.program.formats import frab, json_file, json_tree, words, written_languages
from events.program.formats.frab_records import SHORT, Conference, Event, Link, Person, Schedule
from events.program.formats.incoming import Incoming, Notes, NotReadable, gettext_noop
from events.program.formats.json_file import Thing, Tree
from events.program.formats.json_tree import LANGUAGE, text, thing, things
from events.program.formats.wanted import Wanted
from events.program.formats.written_texts import block, line
from events.program.text import Texts, pick

LISTS = ("speakers", "session_types", "rooms", "tags")
LINKS = {
    "uri": "url", "co_write": "link", "qa": "link", "live": "link", "broadcast_link": "link",
    "slide": "attachment", "record": "recording",
}  # fmt: skip
KNOWN = {"id", "type", "room", "start", "end", "language", "speakers", *LINKS}
KNOWN_SPEAKER = {"id"}


def read(
    data: bytes,
    *,
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    slug: str | None = None,
) -> Incoming:
    """The programme in a sessions.json. It says neither zone nor forum: give both.

    Raises NotReadable with one line where there is no programme to read, and ZoneNeeded
    without `zone`.
    """
    return read_tree(json_file.parse(data), Wanted.of(source, zone, language, slug))


def recognises(tree: Tree) -> bool:
    """Whether the sessions of the file have their texts in an object for each language."""
    sessions = things(tree.get("sessions")) if isinstance(tree, Thing) else []
    listed = bool(sessions) and any(key in tree for key in LISTS)
    return listed and all(_spoken(each, "title") for each in sessions[:5])


def read_tree(tree: Tree, wanted: Wanted) -> Incoming:
    """The programme of a parsed sessions.json; raises as `read` does."""
    if not recognises(tree):
        raise NotReadable(
            gettext_noop("The file is no sessions.json: no session has its texts by language.")
        )
    notes = Notes()
    reading = _Reading(tree, notes)
    events = tuple(reading.event(each) for each in things(tree.get("sessions")))
    persons = [reading.person(each) for each in reading.speakers]
    reading.copies.tell(notes)
    schedule = Schedule(
        conference=Conference(), events=events, persons=tuple(persons), names=reading.names
    )
    return frab.programme(schedule, wanted, notes)


class _Reading:
    """One reading: what sessions refer to by id, and what was said of it."""

    def __init__(self, tree: Thing, notes: Notes) -> None:
        self.notes, self.copies = notes, written_languages.Copies()
        self.speakers = _by_id(tree.get("speakers"))
        self.rooms, self.types = _by_id(tree.get("rooms")), _by_id(tree.get("session_types"))
        self.names: dict[str, Texts] = {}
        self.persons: dict[str, Person] = {}

    def event(self, session: Thing) -> Event:
        """One session; its kind in the file is the track that it is of."""
        tags, _ = words.languages(text(session.get("language")))
        texts = {
            field: self.copies.kept(_spoken(session, field), *tags[:1])
            for field in ("title", "description")
        }
        self._count_unknown("session", session, KNOWN)
        return Event(
            line=session.line,
            day=0,
            id=text(session.get("id")),
            title=self._cut(session, "title", line(pick(texts["title"], ("en",)).text)),
            room=self._named(session, "room", self.rooms),
            track=self._named(session, "type", self.types),
            language=text(session.get("language")),
            date=text(session.get("start")),
            duration=_minutes(session),
            persons=tuple(self._people(session)),
            links=tuple(_links(session)),
            texts={
                "title": {tag: line(told) for tag, told in texts["title"].items()},
                "description": {tag: block(told) for tag, told in texts["description"].items()},
            },
        )

    def _named(self, session: Thing, field: str, known: Mapping[str, Thing]) -> str:
        """The name of what an id stands for, in all its languages; an unknown id is a name."""
        said = text(session.get(field))
        texts = self.copies.kept(_spoken(known.get(said, Thing()), "name"))
        name = self._cut(session, field, line(pick(texts, ("en",)).text) or said)
        if texts:
            self.names.setdefault(name, {tag: line(told)[:SHORT] for tag, told in texts.items()})
        return name

    def _people(self, session: Thing) -> Iterator[Person]:
        listed = session.get("speakers")
        for said in listed if isinstance(listed, list) else ():
            each = text(said) if isinstance(said, str) else ""
            if each not in self.speakers:
                reason = gettext_noop("The file has no speaker “%(id)s”.")
                self.notes.refuse(session.line, "speakers", reason, id=each[:80])
                continue
            yield self.person(each)

    def person(self, said: str) -> Person:
        """Whom an id stands for, read once."""
        if said not in self.persons:
            self.persons[said] = self._person(said, self.speakers[said])
        return self.persons[said]

    def _person(self, said: str, speaker: Thing) -> Person:
        self._count_unknown("speaker", speaker, KNOWN_SPEAKER)
        texts = {
            field: {
                tag: line(told)[:SHORT] if field == "name" else told
                for tag, told in self.copies.kept(_spoken(speaker, key)).items()
            }
            for field, key in (("name", "name"), ("biography", "bio"))
        }
        name = self._cut(speaker, "name", line(pick(texts["name"], ("en",)).text))
        return Person(
            line=speaker.line,
            name=name,
            id=said,
            biography=pick(texts["biography"], ("en",)).text,
            texts=texts,
        )

    def _cut(self, near: Thing, field: str, told: str) -> str:
        return self.notes.cut(near.line, field, told, SHORT)

    def _count_unknown(self, kind: str, value: Thing, known: set[str]) -> None:
        for key in json_tree.unknown(value, known):
            if not (LANGUAGE.fullmatch(key) and isinstance(value[key], Thing)):
                self.notes.unknown(f"{kind}/{key}")


def _spoken(value: Thing, field: str) -> Texts:
    """A field in each language that the object has an object for."""
    languages = {tag: held.get(field) for tag, held in value.items() if isinstance(held, Thing)}
    return json_tree.texts(
        Thing({tag: held for tag, held in languages.items() if LANGUAGE.fullmatch(tag)})
    )


def _by_id(value: Tree) -> dict[str, Thing]:
    return {text(each.get("id")): each for each in things(value) if text(each.get("id"))}


def _minutes(session: Thing) -> str:
    begins, ends = (words.moment(text(session.get(key))) for key in ("start", "end"))
    if begins and ends and (begins.tzinfo is None) == (ends.tzinfo is None):
        return str(int((ends - begins).total_seconds() // 60))
    return ""


def _links(session: Thing) -> Iterator[Link]:
    for key, element in LINKS.items():
        if href := text(thing(session).get(key)):
            yield Link(line=session.line, element=element, href=href)
