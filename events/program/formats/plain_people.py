"""Who is in a session of no known standard: objects, names in a list, one text, or ids."""

from collections.abc import Iterator, Mapping

from events.program import names
from events.program.formats import json_tree, plain_fields, written_countries, written_names
from events.program.formats.frab_records import SHORT, Person
from events.program.formats.incoming import Notes, gettext_noop
from events.program.formats.json_file import Number, Thing, Tree
from events.program.formats.plain_fields import Facts
from events.program.formats.plain_words import PEOPLE, PERSON, TRANSLATED
from events.program.formats.written_languages import Copies
from events.program.formats.written_texts import block, line
from events.program.terms import Role

LONGEST_POSITION = 300
A_GROUP = 5  # words of a surname without a given name
DEEPEST = 3


class People:
    """Reads persons; those that the file lists apart are known by id."""

    def __init__(self, known: Mapping[str, Thing], copies: Copies, notes: Notes) -> None:
        self.known, self.copies, self.notes = known, copies, notes
        self.unknown_countries: set[str] = set()

    def of(self, session: Thing) -> tuple[Person, ...]:
        """All persons of a session, by the keys that hold them."""
        found = (
            person
            for told, held in session.items()
            if (role := PEOPLE.get(plain_fields.key(told)))
            for person in self._read(held, role, session.line)
        )
        return tuple(found)

    def _read(self, held: Tree, role: Role, at: int, depth: int = 0) -> Iterator[Person]:
        if depth > DEEPEST:
            return
        if isinstance(held, list):
            for each in held:
                yield from self._read(each, role, at, depth + 1)
        elif isinstance(held, Thing):
            yield from self._thing(held, role, depth)
        elif isinstance(held, str) and held in self.known:
            yield from self._thing(self.known[held], role, depth)
        elif isinstance(held, Number):
            self.notes.unknown("session/person id")
        elif isinstance(held, str):
            yield from self._written(held, role, at, listed=depth > 0)

    def _written(self, held: str, role: Role, at: int, *, listed: bool) -> Iterator[Person]:
        read = written_names.listed if listed else written_names.people
        for one in read(line(held) if listed else block(held)):
            name = self.notes.cut(at, "person", one.name, SHORT)
            position = one.position[:LONGEST_POSITION]
            yield Person(line=at, name=name, position=position, role=role)

    def _thing(self, thing: Thing, role: Role, depth: int) -> Iterator[Person]:
        thing = plain_fields.in_languages(thing, TRANSLATED)
        facts = PERSON.facts(thing)
        said = json_tree.text(plain_fields.first(facts, "id"))
        if not {"name", "given", "family"} & set(facts):
            if said in self.known and self.known[said] is not thing:
                yield from self._thing(self.known[said], role, depth + 1)
                return
            inner = [held for held in thing.values() if isinstance(held, Thing)]
            for each in inner:
                yield from self._read(each, role, thing.line, depth + 1)
            return
        for told in json_tree.unknown(thing, frozenset(t for t in thing if t in PERSON)):
            self.notes.unknown(f"speaker/{told}")
        yield self._person(thing, facts, role)

    def _person(self, thing: Thing, facts: Facts, role: Role) -> Person:
        name, sort_key = self._name(thing, facts)
        biography = plain_fields.first(facts, "biography")
        position, told_role = _position(facts)
        texts = {"name": json_tree.texts(plain_fields.first(facts, "name"))}
        texts["biography"] = json_tree.texts(biography)
        texts = {field: self.copies.kept(told) for field, told in texts.items() if told}
        return Person(
            line=thing.line,
            name=name,
            sort_key=sort_key,
            id=json_tree.text(plain_fields.first(facts, "id")),
            guid=json_tree.text(plain_fields.first(facts, "guid")),
            position=self.notes.cut(thing.line, "position", position, LONGEST_POSITION),
            country=self._country(thing, facts),
            biography=block(json_tree.text(biography)),
            role=told_role or role,
            texts=texts,
        )

    def _name(self, thing: Thing, facts: Facts) -> tuple[str, str]:
        """The whole name, and how it sorts where the file says which name is the family's."""
        given, family, whole = (_line(facts, field) for field in ("given", "family", "name"))
        if family and not given and family not in whole:
            given = whole
        if not family or (whole and family in whole):
            whole = whole or " ".join(filter(None, (given, family)))
            return self.notes.cut(thing.line, "person", whole, SHORT), ""
        if not given and len(family.split()) > A_GROUP:
            reason = gettext_noop("“%(name)s” reads like a group; it was kept as one speaker.")
            self.notes.note(thing.line, "person", reason, name=family)
        name = self.notes.cut(thing.line, "person", f"{given} {family}".strip(), SHORT)
        return name, ", ".join(filter(None, (family, given)))[:SHORT].rstrip(", ")

    def _country(self, thing: Thing, facts: Facts) -> str:
        said = _line(facts, "country")
        code = written_countries.code(said)
        if said and not code and said not in self.unknown_countries:
            self.unknown_countries.add(said)
            reason = gettext_noop("“%(country)s” is no country we know; it was left out.")
            self.notes.note(thing.line, "country", reason, country=said[:80])
        return code


def _line(facts: Facts, field: str) -> str:
    return line(json_tree.text(plain_fields.first(facts, field)))


def _position(facts: Facts) -> tuple[str, Role | None]:
    """Position and organisation in one line; a word like "moderator" is a role."""
    role: Role | None = None
    found = []
    for said in facts.get("position", ()):
        told = line(json_tree.text(said.value))
        meant = PEOPLE.get(plain_fields.key(told))
        role = role or meant
        found += [told] if told and not meant else []
    organisation = line(plain_fields.text(plain_fields.first(facts, "organisation"), PERSON))
    parts = found[:1] + [organisation] * (
        names.fold(organisation) not in names.fold(" ".join(found[:1]))
    )
    return ", ".join(filter(None, parts)), role
