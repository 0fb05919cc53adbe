"""A programme in tables, XLSX or CSV, as somebody filled them in: read.

What `table_files` writes is read again, all but what it says is lost; official names come back as
plain forms, and links and titles as far as they hold no semicolon.
"""

import re
from typing import Any, TypeVar
from uuid import UUID

from msgspec.structs import replace

from events.program import canonical, clock, names
from events.program.document import (
    Appearance,
    Document,
    Forum,
    NameForm,
    Organisation,
    Room,
    Session,
    Speaker,
    Theme,
)
from events.program.formats import table_grids, table_values, tables
from events.program.formats.incoming import (
    Identities,
    Incoming,
    Notes,
    NotReadable,
    gettext_noop,
    numbered,
    opaque,
)
from events.program.formats.table_grids import Grids, Row
from events.program.formats.wanted import Wanted, counts, known_zone
from events.program.text import LANGUAGE_TAG, pick

Thing = TypeVar("Thing", Room, Theme, Organisation, Speaker, Session)
DEFAULT_LANGUAGE = "en"
CAST = re.compile(r"(.*?)\s*(?:\((\w+)\))?")
DEFAULTS: dict[str, dict[str, Any]] = {
    "session": {"kind": "other"},
    "appearance": {"role": "speaker"},
}
# Which rows are made of the cells of others where a file has no sheet for them.
NAMED_IN = {
    "rooms": (("sessions", "room"), ("sessions", "overflow")),
    "themes": (("sessions", "theme"), ("sessions", "themes")),
    "organisations": (("speakers", "organisation"),),
}


def read(
    data: bytes,
    *,
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    slug: str | None = None,
) -> Incoming:
    """The programme in an XLSX, a zip of CSVs or the CSV of its sessions.

    What is given beats what the file says. Raises NotReadable with one line where there is no
    programme to read, and ZoneNeeded where neither the file nor `zone` names the time zone.
    """
    notes = Notes()
    wanted = Wanted.of(source, zone, language, slug)
    return read_grids(table_grids.read(data, notes), wanted, notes)


def read_grids(grids: Grids, wanted: Wanted, notes: Notes) -> Incoming:
    """The programme in these rows; raises as `read` does."""
    if not any("title" in {name for name, _ in row.cells} for row in grids.get("sessions", ())):
        raise NotReadable(gettext_noop("The file has no table of sessions with a column “title”."))
    _complete(grids)
    forum = next(iter(grids.get("forum", ())), Row(line=1, cells={}))
    return _Reading(grids, forum, wanted, notes).incoming()


