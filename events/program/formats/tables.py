"""The sheets of a programme as tables, and what stands in their cells."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, get_args
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from events.program import clock, text
from events.program.document import Document, Interpretation, Link, Session
from events.program.formats.cells import BETWEEN, Cell, neutral
from events.program.formats.outgoing import Extract
from events.program.terms import (
    Attribution,
    Certainty,
    Coverage,
    Kind,
    Role,
    SpeakerStatus,
    State,
)


class Column(Struct, frozen=True, kw_only=True):
    """A column: its heading, the field in it, how the field is written, its choices."""

    name: str
    form: str = "text"
    field: str = ""
    choices: tuple[str, ...] = ()
    most: int = 1_000_000_000

    @property
    def attribute(self) -> str:
        """The field's name in the document."""
        return self.field or self.name


class Sheet(Struct, frozen=True, kw_only=True):
    """A sheet: a row for each thing of a kind."""

    name: str
    kind: str
    columns: tuple[Column, ...]


def _plain(form: str, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name=name, form=form) for name in names)


def _choice(name: str, words: object) -> Column:
    return Column(name=name, form="choice", choices=get_args(words))


IDS = (
    Column(name="uuid", form="uuid"),
    Column(name="number", form="integer"),
)
NAMED = (*IDS, Column(name="slug", form="slug"), Column(name="name", form="texts", field="names"))
ORDER = Column(name="order", form="integer")
MINUTES = Column(name="minutes", form="minutes", most=1440)

FORUM = Sheet(
    name="forum",
    kind="forum",
    columns=(
        *NAMED,
        *_plain("date", "starts", "ends"),
        Column(name="zone"),
        Column(name="languages", form="tags"),
        Column(name="day_turns", form="integer", most=12),
        *_plain("texts", "motto", "city"),
        Column(name="country", form="country"),
    ),
)
ORGANISATIONS = Sheet(
    name="organisations",
    kind="organisation",
    columns=(*NAMED, *_plain("text", "abbreviation", "kind"),
             Column(name="country", form="country"), Column(name="link", form="url")),
)  # fmt: skip
ROOMS = Sheet(
    name="rooms",
    kind="room",
    columns=(
        *NAMED,
        ORDER,
        Column(name="capacity", form="integer", most=1_000_000),
        Column(name="floor", form="texts"),
        *_plain("flag", "step_free", "hearing_loop", "parallel"),
    ),
)
THEMES = Sheet(
    name="themes",
    kind="theme",
    columns=(*NAMED, ORDER, Column(name="hue", form="integer", most=359)),
)
SPEAKERS = Sheet(
    name="speakers",
    kind="speaker",
    columns=(
        *NAMED,
        *_plain("text", "sort_key"),
        Column(name="person_slug", form="slug"),
        Column(name="position", form="texts"),
        Column(name="organisation", form="organisation"),
        Column(name="biography", form="longs"),
        Column(name="country", form="country"),
        Column(name="protocol_order", form="integer"),
        _choice("status", SpeakerStatus),
    ),
)
SESSIONS = Sheet(
    name="sessions",
    kind="session",
    columns=(
        *IDS,
        Column(name="slug", form="slug"),
        Column(name="start", form="wall"),
        MINUTES,
        Column(name="title", form="texts"),
        _choice("kind", Kind),
        _choice("state", State),
        Column(name="room", form="room"),
        Column(name="theme", form="theme"),
        Column(name="speakers", form="cast"),
        Column(name="subtitle", form="texts"),
        *_plain("longs", "abstract", "description"),
        Column(name="themes", form="themes"),
        Column(name="overflow", form="rooms"),
        _choice("certainty", Certainty),
        Column(name="cancelled_because", form="texts"),
        Column(name="successor", form="session"),
        Column(name="more_speakers", form="flag"),
        *_plain("tags", "floor_languages", "sign_languages", "captions"),
        Column(name="interpretation", form="interpretation"),
        _choice("coverage", Coverage),
        _choice("attribution", Attribution),
        Column(name="gathering_point", form="texts"),
        Column(name="links", form="links"),
    ),
)
APPEARANCES = Sheet(
    name="appearances",
    kind="appearance",
    columns=(
        *IDS,
        Column(name="session", form="session"),
        Column(name="speaker", form="speaker"),
        _choice("role", Role),
        ORDER,
        Column(name="topic", form="texts"),
        MINUTES,
        Column(name="instead_of", form="speaker"),
    ),
)
SHEETS = (SESSIONS, APPEARANCES, SPEAKERS, ROOMS, THEMES, ORGANISATIONS, FORUM)
REFERENCES = {"room", "rooms", "theme", "themes", "organisation", "speaker", "session"}
MULTILINGUAL = {"texts", "longs"}


