"""Persons whom a source has under two ids: taken for one where name and position say so."""

from collections.abc import Iterable

from msgspec.structs import replace

from events.program import names
from events.program.formats import frab_speakers, written_names
from events.program.formats.frab_records import Event, Person
from events.program.formats.incoming import Notes, gettext_noop


def merged(events: Iterable[Event], notes: Notes) -> tuple[Event, ...]:
    """The events with each of such persons under the first of the ids; each merging is noted."""
    listed = tuple(events)
    everybody = [person for event in listed for person in event.persons if person.name]
    firsts: dict[str, Person] = {}
    for person in everybody:
        firsts.setdefault(frab_speakers.key_of(person), person)
    kept = _kept(firsts, notes)
    return tuple(
        replace(event, persons=tuple(_under(person, kept) for person in event.persons))
        for event in listed
    )


def _kept(firsts: dict[str, Person], notes: Notes) -> dict[str, Person]:
    """By key, who stands for a person."""
    alike: dict[str, list[Person]] = {}
    kept = {}
    for key, person in firsts.items():
        # Another spelling may be another person: that is for somebody to judge.
        same = alike.setdefault(names.lower(person.name), [])
        found = next((other for other in same if _one(person, other)), None)
        if found is None:
            same.append(person)
            continue
        kept[key] = found
        reason = gettext_noop("%(name)s is under two ids, %(id)s and %(other)s; taken for one.")
        ids = {"id": found.id or "–", "other": person.id or "–"}
        notes.note(person.line, "person", reason, name=person.name, **ids)
    return kept


def _one(person: Person, other: Person) -> bool:
    countries = {person.country, other.country} - {""}
    return len(countries) < 2 and written_names.same(person.position, other.position)  # noqa: PLR2004 - two persons


def _under(person: Person, kept: dict[str, Person]) -> Person:
    found = kept.get(frab_speakers.key_of(person))
    return replace(person, id=found.id, guid=found.guid, name=found.name) if found else person
