"""What every reader hands back: a document, and a report of what the file said and did not.

A reader never crashes on data: it reads, or notes with line, field and reason, or refuses one
thing, or says `NotReadable` of the whole. Reasons are English templates with named values, so
that whoever shows them can translate them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

from msgspec import Struct

from events.program import names
from events.program.document import Document
from events.program.formats.ours import Origin

# Never to change: every id made by an import hangs on it.
NAMESPACE = UUID("6f1b3a52-0c8e-5d0f-9a57-1c2f4e7b9d30")
LONGEST_ID = 200  # characters
HIGHEST_NUMBER = 1_000_000_000
WRITTEN_UUID = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
WRITTEN_NUMBER = re.compile(r"[1-9][0-9]{0,9}")


def gettext_noop(message: str) -> str:
    """Mark a reason for translation: the programme knows no Django, extraction knows this name."""
    return message


class NotReadable(ValueError):
    """The whole file cannot be read; `reason` % `values` says why, in one line."""

    def __init__(self, reason: str, /, **values: object) -> None:
        self.reason, self.values = reason, values
        super().__init__(reason % values)


class ZoneNeeded(NotReadable):
    """The file does not say in which zone it is, or not in a known one: ask whoever imports."""


class FirstDayNeeded(NotReadable):
    """The file names days and no dates: ask whoever imports for the date of the first."""


class Note(Struct, frozen=True, kw_only=True):
    """One remark on the file. `refused` says that the thing was left out for it."""

    line: int
    field: str
    reason: str
    values: dict[str, str] = {}
    refused: bool = False

    def __str__(self) -> str:
        """The remark in English, as a command prints it."""
        return f"line {self.line}: {self.field}: {self.reason % self.values}"


class Report(Struct, frozen=True, kw_only=True):
    """What was read: counts per kind of thing, remarks by line, elements that nobody knows."""

    source: str
    counts: dict[str, int]
    notes: tuple[Note, ...] = ()
    unknown: dict[str, int] = {}

    @property
    def refused(self) -> tuple[Note, ...]:
        """The remarks on what was left out."""
        return tuple(note for note in self.notes if note.refused)


class Incoming(Struct, frozen=True, kw_only=True):
    """A programme from elsewhere, in canonical order, with the report of its reading.

    `like` is our own format that says the same, `columns` are those of a table (sheet, name,
    language), `origin` is told where the file is of ours: `echo` writes the like of it.
    `cancelled` says that such files tell of cancelled sessions.
    """

    document: Document
    report: Report
    like: str = "json"
    columns: frozenset[tuple[str, str, str]] = frozenset()
    origin: Origin | None = None
    cancelled: bool = False


class Notes:
    """Where a reader writes while it reads."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._unknown: Counter[str] = Counter()

    def note(self, line: int, field: str, reason: str, /, **values: object) -> None:
        """Remark on something that was read all the same."""
        self._add(line, field, reason, values, refused=False)

    def refuse(self, line: int, field: str, reason: str, /, **values: object) -> None:
        """Remark on something that was left out."""
        self._add(line, field, reason, values, refused=True)

    def cut(self, line: int, field: str, text: str, longest: int) -> str:
        """The text, at most `longest` characters of it; remarks on what was cut."""
        if len(text) > longest:
            reason = gettext_noop("It is longer than %(longest)s characters; the rest was cut.")
            self.note(line, field, reason, longest=longest)
        return text[:longest].rstrip()

    def unknown(self, element: str) -> None:
        """Count an element, attribute or key of no known meaning."""
        self._unknown[element] += 1

    def report(self, source: str, counts: dict[str, int]) -> Report:
        """All of it, by line."""
        return Report(
            source=source,
            counts=counts,
            notes=tuple(sorted(self._notes, key=lambda note: note.line)),
            unknown=dict(sorted(self._unknown.items())),
        )

    def _add(
        self, line: int, field: str, reason: str, values: dict[str, object], *, refused: bool
    ) -> None:
        shown = {name: str(value) for name, value in values.items()}
        self._notes.append(
            Note(line=line, field=field, reason=reason, values=shown, refused=refused)
        )


class Identities:
    """Our ids for the things of one source: the same thing has the same id in every import."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._taken: set[UUID] = set()

    def claim(self, kind: str, source_id: str, guid: str = "") -> UUID:
        """The guid if it is a UUID that nothing has yet, else one made of source, kind and id."""
        if WRITTEN_UUID.fullmatch(guid) and (given := UUID(guid)) not in self._taken:
            self._taken.add(given)
            return given
        made = uuid5(NAMESPACE, "\n".join((self.source, kind, source_id)))
        while made in self._taken:
            made = uuid5(made, source_id)
        self._taken.add(made)
        return made


def opaque(source_id: str) -> str:
    """An id of the source's as we keep it: as it is, or a checksum of a very long one."""
    return source_id if len(source_id) <= LONGEST_ID else str(uuid5(NAMESPACE, source_id))


def numbered(wanted: Iterable[str]) -> list[int]:
    """A number for each: its own where that is one and still free, else the next after all."""
    numbers: list[int | None] = []
    taken: set[int] = set()
    for text in wanted:
        own = int(text) if WRITTEN_NUMBER.fullmatch(text) else HIGHEST_NUMBER + 1
        numbers.append(own if own <= HIGHEST_NUMBER and own not in taken else None)
        taken.add(own if own <= HIGHEST_NUMBER else 0)
    following = iter(range(max(taken, default=0) + 1, HIGHEST_NUMBER * 2))
    return [next(following) if number is None else number for number in numbers]


def slugged(texts: Sequence[str]) -> list[str]:
    """An address for each, none twice."""
    taken: set[str] = set()
    same: Counter[str] = Counter()
    made = []
    for text in texts:
        plain = names.slug(text)
        same[plain] += 1
        # As many as there were before have a number already: a thousand lunches take no minute.
        made.append(names.slug(text, taken, after=max(1, same[plain] - 1)))
        taken.add(made[-1])
    return made
