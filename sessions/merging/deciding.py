"""Deciding on a proposed match: one person, or two."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sessions.merging.joining import Joined, NotJoined, join
from speakers.models import PersonMatch

if TYPE_CHECKING:
    from events.models import User


class Decided(ValueError):
    """Somebody has decided on this match already."""


def accept(match: PersonMatch, *, by: "User", at: datetime) -> Joined:
    """Says that the two are one: joins the new person into the known one. Raises Decided."""
    with transaction.atomic():
        held = _open(match)
        duplicate = held.person
        if duplicate is None:
            raise NotJoined(f"{held.name} is no longer there.")
        held.person, held.state = None, PersonMatch.State.ACCEPTED
        _decide(held, by, at)
        return join(duplicate, held.known, by=by)


def refuse(match: PersonMatch, *, by: "User", at: datetime) -> PersonMatch:
    """Says that these are two: nobody is asked again. Raises Decided."""
    with transaction.atomic():
        held = _open(match)
        held.state = PersonMatch.State.REFUSED
        _decide(held, by, at)
        return held


def _open(match: PersonMatch) -> PersonMatch:
    held = PersonMatch.objects.select_for_update().filter(pk=match.pk).first()
    if held is None or held.state != PersonMatch.State.OPEN:
        raise Decided(f"Somebody has decided on “{match}” already.")
    return held


def _decide(match: PersonMatch, by: "User", at: datetime) -> None:
    match.decided_by, match.decided_at = by, at
    match._history_user = by  # type: ignore[attr-defined]  # the name that simple_history reads
    match.save()
