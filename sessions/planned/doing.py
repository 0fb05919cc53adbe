"""Doing what is due: each piece of work in a transaction of its own, once, whoever else is at it."""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from django.db import InterfaceError, OperationalError, transaction

from events import releases
from events.program.changes import Change
from events.program.diff import Stale, apply, remaining
from events.program.document import Document
from events.program.embargo import known
from sessions import publish
from sessions.models import ClockRun, Planned
from sessions.planned import verbs

log = logging.getLogger(__name__)
REFUSALS = (Stale, releases.Refused, releases.SlugTaken, publish.NothingChanged)


class Vanished(Exception):
    """Who or what was under embargo is no longer in the draft."""


def work(*, at: datetime) -> Iterator[Planned]:
    """Does what is due and gives each piece as it ends. Raises when the database is lost."""
    ClockRun.objects.update_or_create(pk=ClockRun.ONLY, defaults={"ran": at})
    for key in list(Planned.objects.due(at).values_list("pk", flat=True)):
        try:
            done = _do(key, at)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("Planned work %s could not be done; it is tried again", key)
            continue
        if done:
            yield done


def _do(key: int, at: datetime) -> Planned | None:
    """One piece of work with its outcome, all or nothing; None if another clock has it."""
    with transaction.atomic():
        mine = Planned.objects.due(at).select_for_update(skip_locked=True, of=("self",))
        row = mine.select_related("forum", "author").filter(pk=key).first()
        if row is None:
            return None
        row.outcome, row.ended = Planned.Outcome.DONE, at
        try:
            with transaction.atomic():
                # An embargo is over before its own additions are written.
                row.save()
                row.release = _publish(row)
        except (*REFUSALS, Vanished) as refusal:
            row.outcome, row.refusal = Planned.Outcome.REFUSED, _why(refusal)
        row.save()
    return row


def _publish(row: Planned) -> int | None:
    """The number of the release that was made; None where everything was public already."""
    facts: dict[str, Any] = {"label": row.label, "note": row.note}
    wanted = verbs.read(row)
    with releases.turn(row.forum.uuid, by=row.author or row.author_name, **facts) as turn:
        if row.kind == Planned.Kind.EMBARGO:
            _refuse_vanished(row)
        if wanted.document is not None:
            if turn.document is not None:
                raise Stale(("forum",))
            return publish.write(turn, wanted.document).number
        if turn.document is None:
            return None
        left = remaining(turn.document, _known(row, wanted.changes, turn.document))
        return publish.write(turn, apply(turn.document, left)).number if left else None


def _known(row: Planned, changes: tuple[Change, ...], document: Document) -> tuple[Change, ...]:
    """Without the part that somebody under embargo has in sessions that are not public yet."""
    if row.kind != Planned.Kind.EMBARGO:
        return changes
    sessions = {session.uuid for session in document.sessions}
    sessions |= {change.id for change in changes if change.subject == "session"}
    return tuple(c for c in changes if c.session is None or c.session in sessions)


def _refuse_vanished(row: Planned) -> None:
    if not known(verbs.own_draft(row)).issuperset(row.subjects):
        raise Vanished


def _why(refusal: Exception) -> dict[str, Any]:
    if isinstance(refusal, Stale):
        return {"code": "stale", "addresses": list(refusal.addresses)}
    if isinstance(refusal, releases.Refused):
        return {"code": "contradicts", "problems": msgspec.to_builtins(refusal.problems)}
    if isinstance(refusal, releases.SlugTaken):
        return {"code": "slug", "slug": refusal.slug}
    return {"code": "vanished" if isinstance(refusal, Vanished) else "nothing"}
