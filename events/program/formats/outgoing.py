"""What every file is written of: a part of an edition, in a language, with its words and links."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal, Self, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from events.program import clock, text
from events.program.document import Document, Organisation, Session, Speaker
from events.program.edition import Edition, Stamp
from events.program.ledger import Entry
from events.program.text import Texts

Kind = Literal["forum", "day", "theme", "room", "speaker", "session"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Where the pages and files of a part are, below the forum's address.
FOLDERS: Mapping[str, Kind] = {
    "schedule": "day", "themes": "theme", "rooms": "room", "speakers": "speaker",
    "sessions": "session",
}  # fmt: skip
WHOLE = "schedule"  # the name of the whole forum's files
DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Part(Struct, frozen=True, kw_only=True):
    """Which sessions: all, or those of a day (`2025-12-05`) or of the thing with the slug `key`.

    A session that was taken out of the programme is meant only with `gone`.
    """

    kind: Kind = "forum"
    key: str = ""
    gone: bool = False

    @property
    def folder(self) -> str:
        """The folder of the part's page and files."""
        return next((name for name, kind in FOLDERS.items() if kind == self.kind), "")

    @property
    def stem(self) -> str:
        """Where its files are, below the forum's address and without a suffix."""
        return f"{self.folder}/{self.key}" if self.folder else WHOLE

    @classmethod
    def at(cls, stem: str) -> Self | None:
        """The part whose files are there; None where none are."""
        if stem == WHOLE:
            return cls()
        folder, _slash, key = stem.partition("/")
        kind = FOLDERS.get(folder)
        if kind is None or not key or "/" in key or (kind == "day" and not DAY.fullmatch(key)):
            return None
        return cls(kind=kind, key=key)


class NoSuchPart(LookupError):
    """The edition has nothing of that kind and key."""


class Extract:
    """What one file says. Its bytes depend on these arguments alone: no clock, no host, no locale.

    `edition` has a stamp. `language` is the reader's, `words` its labels by key
    (`events/words/exports.py`), `site` the site's own address as https://forum.example.
    """

    def __init__(
        self, edition: Edition, language: str, *, site: str, words: Mapping[str, str],
        part: Part = Part(),  # noqa: B008 - a frozen struct
    ) -> None:  # fmt: skip
        self.edition, self.language, self.site = edition, language, site
        self.words, self.part = words, part
        self.document: Document = edition.document
        self.forum = edition.document.forum
        self.zone = ZoneInfo(self.forum.zone)
        self.order = (language, *self.forum.languages)
        if edition.stamp is None:
            raise ValueError("Files are made of releases: this edition is a preview.")
        self.stamp: Stamp = edition.stamp
        self.rooms = {row.uuid: row for row in self.document.rooms}
        self.venues = {row.uuid: row for row in self.document.venues}
        self.themes = {row.uuid: row for row in self.document.themes}
        self.organisations = {row.uuid: row for row in self.document.organisations}
        self.speakers = {row.uuid: row for row in self.document.speakers}

    def say(self, texts: Texts) -> str:
        """A text in the reader's language, else in the forum's first that has it."""
        return text.pick(texts, self.order).text

    def page(self, *steps: str, release: bool = False) -> str:
        """The absolute address of a page: `page("sessions", slug)`; with `release`, of this one's.

        The address is the forum's present one, which an old release may not have known.
        """
        below = (f"r{self.stamp.number}", *steps) if release else steps
        return f"{self.site}/{self.language}/" + "".join(f"{s}/" for s in (self.slug, *below))

    def file(self, suffix: str) -> str:
        """The absolute address of the part's file in this language: `file("ics")`."""
        return f"{self.site}/{self.language}/{self.slug}/{self.part.stem}.{suffix}"

    def organisation(self, speaker: Speaker) -> Organisation | None:
        """The organisation a speaker is here for."""
        return self.organisations.get(speaker.organisation) if speaker.organisation else None

    def history(self, uuid: UUID) -> Entry:
        """What the ledger knows of a thing."""
        return self.edition.ledger.history(uuid)

    @property
    def slug(self) -> str:
        """The forum's present address."""
        return (self.edition.current or self.stamp).slug

    def day_of(self, start: datetime) -> date:
        """The day that a start belongs to: after midnight the evening's."""
        return clock.day_of(start, self.forum.zone, self.forum.day_turns)

    @cached_property
    def title(self) -> str:
        """The forum's name, before it that of the part."""
        own = self.own
        name = self.say(self.forum.names)
        if own is None:
            return f"{self.part.key} · {name}" if self.part.key else name
        said = own.title if isinstance(own, Session) else own.names
        return f"{self.say(said)} · {name}"

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The part's sessions in programme order. Raises NoSuchPart."""
        belongs = self._belongs()
        return tuple(session for session in self.document.sessions if belongs(session))

    @cached_property
    def gone(self) -> tuple[Session, ...]:
        """What was taken out of the programme, as cancelled; but title and time nothing is known."""
        return tuple(
            Session(
                uuid=uuid, number=0, slug=gone.slug, kind="other", title=gone.title,
                start=gone.start, minutes=gone.minutes, state="cancelled",
            )
            for uuid, entry in sorted(self.edition.ledger.entries.items())
            if entry.kind == "session" and (gone := entry.gone)
        )  # fmt: skip

    @property
    def fallen(self) -> tuple[Session, ...]:
        """The session that the part is, where that was taken out. Raises NoSuchPart."""
        return (self.own,) if self.part.gone else ()

    def _belongs(self) -> Callable[[Session], bool]:
        kind, key = self.part.kind, self.part.key
        if kind == "forum":
            return lambda _: True
        if kind == "day":
            day = next((d for d in clock.days(self.document) if d.date.isoformat() == key), None)
            if day is None:
                raise NoSuchPart(f"The programme has no day {key}.")
            return lambda s: s.start is not None and self.day_of(s.start) == day.date
        own = self.own.uuid
        tests: dict[str, Callable[[Session], bool]] = {
            "theme": lambda s: own in (s.theme, *s.themes),
            "room": lambda s: own in (s.room, *s.overflow),
            "speaker": lambda s: any(part.speaker == own for part in s.appearances),
            "session": lambda s: s.uuid == own,
        }
        return tests[kind]

    @cached_property
    def own(self) -> Any:
        """The thing that the part is named after; None of the forum and of a day."""
        if self.part.kind in ("forum", "day"):
            return None
        found = self._taken_out() if self.part.gone else self._standing()
        if not found:
            raise NoSuchPart(f"The programme has no {self.part.kind} “{self.part.key}”.")
        return found[0]

    def _standing(self) -> list[Any]:
        """What stands at the part's address."""
        rows = getattr(self.document, f"{self.part.kind}s")
        return [row for row in rows if row.slug == self.part.key]

    def _taken_out(self) -> list[Session]:
        """What stood at the part's address, the last first."""
        past = {each.uuid: self.history(each.uuid) for each in self.gone}
        had = [each for each in self.gone if self.part.key in (each.slug, *past[each.uuid].slugs)]
        return sorted(had, key=lambda each: -past[each.uuid].changed)
