"""Whom a new person may be: everybody with a word of the name, then those who are alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from events.program import likeness
from events.program.likeness import Likeness
from speakers.models import NameForm, Person

MOST = 3  # known persons that are proposed for one new person


class Known(NamedTuple):
    """A spelling of somebody who is here already."""

    person: int
    name: str
    spelling: str


def spellings(person: Person) -> tuple[str, ...]:
    """All that the person is called."""
    texts = (form.text for form in person.forms.all())
    return tuple(dict.fromkeys((person.plain_name, *texts)))


def known(new: dict[Person, tuple[str, ...]]) -> dict[str, list[Known]]:
    """The spellings of everybody else that share a word with one of these, by skeleton."""
    bones = {bone for each in new.values() for text in each for bone in likeness.bones(text)}
    if not bones:
        return {}
    anyone = f" ({'|'.join(map(re.escape, sorted(bones)))}) "
    rows = NameForm.objects.filter(found__regex=anyone).exclude(person__in=new)
    found: dict[str, list[Known]] = defaultdict(list)
    for form in rows.select_related("person").order_by("pk"):
        for bone in likeness.bones(form.text) & bones:
            found[bone].append(Known(form.person_id, form.person.plain_name, form.text))
    return found


def best(ours: Iterable[str], known: dict[str, list[Known]]) -> Iterator[tuple[Likeness, Known]]:
    """Whom these spellings may mean, the surest first."""
    ours = tuple(ours)
    surest: dict[int, tuple[Likeness, Known]] = {}
    bones = {bone for text in ours for bone in likeness.bones(text)}
    for other in dict.fromkeys(each for bone in sorted(bones) for each in known.get(bone, ())):
        found = likeness.alike(ours, [other.spelling])
        if found and (other.person not in surest or found.rank < surest[other.person][0].rank):
            surest[other.person] = (found, other)
    yield from sorted(surest.values(), key=lambda pair: (pair[0].rank, pair[1].person))[:MOST]
