"""Conflicts in the reader's words: what conflicts, when, and the admin pages that mend it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language

from events.program import clock, text
from events.words.labels import language_name
from sessions.admin.conflict_words import KINDS, SENTENCES, SEVERITIES
from sessions.conflicts import Conflict
from sessions.conflicts.bookings import Bookings
from sessions.models import Acknowledgement

SESSION, SPEAKER = "program_sessions_session", "speakers_speaker"
# Whose times may lie on other days, so that the day is told with the hour.
DATED = {"outside_presence", "absent"}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class Told(NamedTuple):
    """A conflict in words: a sentence, the words in it, and the pages of what they name."""

    conflict: Conflict
    severity: str
    kind: str
    day: str
    sentence: str
    words: dict[str, str]
    links: dict[str, str]
    here: str = ""
    acknowledged: Acknowledgement | None = None

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return self.sentence % self.words

    @property
    def html(self) -> str:
        """The sentence in which names lead to where it is mended, unless that is `here`."""
        links = {name: link for name, link in self.links.items() if link != self.here}
        linked = {
            name: format_html('<a href="{}">{}</a>', links[name], word) if name in links else word
            for name, word in self.words.items()
        }
        return format_html(PLACEHOLDER.sub(r"{\1}", self.sentence), **linked)


class Teller:
    """Tells the conflicts of one forum's bookings in the active language, on the page `here`."""

    def __init__(self, bookings: Bookings, *, here: str = "") -> None:
        self.bookings, self.here = bookings, here
        self.language = get_language() or "en"
        self.zone = ZoneInfo(bookings.rules.zone)
        # Asked for once, not for each of hundreds of names.
        self.lists = {page: reverse(f"admin:{page}_changelist") for page in (SESSION, SPEAKER)}

    def tell(self, conflict: Conflict, acknowledged: Acknowledgement | None = None) -> Told:
        """The conflict in words."""
        day = self.day(conflict)
        return Told(
            conflict=conflict,
            severity=str(SEVERITIES[conflict.severity]),
            kind=str(KINDS[conflict.kind]),
            day=date_format(day, "D j M") if day else "",
            sentence=str(SENTENCES[self._sentence(conflict)]),
            words=self._words(conflict),
            links=self._links(conflict),
            here=self.here,
            acknowledged=acknowledged,
        )

    def tell_all(self, conflicts: Iterable[Conflict]) -> list[Told]:
        """Those that are open, in words."""
        return [self.tell(conflict) for conflict in conflicts]

    def day(self, conflict: Conflict) -> date | None:
        """The forum's day on which it happens."""
        rules = self.bookings.rules
        return conflict.at and clock.day_of(conflict.at, rules.zone, rules.day_turns)

    def named(self, said: Mapping[str, str] | None) -> str:
        """A text in the reader's language, or the forum's."""
        return text.pick(dict(said or {}), (self.language, *self.bookings.languages)).text

    def rooms(self, conflict: Conflict) -> set[UUID]:
        """Where it happens."""
        sessions = (self.bookings.sessions[uuid] for uuid in conflict.sessions)
        return {conflict.room} if conflict.room else {r for each in sessions for r in each.rooms}

    def _sentence(self, conflict: Conflict) -> str:
        """Which of a kind's sentences fits the facts."""
        facts, kind = conflict.facts, conflict.kind
        if conflict.elsewhere:
            told = " told" if self._other(conflict) else ""
            return f"{kind}{told}" if kind == "person_elsewhere" else f"{kind} elsewhere{told}"
        if kind == "not_coming":
            return f"not_coming {facts['status']}"
        for name, first, second in (
            ("outside_presence", "present_from", "present_to"),
            ("outside_hours", "opens", "closes"),
        ):
            if kind == name and None in (facts[first], facts[second]):
                given = first if facts[first] else second
                return f"{name} {given.removeprefix('present_')}"
        return kind

    def _words(self, conflict: Conflict) -> dict[str, str]:
        """Names and facts, as the sentences ask for them."""
        planned = self.bookings
        sessions = [planned.sessions[uuid] for uuid in conflict.sessions]
        people = [planned.persons[uuid].name for uuid in conflict.persons]
        rooms = [planned.rooms[room] for room in sessions[0].rooms if room in planned.rooms]
        words = {
            "first": self.named(sessions[0].title),
            "second": self.named(sessions[-1].title),
            "person": people[0] if people else "",
            "after": people[-1] if people else "",
            "people": ", ".join(people),
            "rooms": ", ".join(self.named(room.names) for room in rooms),
            "theme": self.named(planned.themes.get(conflict.theme)) if conflict.theme else "",
        }
        if conflict.room:
            words["room"] = self.named(planned.rooms[conflict.room].names)
        if other := self._other(conflict):
            words |= {"other": self.named(other.title), "forum": self.named(other.forum)}
        return words | {
            name: self._fact(name, fact, dated=conflict.kind in DATED)
            for name, fact in conflict.facts.items()
        }

    def _fact(self, name: str, fact: Any, *, dated: bool) -> str:
        if isinstance(fact, datetime):
            here = fact.astimezone(self.zone)
            day = f"{date_format(here, 'D j M')}, " if dated else ""
            return f"{day}{here:%H:%M}"
        if name == "languages":
            return ", ".join(language_name(tag, self.language) for tag in fact.split(", "))
        return str(fact)

    def _other(self, conflict: Conflict) -> Any:
        """The session at another forum, if the reader may know of it."""
        away = self.bookings.elsewhere if conflict.elsewhere else ()
        told = (part for part in away if part.title is not None)
        return next((part for part in told if part.uuid == conflict.elsewhere), None)

    def _links(self, conflict: Conflict) -> dict[str, str]:
        """The pages of what the words name."""
        planned = self.bookings
        sessions = [self._link(SESSION, planned.sessions[uuid].key) for uuid in conflict.sessions]
        people = [self._link(SPEAKER, planned.persons[uuid].key) for uuid in conflict.persons]
        links = {"first": sessions[0], "second": sessions[-1]}
        if people:
            links |= {"person": people[0], "after": people[-1]}
        if other := self._other(conflict):
            links["other"] = self._link(SESSION, other.key)
        return links

    def _link(self, page: str, key: int) -> str:
        return f"{self.lists[page]}{key}/change/"
