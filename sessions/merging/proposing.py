"""Proposing that a new person is a known one: told in the import's report, decided by the team."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from simple_history.utils import bulk_create_with_history

from sessions.merging import candidates
from speakers.models import Person, PersonMatch

if TYPE_CHECKING:
    from events.models import User

BATCH = 500


class Proposed(NamedTuple):
    """A new person, the known one who this probably is, and why."""

    new: str
    known: str
    reason: PersonMatch.Reason

    def __str__(self) -> str:
        """As a command prints it."""
        return f"{self.new} is probably {self.known} ({self.reason.label}): decide in the admin."


def propose(new: Collection[UUID], *, source: str, by: "User | str") -> tuple[Proposed, ...]:
    """Proposes for each of these new persons whom of the others they may be; merges nobody.

    A pair that was proposed before, or refused, is not proposed again. The number of queries
    does not depend on the number of persons.
    """
    with transaction.atomic():
        persons = Person.objects.filter(uuid__in=new).prefetch_related("forms").order_by("pk")
        spellings = {person: candidates.spellings(person) for person in persons}
        if not spellings:
            return ()
        known = candidates.known(spellings)
        asked = _asked(spellings)
        made = [
            PersonMatch(
                person=person, known_id=other.person, name=person.plain_name,
                reason=found.reason, source=source,
            )
            for person, ours in spellings.items()
            for found, other in candidates.best(ours, known)
            if frozenset((person.pk, other.person)) not in asked
        ]  # fmt: skip
        user, why = (None, by) if isinstance(by, str) else (by, "")
        bulk_create_with_history(
            made, PersonMatch, batch_size=BATCH, default_user=user, default_change_reason=why
        )
    names = {each.person: each.name for rows in known.values() for each in rows}
    return tuple(
        Proposed(match.name, names[match.known_id], PersonMatch.Reason(match.reason))
        for match in made
    )


def _asked(spellings: Iterable[Person]) -> set[frozenset[int | None]]:
    """The pairs on which somebody was asked already."""
    keys = [person.pk for person in spellings]
    rows = PersonMatch.objects.filter(Q(person__in=keys) | Q(known__in=keys))
    return {frozenset(pair) for pair in rows.values_list("person", "known")}
