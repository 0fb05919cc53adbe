"""A file of the sessions that somebody chose by number."""

from collections.abc import Mapping
from functools import cached_property

from events.program import agenda
from events.program.document import Session
from events.program.edition import Edition
from events.program.formats.outgoing import Extract
from events.program.ledger import Entry


class Chosen(Extract):
    """An extract of these sessions, `title` its name; `address` where it is, if that is its own."""

    def __init__(
        self, edition: Edition, language: str, *, site: str, words: Mapping[str, str],
        numbers: tuple[int, ...], title: str, address: str = "",
    ) -> None:  # fmt: skip
        super().__init__(edition, language, site=site, words=words)
        self.numbers, self._name, self._address = numbers, title, address

    @cached_property
    def title(self) -> str:
        """The agenda's name, and the forum's."""
        return f"{self._name} · {self.say(self.forum.names)}"

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The chosen sessions in programme order."""
        return tuple(each for each in self.document.sessions if each.number in self.numbers)

    @cached_property
    def gone(self) -> tuple[Session, ...]:
        """Those of them that were taken out of the programme, as cancelled."""
        taken = self.edition.ledger.entries
        return tuple(each for each in super().gone if _number(taken[each.uuid]) in self.numbers)

    def file(self, suffix: str) -> str:
        """Where this file is."""
        asked = f"mine.{suffix}?sessions={agenda.written(self.numbers)}"
        return self._address or f"{self.site}/{self.language}/{self.slug}/{asked}"


def _number(entry: Entry) -> int:
    return entry.gone.number if entry.gone else 0