def headings(sheet: Sheet, languages: Sequence[str]) -> list[str]:
    """The first row: a column for each language of a multilingual text, `title [az]`."""
    return [
        f"{column.name} [{language}]" if language else column.name
        for column in sheet.columns
        for language in (languages if column.form in MULTILINGUAL else [""])
    ]


def languages_of(document: Document) -> tuple[str, ...]:
    """The forum's languages, then all others that some text of it has."""
    found = set[str]()
    for sheet in SHEETS:
        for thing, _ in things(sheet, document):
            for column in sheet.columns:
                if column.form in MULTILINGUAL:
                    found |= set(getattr(thing, column.attribute))
    return tuple(dict.fromkeys((*document.forum.languages, *sorted(found))))


def things(sheet: Sheet, document: Document) -> Iterator[tuple[Any, Session | None]]:
    """What has a row in the sheet; beside an appearance its session."""
    if sheet is FORUM:
        yield document.forum, None
    elif sheet is APPEARANCES:
        yield from (
            (part, session) for session in document.sessions for part in session.appearances
        )
    else:
        yield from ((thing, None) for thing in getattr(document, sheet.name))


class Cells:
    """The cells of an extract's rows."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self.document = _part(extract)
        self.languages = languages_of(self.document)
        whole = extract.document
        rows: tuple[Any, ...] = (*whole.rooms, *whole.themes, *whole.organisations, *whole.speakers)
        self._slugs = {row.uuid: row.slug for row in (*rows, *whole.sessions)}

    def rows(self, sheet: Sheet) -> Iterator[list[Cell]]:
        """All rows below the headings."""
        for thing, session in things(sheet, self.document):
            cells = (self._cells(thing, session, column) for column in sheet.columns)
            yield [neutral(cell) for group in cells for cell in group]

    def _cells(self, thing: Any, session: Session | None, column: Column) -> list[Cell]:
        if column.form in MULTILINGUAL:
            texts = getattr(thing, column.attribute)
            return [texts.get(language, "") for language in self.languages]
        if column.form == "cast":
            return [self._cast(thing)]
        if column.name == "session" and session is not None:
            return [session.slug]
        return [self._cell(getattr(thing, column.attribute), column)]

    def _cell(self, value: Any, column: Column) -> Cell:
        if isinstance(value, tuple):
            return BETWEEN.join(str(self._cell(each, column)) for each in value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, UUID):
            return self._slugs.get(value, "") if column.form in REFERENCES else str(value)
        if isinstance(value, datetime):
            return self._wall(value)
        return value if isinstance(value, int) else _said(value)

    def _wall(self, start: datetime) -> str:
        """Local wall time; the offset only in the hour that clocks show twice."""
        local = start.astimezone(self._extract.zone)
        twice = len(clock.wall(local.date(), local.time(), self._extract.forum.zone)) > 1
        pattern = "%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M"
        offset = local.isoformat()[19:] if twice else ""
        return local.strftime(pattern) + offset

    def _cast(self, session: Session) -> str:
        speakers = self._extract.speakers
        said = ((speakers.get(part.speaker), part.role) for part in session.appearances)
        return BETWEEN.join(
            f"{text.line(self._extract.say(speaker.names))} ({role})"
            for speaker, role in said
            if speaker
        )


def _said(value: object) -> str:
    if isinstance(value, Interpretation):
        return f"{value.language} {value.channel}".rstrip()
    if isinstance(value, Link):
        return f"{value.kind} {value.url} {value.title}".rstrip()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _part(extract: Extract) -> Document:
    """The document; of a day only the sessions of it, and who appears in them."""
    sessions = extract.sessions
    if extract.part.kind == "forum":
        return extract.document
    parts = [part for session in sessions for part in session.appearances]
    there = {who for part in parts for who in (part.speaker, part.instead_of)}
    speakers = tuple(speaker for speaker in extract.document.speakers if speaker.uuid in there)
    return replace(extract.document, sessions=sessions, speakers=speakers)
