"""Conflicts on one session's stage: who leads it, in which order, for how long, in which words."""

from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

from sessions.conflicts.bookings import Booking, Bookings, Part
from sessions.conflicts.conflict import Conflict, Kind

LEADING = {"moderator", "chair", "host"}
# Whose place on the stage follows from what they do there, not from their rank.
UNRANKED = LEADING | {"interpreter"}


def find(bookings: Bookings) -> Iterator[Conflict]:
    """All of them."""
    for session in bookings.sessions.values():
        parts = sorted(session.parts, key=lambda part: (part.order, part.uuid))
        stage = [part for part in parts if bookings.persons[part.person].comes]
        yield from _leading(session, stage)
        yield from _protocol(session, stage, bookings)
        yield from _running_order(session, stage)
        if silent := sorted({each.language for each in session.interpretation if not each.channel}):
            yield _of(session, "no_channel", languages=", ".join(silent))


def _of(session: Booking, kind: Kind, *persons: UUID, **facts: object) -> Conflict:
    return Conflict(
        kind=kind, sessions=(session.uuid,), persons=persons, facts=facts, at=session.start
    )


def _leading(session: Booking, stage: list[Part]) -> Iterator[Conflict]:
    if session.kind == "panel" and not any(part.role in LEADING for part in stage):
        yield _of(session, "no_moderator")
    moderating = {part.person for part in stage if part.role == "moderator"}
    if len(moderating) > 1:
        yield _of(session, "many_moderators", *sorted(moderating))


def _protocol(session: Booking, stage: list[Part], bookings: Bookings) -> Iterator[Conflict]:
    """The first two of whom the later should come before the earlier."""
    ranked = [
        (part, rank)
        for part in stage
        if part.role not in UNRANKED
        and (rank := bookings.persons[part.person].protocol) is not None
    ]
    for (first, before), (second, after) in pairwise(ranked):
        if after < before:
            pair = (first.person, second.person)
            yield _of(session, "protocol_broken", *pair, first_rank=before, second_rank=after)
            return


def _running_order(session: Booking, stage: list[Part]) -> Iterator[Conflict]:
    needed = sum(part.minutes or 0 for part in stage)
    if session.minutes is not None and needed > session.minutes:
        yield _of(session, "running_order_too_long", needed=needed, minutes=session.minutes)
