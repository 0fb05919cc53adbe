"""Finding duplicates among everybody who is here, and asking about two that somebody chose."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.db.models import Q
from simple_history.utils import bulk_create_with_history

from events.program import likeness
from events.program.likeness import Likeness
from sessions.merging import candidates
from speakers.models import Person, PersonMatch

if TYPE_CHECKING:
    from events.models import User

BATCH = 500
Reason = PersonMatch.Reason


class Pair(NamedTuple):
    """Two persons who are probably one; `known` has been here longer."""

    new: Person
    known: Person
    likeness: Likeness


def pairs(spellings: Mapping[Person, tuple[str, ...]]) -> Iterator[Pair]:
    """Everybody who is alike, by a word that their names share; of each two once."""
    sharing: dict[str, list[Person]] = defaultdict(list)
    for person in sorted(spellings, key=lambda person: person.pk):
        for bone in {bone for text in spellings[person] for bone in likeness.bones(text)}:
            sharing[bone].append(person)
    marked = {person: _marked(texts) for person, texts in spellings.items()}
    couples = (two for persons in sharing.values() for two in combinations(persons, 2))
    for known, new in dict.fromkeys(couples):
        ours = [text for text in spellings[new] if likeness.may_be_alike(text, marked[known])]
        if ours and (found := likeness.alike(ours, spellings[known])):
            yield Pair(new, known, found)


def find(*, by: "User") -> int:
    """Asks of everybody here who may be one person with whom; says how many pairs are new.

    Who was asked about before, or refused, is not asked about again. The number of queries does
    not depend on the number of persons.
    """
    with transaction.atomic():
        persons = Person.objects.prefetch_related("forms").order_by("pk")
        spellings = {person: candidates.spellings(person) for person in persons}
        asked = {
            frozenset(two)
            for two in PersonMatch.objects.values_list("person", "known")
        }  # fmt: skip
        made = [
            PersonMatch(
                person=pair.new, known=pair.known, name=pair.new.plain_name,
                reason=pair.likeness.reason,
            )
            for pair in sorted(pairs(spellings), key=lambda pair: -pair.likeness.rank)
            if frozenset((pair.new.pk, pair.known.pk)) not in asked
        ]  # fmt: skip
        bulk_create_with_history(made, PersonMatch, batch_size=BATCH, default_user=by)
    return len(made)


def match_of(new: Person, known: Person) -> PersonMatch:
    """The question whether these two are one, not asked yet if nobody has."""
    either = Q(person=new, known=known) | Q(person=known, known=new)
    match = PersonMatch.objects.filter(either).first() or PersonMatch(reason=_reason(new, known))
    match.person, match.known, match.name = new, known, new.plain_name
    return match


def ask(new: Person, known: Person, *, by: "User") -> PersonMatch:
    """Asks about two that somebody chose, also when somebody has refused them before."""
    with transaction.atomic():
        list(Person.objects.select_for_update().filter(pk__in=(new.pk, known.pk)).order_by("pk"))
        match = match_of(new, known)
        match.state, match.decided_by, match.decided_at = PersonMatch.State.OPEN, None, None
        match._history_user = by  # type: ignore[attr-defined]  # the name that simple_history reads
        match.save()
        return match


def _marked(texts: Iterable[str]) -> frozenset[str]:
    readings = (reading for text in texts for reading in likeness.marks(text))
    return frozenset(mark for reading in readings for word in reading for mark in word)


def _reason(new: Person, known: Person) -> str:
    found = likeness.alike(candidates.spellings(new), candidates.spellings(known))
    return found.reason if found else Reason.CHOSEN