class _Reading:
    """One reading: the rows, and what was settled before them."""

    def __init__(self, grids: Grids, forum: Row, wanted: Wanted, notes: Notes) -> None:
        self.grids, self.row, self.notes = grids, forum, notes
        self.zone = known_zone(wanted.zone or forum.cells.get(("zone", ""), ""))
        self.languages = self._languages(wanted.language)
        self.own = (self.zone, self.languages[0], notes)
        self.slug = wanted.slug or self._slug()
        self.source = wanted.source or self.slug
        self.identities = Identities(self.source)
        self.known: dict[tuple[str, str], UUID] = {}

    def incoming(self) -> Incoming:
        """The document, sheet by sheet: what others refer to comes first."""
        uuid = self._claim("forum", self.row, self.slug)
        organisations = self._things(tables.ORGANISATIONS, Organisation)
        rooms, themes = self._things(tables.ROOMS, Room), self._things(tables.THEMES, Theme)
        speakers = self._things(tables.SPEAKERS, Speaker)
        sessions = self._sessions(self._things(tables.SESSIONS, Session))
        document = canonical.ordered(
            Document(
                forum=self._forum(uuid, sessions), organisations=organisations, rooms=rooms,
                themes=themes, speakers=speakers, sessions=sessions,
            )
        )  # fmt: skip
        report = self.notes.report(self.source, counts(document))
        columns = frozenset(self.grids.columns)
        return Incoming(document=document, report=report, like="tables", columns=columns)

    def _languages(self, wanted: str) -> tuple[str, ...]:
        said = re.split(r"[;,\s]+", self.row.cells.get(("languages", ""), ""))
        rows = self.grids["sessions"]
        written = sorted({tag for row in rows for _, tag in row.cells if tag})
        tags = [wanted, *said] if any(said) else [wanted, *written]
        known = (tag for tag in tags if LANGUAGE_TAG.fullmatch(tag))
        return tuple(dict.fromkeys(known)) or (DEFAULT_LANGUAGE,)

    def _slug(self) -> str:
        column = tables.NAMED[2]
        said = table_values.single(self.row, column, self.own)
        name = pick(table_values.texts(self.row, tables.NAMED[3], self.own), self.languages).text
        return str(said or names.slug(name or "forum"))

    def _forum(self, uuid: UUID, sessions: tuple[Session, ...]) -> Forum:
        known = table_values.values(self.row, tables.FORUM.columns, self.own)
        turns = known.get("day_turns", 0)
        days = [clock.day_of(s.start, self.zone, turns) for s in sessions if s.start]
        days += [known[name] for name in ("starts", "ends") if name in known]
        if not days:
            raise NotReadable(gettext_noop("The file says of no session when it begins."))
        said = {"starts": min(days), "ends": max(days), "zone": self.zone}
        known |= {**said, "languages": self.languages, "slug": self.slug}
        known["names"] = known["names"] or {self.languages[0]: self.slug}
        (number,) = numbered([self.row.cells.get(("number", ""), "1")])
        return Forum(uuid=uuid, number=number, **known)

    def _things(self, sheet: tables.Sheet, struct: type[Thing]) -> tuple[Thing, ...]:
        """The things of a sheet, each with ids of its own; they can be referred to from now on."""
        field = "title" if sheet is tables.SESSIONS else "names"
        found = []
        for row in self.grids.get(sheet.name, ()):
            known = {**DEFAULTS.get(sheet.kind, {})}
            known |= table_values.values(row, sheet.columns, self.own)
            if known[field]:
                found.append((row, known))
            else:
                self.notes.refuse(row.line, sheet.name, gettext_noop("It has no name or title."))
        numbers = numbered(row.cells.get(("number", ""), "") for row, _ in found)
        slugs = self._slugs(sheet, [(row, pick(k[field], self.languages).text) for row, k in found])
        for (row, known), number, slug in zip(found, numbers, slugs, strict=True):
            self._identify(sheet.kind, row, known, pick(known[field], self.languages).text)
            known |= {"number": number, "slug": slug}
            self._remember(sheet.kind, row, known, field)
        for row, known in found:
            known.update(self._references(sheet, row))
        return tuple(struct(**_shaped(sheet.kind, known)) for _, known in found)

    def _identify(self, kind: str, row: Row, known: dict[str, Any], title: str) -> None:
        known["uuid"] = self._claim(kind, row, title)
        if ("uuid", "") not in row.cells and kind != "organisation":
            known["source"] = self.source
            known["source_id"] = opaque(row.cells.get(("id", ""), title))

    def _claim(self, kind: str, row: Row, title: str) -> UUID:
        key = row.cells.get(("id", "")) or title
        return self.identities.claim(kind, key, row.cells.get(("uuid", ""), ""))

    def _slugs(self, sheet: tables.Sheet, rows: list[tuple[Row, str]]) -> list[str]:
        column = next(column for column in sheet.columns if column.name == "slug")
        taken: dict[str, None] = {}
        for row, title in rows:
            own = table_values.single(row, column, self.own)
            made = own if own and own not in taken else names.slug(own or title, taken)
            taken[made] = None
        return list(taken)

    def _remember(self, kind: str, row: Row, known: dict[str, Any], field: str) -> None:
        written = (row.cells.get(("slug", ""), ""), row.cells.get(("id", ""), ""))
        for key in (known["slug"], *written, *known[field].values()):
            if key:
                self.known.setdefault((kind, key), known["uuid"])

    def _references(self, sheet: tables.Sheet, row: Row) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column in sheet.columns:
            if column.form in tables.REFERENCES:
                many = column.form in {"rooms", "themes"}
                cell = row.cells.get((column.name, ""), "")
                parts = table_values.several(cell) if many else [cell]
                kind = column.form.rstrip("s") if many else column.form
                uuids = tuple(filter(None, (self._find(kind, p, row, column) for p in parts)))
                found[column.name] = uuids if many else next(iter(uuids), None)
        return found

    def _find(self, kind: str, key: str, row: Row, column: tables.Column) -> UUID | None:
        uuid = self.known.get((kind, key))
        if key and uuid is None:
            reason = gettext_noop("The file has no %(kind)s “%(key)s”; it was left out.")
            self.notes.refuse(row.line, column.name, reason, kind=kind, key=key[:80])
        return uuid

    def _sessions(self, sessions: tuple[Session, ...]) -> tuple[Session, ...]:
        """The sessions with those who appear in them."""
        rows = self.grids.get("appearances", [])
        numbers = numbered(row.cells.get(("number", ""), "") for row in rows)
        parts: dict[UUID, list[Appearance]] = {}
        for row, number in zip(rows, numbers, strict=True):
            found = {**DEFAULTS["appearance"], **self._references(tables.APPEARANCES, row)}
            found |= table_values.values(row, tables.APPEARANCES.columns, self.own)
            session, speaker = found.pop("session"), found["speaker"]
            cast = parts.setdefault(session, [])
            if not session or not speaker:
                self.notes.refuse(
                    row.line, "appearances", gettext_noop("It needs a session and a speaker.")
                )
            elif any((p.speaker, p.role) == (speaker, found["role"]) for p in cast):
                self.notes.refuse(
                    row.line, "speaker", gettext_noop("This role of the speaker is there already.")
                )
            else:
                uuid = self._claim("appearance", row, f"{session} {speaker} {found['role']}")
                found.setdefault("order", len(cast))
                cast.append(Appearance(uuid=uuid, number=number, **found))
        return tuple(
            replace(session, appearances=tuple(parts.get(session.uuid, ()))) for session in sessions
        )


