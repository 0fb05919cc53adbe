"""Who: the persons of a schedule as speakers, each once."""

from collections import defaultdict
from collections.abc import Mapping

from events.program import names
from events.program.document import Consent, NameForm, Speaker
from events.program.formats import markup
from events.program.formats.frab_records import Event, Person, Schedule
from events.program.formats.incoming import (
    Identities,
    Notes,
    gettext_noop,
    numbered,
    opaque,
    slugged,
)
from events.program.text import Texts

LONGEST_BIOGRAPHY = 5_000  # characters
OPTED_OUT = {"true": True, "1": True, "false": False, "0": False}


def key_of(person: Person) -> str:
    """By what a person is the same one: the id, else the guid, else the folded name."""
    return opaque(person.id or person.guid or f"name:{names.fold(person.name) or person.name}")


def read(
    schedule: Schedule, identities: Identities, language: str, notes: Notes
) -> tuple[Speaker, ...]:
    """The persons in the order of the file, by `key_of`; what is odd about them is noted."""
    people: dict[str, list[Person]] = defaultdict(list)
    events: dict[str, list[Event]] = defaultdict(list)
    for event in schedule.events:
        for person in event.persons:
            if person.name:
                people[key_of(person)].append(person)
                events[key_of(person)].append(event)
    for person in schedule.persons:
        if person.name and key_of(person) not in people:
            people[key_of(person)].append(person)
    _compare(people, notes)
    numbers, slugs = numbered(people), slugged([same[0].name for same in people.values()])
    return tuple(
        Speaker(
            uuid=identities.claim("person", key, same[0].guid),
            number=number,
            slug=slug,
            person_slug=slug,
            sort_key=same[0].sort_key or names.sort_key(same[0].name),
            forms=tuple(
                NameForm(language=tag, kind="official", text=name, source=identities.source)
                for tag, name in (same[0].texts.get("name") or {language: same[0].name}).items()
            ),
            position={language: next((p.position for p in same if p.position), "")},
            country=next((person.country for person in same if person.country), ""),
            biography=_biography(same, language, notes),
            consent=_consent(same[0], events[key], notes),
            source=identities.source,
            source_id=key,
        )
        for (key, same), number, slug in zip(people.items(), numbers, slugs, strict=True)
    )


def _biography(same: list[Person], language: str, notes: Notes) -> Texts:
    """The first that a person's sessions give."""
    told = next((person for person in same if person.biography), same[0])
    texts = told.texts.get("biography") or {language: told.biography}
    return {
        tag: notes.cut(told.line, "biography", markup.markdown(text), LONGEST_BIOGRAPHY)
        for tag, text in texts.items()
    }


def _compare(people: Mapping[str, list[Person]], notes: Notes) -> None:
    """Note one id with two names, and one name with two ids: a human must judge."""
    seen: dict[str, str] = {}
    for key, same in people.items():
        for person in {person.name: person for person in same}.values():
            if person.name != same[0].name:
                reason = gettext_noop("The same id is also called %(first)s; that name was taken.")
                notes.note(person.line, "person", reason, first=same[0].name)
        folded = names.fold(same[0].name) or same[0].name
        if seen.setdefault(folded, key) != key:
            reason = gettext_noop("%(name)s also has the id %(id)s; they were kept apart.")
            notes.note(same[0].line, "person", reason, name=same[0].name, id=seen[folded])


def _consent(person: Person, events: list[Event], notes: Notes) -> Consent:
    """What all of a person's events agree on; where they do not, nothing, and a note."""
    answers = {OPTED_OUT.get(event.optout.lower()) for event in events} - {None}
    licences = {event.licence for event in events} - {""}
    if len(answers) > 1:
        reason = gettext_noop("%(name)s has sessions with and without a recording: not taken over.")
        notes.note(person.line, "optout", reason, name=person.name)
    if len(licences) > 1:
        reason = gettext_noop("%(name)s has sessions under different licences: not taken over.")
        notes.note(person.line, "license", reason, name=person.name)
    return Consent(
        record=not answers.pop() if len(answers) == 1 else None,
        licence=licences.pop() if len(licences) == 1 else "",
    )
