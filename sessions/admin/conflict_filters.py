"""Which of a forum's conflicts are shown: by severity, kind, day, room and session, as GET."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from sessions.admin.conflict_telling import Teller
from sessions.admin.conflict_words import KINDS, SEVERITIES
from sessions.conflicts import Conflict
from sessions.standing import Standing

NAMES = ("severity", "kind", "day", "room", "session")


class Choice(NamedTuple):
    """A select of the form: its name, its label, the values with their words, and the chosen one."""

    name: str
    label: Any
    values: list[tuple[str, Any]]
    chosen: str


class Filters:
    """What was asked for; a value that nothing has shows nothing."""

    def __init__(self, asked: QueryDict, teller: Teller, now: Standing) -> None:
        self.asked = {name: value for name in NAMES if (value := str(asked.get(name, "")))}
        self.teller = teller
        self.all = [*now.open, *(conflict for conflict, _row in now.acknowledged)]

    def lets(self, conflict: Conflict) -> bool:
        """Whether it is shown."""
        return all(value in self._values(name, conflict) for name, value in self.asked.items())

    @property
    def query(self) -> str:
        """The choice as it stands in an address."""
        chosen = QueryDict(mutable=True)
        chosen.update(self.asked)
        return chosen.urlencode()

    @property
    def session(self) -> str:
        """The title of the one session whose conflicts are shown."""
        chosen = self.teller.bookings.sessions.get(_uuid(self.asked.get("session", "")))
        return self.teller.named(chosen.title) if chosen else ""

    def choices(self) -> list[Choice]:
        """What can be chosen: what there is."""
        there = {name: {v for each in self.all for v in self._values(name, each)} for name in NAMES}
        days = {self.teller.day(each) for each in self.all}
        rooms = [r for r in self.teller.bookings.rooms.values() if str(r.uuid) in there["room"]]
        offered: dict[str, tuple[Any, Iterable[tuple[str, Any]]]] = {
            "severity": (_("Severity"), SEVERITIES.items()),
            "kind": (_("Kind"), KINDS.items()),
            "day": (
                _("Day"),
                [(str(day), date_format(day, "D j M")) for day in sorted(filter(None, days))],
            ),
            "room": (
                _("Room"),
                [(str(room.uuid), self.teller.named(room.names)) for room in rooms],
            ),
        }
        return [
            Choice(
                name, label, [pair for pair in values if pair[0] in there[name]],
                self.asked.get(name, ""),
            )
            for name, (label, values) in offered.items()
        ]  # fmt: skip

    def _values(self, name: str, conflict: Conflict) -> set[str]:
        """What the conflict has to offer to one filter."""
        if name == "day":
            return {str(self.teller.day(conflict) or "")}
        if name == "room":
            return {str(room) for room in self.teller.rooms(conflict)}
        if name == "session":
            return {str(uuid) for uuid in conflict.sessions}
        return {str(getattr(conflict, name))}


def _uuid(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        return UUID(int=0)