def _shaped(kind: str, known: dict[str, Any]) -> dict[str, Any]:
    """The fields as the document has them: a speaker's names are official forms."""
    if kind != "speaker":
        return known
    said = known.pop("names")
    forms = (NameForm(language=tag, kind="official", text=name) for tag, name in said.items())
    own = {"person_slug": known["slug"], "forms": tuple(forms)}
    return {"sort_key": names.sort_key(next(iter(said.values()))), **own, **known}


def _complete(grids: Grids) -> None:
    """Make the sheets that a lone table of sessions lacks, of the names in its cells."""
    if "appearances" not in grids:
        people = [pair for row in grids["sessions"] for pair in _cast(row)]
        grids["appearances"] = [row for _, row in people]
        made = {name: _named(row.line, name) for name, row in reversed(people)}
        grids.setdefault("speakers", list(reversed(made.values())))
    for sheet, places in NAMED_IN.items():
        if sheet not in grids:
            found: dict[str, Row] = {}
            for other, column in places:
                for row in grids.get(other, ()):
                    for name in table_values.several(row.cells.get((column, ""), "")):
                        found.setdefault(name, _named(row.line, name))
            grids[sheet] = list(found.values())


def _named(line: int, name: str) -> Row:
    return Row(line=line, cells={("name", ""): name})


def _cast(row: Row) -> list[tuple[str, Row]]:
    """Who speaks in a session, by name, each with a row of appearances."""
    cells = row.cells
    title = next((cells[key] for key in (("slug", ""), ("id", "")) if key in cells), "")
    title = title or next((cell for (name, _), cell in cells.items() if name == "title"), "")
    found = []
    for part in table_values.several(cells.get(("speakers", ""), "")):
        match = CAST.fullmatch(part)
        name, role = (match[1], match[2] or "speaker") if match else (part, "speaker")
        said = {("session", ""): title, ("speaker", ""): name, ("role", ""): role}
        if name:
            found.append((name, Row(line=row.line, cells=said)))
    return found
