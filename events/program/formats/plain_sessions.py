"""What a session of no known standard says, as a record."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from events.program.formats import json_tree, plain_fields, plain_walk
from events.program.formats.frab_records import SHORT, Event, Link
from events.program.formats.incoming import Notes, gettext_noop
from events.program.formats.json_file import Number, Thing, Tree
from events.program.formats.plain_days import Days
from events.program.formats.plain_fields import Facts
from events.program.formats.plain_people import People
from events.program.formats.plain_walk import Found
from events.program.formats.plain_when import When
from events.program.formats.plain_words import NAMED, PEOPLE, SESSION, STATES, UNWANTED
from events.program.formats.written_languages import Copies
from events.program.formats.written_texts import block, line
from events.program.text import Texts

LONGEST_KIND = 100
LINKS = {"record": "recording", "slides": "attachment", "link": "url"}
SPOKEN = ("title", "abstract", "description")


class Sessions:
    """Reads the sessions that were found; persons, rooms and themes may stand apart, by id."""

    def __init__(self, tree: Tree, days: Days, notes: Notes) -> None:
        self.days, self.notes, self.copies = days, notes, Copies()
        self.names: dict[str, Texts] = {}
        self.known: dict[str, dict[str, Thing]] = {"person": {}, "room": {}, "track": {}}
        for field, said, thing in plain_walk.known(tree):
            self.known[field].setdefault(said, thing)
        self.people = People(self.known["person"], self.copies, notes)

    def events(self, found: Iterable[Found], whens: Iterable[When]) -> Iterator[Event]:
        """A record of each; one that the file has twice, in a list and a grid, is read once."""
        seen: set[tuple[str, ...]] = set()
        repeated = 0
        for each, when in zip(found, whens, strict=True):
            if self._left_out(each):
                continue
            event = self._event(each, when)
            same = (event.id or event.guid, event.title, event.date, event.room)
            repeated += bool(same[0]) and same in seen
            if not same[0] or same not in seen:
                seen.add(same)
                yield event
        if repeated:
            reason = gettext_noop("Sessions that are in the file twice were read once: %(number)s.")
            self.notes.note(1, "id", reason, number=repeated)

    def _event(self, found: Found, when: When) -> Event:
        thing, facts = found.thing, found.facts
        self._count_unknown(thing)
        texts = {field: json_tree.texts(plain_fields.first(facts, field)) for field in SPOKEN}
        spoken = ", ".join(_words(plain_fields.first(facts, "language")))
        return Event(
            line=thing.line,
            day=0,
            id=self._short(thing, facts, "id"),
            guid=self._short(thing, facts, "guid"),
            title=self._short(thing, facts, "title"),
            subtitle=self._short(thing, facts, "subtitle"),
            abstract=block(_text(plain_fields.first(facts, "abstract"))),
            description=block(_text(plain_fields.first(facts, "description"))),
            room=self._place(thing, facts, "room"),
            track=self._place(thing, facts, "track"),
            kind=self._short(thing, facts, "kind")[:LONGEST_KIND],
            language=spoken,
            state=STATES.get(self._short(thing, facts, "state").lower(), "confirmed"),
            date=self._date(when, thing.line),
            duration=when.length if when.minutes is None else str(when.minutes),
            persons=self.people.of(thing),
            links=tuple(_links(thing, facts)),
            texts={field: self.copies.kept(told) for field, told in texts.items() if told},
        )

    def _left_out(self, found: Found) -> bool:
        state = self._short(found.thing, found.facts, "state")
        if state.lower() not in UNWANTED:
            return False
        reason = gettext_noop("It is %(state)s and not of the programme.")
        self.notes.refuse(found.thing.line, "state", reason, state=state[:80])
        return True

    def _date(self, when: When, at: int) -> str:
        """The moment as ISO has it; a day without a time is a date."""
        day = self.days.date_of(when, at)
        if when.moment:
            return when.moment.isoformat()
        if day and when.at:
            return datetime.combine(day, when.at).isoformat()
        return day.isoformat() if day else ""

    def _place(self, thing: Thing, facts: Facts, field: str) -> str:
        """The name of a room or theme, that of an id in the file's own list of them."""
        for said in facts.get(field, ()):
            for each in said.value if isinstance(said.value, list) else [said.value]:
                if name := self._named(thing, each, field):
                    return name
        return ""

    def _named(self, thing: Thing, value: Tree, field: str) -> str:
        known = self.known[field].get(value) if isinstance(value, str) else None
        if known is None and isinstance(value, Number):
            self.notes.unknown(f"session/{field} id")
            return ""
        held = value if known is None else known
        if isinstance(held, Thing) and not json_tree.texts(held):
            held = plain_fields.first(NAMED.facts(held), "name")
        name = self._cut(thing, field, plain_fields.text(held, NAMED))
        if several := self.copies.kept(json_tree.texts(held)):
            self.names.setdefault(
                name, {tag: told[:SHORT].rstrip() for tag, told in several.items()}
            )
        return name

    def _short(self, thing: Thing, facts: Facts, field: str) -> str:
        return self._cut(thing, field, plain_fields.text(plain_fields.first(facts, field), NAMED))

    def _cut(self, thing: Thing, field: str, told: str) -> str:
        return self.notes.cut(thing.line, field, line(told), SHORT)

    def _count_unknown(self, thing: Thing) -> None:
        read = {told for told in thing if told in SESSION or plain_fields.key(told) in PEOPLE}
        for told in json_tree.unknown(thing, read):
            self.notes.unknown(f"session/{told}")


def _text(value: Tree) -> str:
    return plain_fields.text(value, NAMED)


def _words(value: Tree) -> list[str]:
    if isinstance(value, list):
        return [told for each in value[:20] if (told := line(_text(each)))]
    return [told] if (told := line(_text(value))[:SHORT]) else []


def _links(thing: Thing, facts: Facts) -> Iterator[Link]:
    for field, element in LINKS.items():
        for said in facts.get(field, ()):
            if isinstance(said.value, str) and "://" in said.value:
                yield Link(line=thing.line, element=element, href=_text(said.value))
