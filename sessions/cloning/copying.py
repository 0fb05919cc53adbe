"""Copies of a forum's rows in the next edition: which columns they keep, and whom they refer to."""

from collections.abc import Callable, Iterable
from typing import Any

from simple_history.utils import bulk_create_with_history

from events.models import Forum, Room, Theme, Venue
from sessions.cloning.parts import Part
from sessions.cloning.proposing import facts
from sessions.cloning.shifting import Shifted, shifted, shifted_span
from sessions.models import Appearance, Session
from sessions.models.choices import State
from speakers.models import Absence, Speaker

# What was so at the edition before, and is nothing that the next one begins with.
OF_THEN: dict[str, Any] = {
    "state": State.DRAFT, "cancelled_because": {}, "successor_id": None, "links": [],
    "reported_titles": [],
}  # fmt: skip
ASKED_ANEW: dict[str, Any] = {
    "status": Speaker.Status.PROPOSED, "consent_record": None, "consent_stream": None,
    "consent_photograph": None, "licence": "",
}  # fmt: skip
OF_STAFF: dict[type, dict[str, Any]] = {
    Session: {"expected_audience": None, "notes": ""},
    Speaker: {"present_from": None, "present_to": None, "availability": "", "notes": ""},
}
BATCH = 500


class Copying:
    """Writes copies into the forum `new`; knows by each row's key which row was made of it."""

    def __init__(self, new: Forum, days: int, take: frozenset[Part], history: dict[str, Any]):
        self.new, self.days, self.take, self.history = new, days, take, history
        self.made: dict[type, dict[int, Any]] = {}
        # Rows whose clocks skip their hour, or show it twice.
        self.told: dict[str, list[Any]] = {"skipped": [], "twice": []}

    def copy(
        self, rows: Iterable[Any], changed: Callable[[Any], dict[str, Any]] = lambda _row: {}
    ) -> None:
        """A copy of each row, numbered from 1; `changed` is what it has otherwise."""
        for number, row in enumerate(old := list(rows), start=1):
            model = type(row)
            columns = facts(row) | changed(row)
            columns |= {"number": number} if hasattr(model, "number") else {}
            columns |= {"forum_id": self.new.pk} if hasattr(model, "forum") else {}
            self.made.setdefault(model, {})[row.pk] = model(**columns)
        if old:
            copies = list(self.made[type(old[0])].values())
            bulk_create_with_history(copies, type(old[0]), batch_size=BATCH, **self.history)

    def room(self, row: Room) -> dict[str, Any]:
        """In the copy of its venue."""
        return {"venue_id": self.key(Venue, row.venue_id)}

    def speaker(self, row: Speaker) -> dict[str, Any]:
        """To be asked anew, also for consent."""
        if Part.STAFF not in self.take:
            return ASKED_ANEW | OF_STAFF[Speaker]
        span = self._span(row, row.present_from, row.present_to)
        return ASKED_ANEW | dict(zip(("present_from", "present_to"), span, strict=True))

    def absence(self, row: Absence) -> dict[str, Any]:
        """Of the copied speaker, moved with the forum."""
        starts, ends = self._span(row, row.starts, row.ends)
        return {"starts": starts, "ends": ends, "speaker_id": self.key(Speaker, row.speaker_id)}

    def session(self, row: Session) -> dict[str, Any]:
        """A draft, in the copies of its theme and room."""
        start = row.start if Part.TIMES in self.take else None
        places = {
            "theme_id": self.key(Theme, row.theme_id),
            "room_id": self.key(Room, row.room_id),
            "start": start and self._moved(row, shifted(start, self.days, self.new.zone)),
        }
        return OF_THEN | places | ({} if Part.STAFF in self.take else OF_STAFF[Session])

    def appearance(self, row: Appearance) -> dict[str, Any]:
        """On the copied stage."""
        return {
            "session_id": self.key(Session, row.session_id),
            "speaker_id": self.key(Speaker, row.speaker_id),
            "instead_of_id": self.key(Speaker, row.instead_of_id),
        }

    def relate(self, name: str, rows: Iterable[Session]) -> None:
        """Sets a relation of many to many; most are empty, and to set nothing costs a query."""
        model = getattr(Session, name).field.related_model
        for row in rows:
            keys = [self.key(model, other.pk) for other in getattr(row, name).all()]
            if chosen := [key for key in keys if key]:
                copy = self.made[Session][row.pk]
                copy._history_user = self.history["default_user"]
                copy._change_reason = self.history["default_change_reason"]
                getattr(copy, name).set(chosen)

    def copied(self, model: type) -> list[int]:
        """The keys of the rows that have a copy: another may have come since they were read."""
        return list(self.made.get(model, ()))

    def key(self, model: type, old: int | None) -> int | None:
        """The copy's key; None where there is none, since that part stayed behind."""
        copy = self.made.get(model, {}).get(old or 0)
        return copy and copy.pk

    def _span(self, row: Any, begins: Any, ends: Any) -> tuple[Any, Any]:
        first, last = shifted_span(begins, ends, self.days, self.new.zone)
        return first and self._moved(row, first), last and self._moved(row, last)

    def _moved(self, row: Any, moved: Shifted) -> Any:
        if moved.clocks and row not in self.told[moved.clocks]:
            self.told[moved.clocks].append(row)
        return moved.instant
