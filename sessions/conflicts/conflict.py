"""Conflict: one thing that cannot be, or should not be, as it is planned."""

import hashlib
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

Severity = Literal["blocks", "serious", "look"]
Kind = Literal[
    "room_double_booked", "person_double_booked", "person_elsewhere",
    "no_padding", "no_walk", "no_turnover", "outside_presence", "absent", "not_coming",
    "no_moderator", "too_small", "no_channel", "running_order_too_long",
    "many_moderators", "protocol_broken", "theme_clash", "outside_hours",
]  # fmt: skip
# What cannot take place so, what will go wrong, and what may be meant.
SEVERITY: dict[Kind, Severity] = {
    "room_double_booked": "blocks",
    "person_double_booked": "blocks",
    "person_elsewhere": "blocks",
    "not_coming": "serious",
    "outside_presence": "serious",
    "absent": "serious",
    "no_walk": "serious",
    "no_padding": "serious",
    "no_turnover": "serious",
    "running_order_too_long": "serious",
    "too_small": "serious",
    "no_channel": "serious",
    "no_moderator": "serious",
    "many_moderators": "look",
    "protocol_broken": "look",
    "theme_clash": "look",
    "outside_hours": "look",
}
RANK = {severity: rank for rank, severity in enumerate(("blocks", "serious", "look"))}


class Conflict(Struct, frozen=True, kw_only=True, gc=False):
    """What conflicts, between which things, and the `facts` that make it so.

    `sessions` are this forum's, the earlier first; `elsewhere` is a session of another forum;
    `at` is the start of the session in which it shows.
    """

    kind: Kind
    sessions: tuple[UUID, ...]
    persons: tuple[UUID, ...] = ()
    room: UUID | None = None
    theme: UUID | None = None
    elsewhere: UUID | None = None
    facts: dict[str, Any] = {}
    at: datetime | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return SEVERITY[self.kind]

    @property
    def key(self) -> str:
        """The same for the same things in the same facts; another as soon as a fact changes."""
        things = (*self.sessions, *self.persons, self.room, self.theme, self.elsewhere)
        facts = (f"{name}={_told(fact)}" for name, fact in sorted(self.facts.items()))
        said = "|".join((*map(str, things), *facts))
        return f"{self.kind}.{hashlib.sha256(said.encode()).hexdigest()[:32]}"


def _told(fact: Any) -> str:
    """A moment is the same in whatever zone it is written."""
    return str(fact.timestamp()) if isinstance(fact, datetime) else str(fact)
