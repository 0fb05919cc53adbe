"""Choosing among changes: what comes along with a choice, and why."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from msgspec import Struct

from events.program import check
from events.program.diff import Change, apply
from events.program.document import Document

# The forum's fields that say on which days it is.
DAYS = frozenset({"starts", "ends", "zone", "day_turns"})


class Along(Struct, frozen=True, kw_only=True):
    """A change that comes along, and what would be wrong without it (None: all of them must)."""

    change: Change
    because: check.Problem | None


class Closed(Struct, frozen=True, kw_only=True):
    """A choice with all that it cannot do without: `changes` in the diff's order."""

    changes: tuple[Change, ...]
    along: tuple[Along, ...]


def close(document: Document, changes: Iterable[Change], chosen: Iterable[str]) -> Closed:
    """The closed choice, and why each further change comes along.

    `changes` are the whole diff of `document` and another. What the result would refer to but not
    hold, what would hold the same address twice, and days that a session needs come along.
    Applying the answer gives a valid document where the other is one.
    """
    changes = tuple(changes)
    wanted, because = set(chosen), dict[str, check.Problem | None]()
    while True:
        picked = tuple(change for change in changes if change.address in wanted)
        # The whole may be wrong itself, as a draft at work is: then there is nothing more to add.
        if len(picked) == len(changes):
            break
        problems = check.refusals(apply(document, picked))
        if not problems:
            break
        needed = {a: p for p in problems for a in _needed(p, changes) if a not in wanted}
        because |= needed or dict.fromkeys({c.address for c in changes} - wanted)
        wanted |= because.keys()
    along = [change for change in picked if change.address in because]
    return Closed(
        changes=picked,
        along=tuple(Along(change=change, because=because[change.address]) for change in along),
    )


def _needed(problem: check.Problem, changes: tuple[Change, ...]) -> Iterator[str]:
    """The changes that could mend a problem: of what is concerned, and of the forum's days."""
    concerned = {problem.id, *problem.others}
    forum = DAYS if problem.code in ("outside_days", "ends_before_it_starts") else frozenset()
    for change in changes:
        if change.field:
            theirs = {change.id, change.session} & concerned and _mends(problem, change)
            needed = bool(theirs) or (change.subject == "forum" and change.field in forum)
        else:
            left = UUID(change.before["uuid"]) if change.before else None
            needed = bool({change.id, change.session, left} & concerned)
        if needed:
            yield change.address


def _mends(problem: check.Problem, change: Change) -> bool:
    return problem.field in ("", change.field) or change.subject == "appearance"
