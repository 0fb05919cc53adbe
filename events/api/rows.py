"""Things as rows of an answer: whole or in part, with what they refer to named or in full."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from rest_framework.serializers import Serializer

from events.api import selection
from events.api.programme import Kind, Programme
from events.api.serializers.place import OrganisationPart, RoomPart, ThemePart
from events.api.serializers.session import SessionPart
from events.api.serializers.speaker import SpeakerPart
from events.api.shown import show
from events.program.search import Hit

Row = dict[str, Any]
SERIALIZERS: Mapping[Kind, type[Serializer[Any]]] = {
    "session": SessionPart,
    "speaker": SpeakerPart,
    "theme": ThemePart,
    "room": RoomPart,
    "organisation": OrganisationPart,
}


class Writer:
    """Writes things of one programme, their texts picked in this order of languages."""

    def __init__(self, programme: Programme, languages: tuple[str, ...]) -> None:
        self.programme = programme
        context = {"languages": languages}
        self.serializers = {kind: made(context=context) for kind, made in SERIALIZERS.items()}

    def row(self, kind: Kind, thing: Any, match: Hit | None = None) -> Row:
        """The thing with all its fields."""
        shown = show(kind, thing, self.programme)
        shown.match = match
        row: Row = self.serializers[kind].to_representation(shown)
        return row

    def rows(self, kind: Kind, things: Iterable[Any], query: Any) -> Iterator[Row]:
        """The things in the shape that the query asks: why found, which fields, what in full."""
        found = {}
        if getattr(query, "search", "").strip():
            found = selection.hits(self.programme, kind, query)
        for thing in things:
            row = self.row(kind, thing, found.get(thing.uuid))
            for name in getattr(query, "expand", None) or ():
                EXPANSIONS[kind][name].put(self, thing, row)
            yield _only(row, query.fields) if query.fields else row


def _only(row: Row, fields: tuple[str, ...]) -> Row:
    """These fields; of what fell back to another language, those that are there."""
    kept = {name: value for name, value in row.items() if name in fields}
    if "fallback" in row:
        fallback = row["fallback"]
        kept["fallback"] = {name: fallback[name] for name in fallback if name in fields}
    return kept


class Expansion(NamedTuple):
    """How something stands in full: what is put in, and where the schema has it.

    `component` and `field` say where in the schema, `target` the component that it becomes.
    """

    put: Callable[[Writer, Any, Row], None]
    component: str
    field: str
    target: str


def _stage(writer: Writer, session: Any, row: Row) -> None:
    for part, shown in zip(session.appearances, row["appearances"], strict=True):
        shown["person"] = writer.row("speaker", writer.programme.get("speaker", part.speaker))


def _engagements(writer: Writer, speaker: Any, row: Row) -> None:
    engagements = show("speaker", speaker, writer.programme).sessions
    row["sessions"] = [
        {**writer.row("session", each["session"]), "roles": each["roles"]} for each in engagements
    ]


def _reference(kind: Kind) -> Callable[[Writer, Any, Row], None]:
    def put(writer: Writer, thing: Any, row: Row) -> None:
        if found := writer.programme.get(kind, getattr(thing, kind)):
            row[kind] = writer.row(kind, found)

    return put


EXPANSIONS: Mapping[Kind, Mapping[str, Expansion]] = {
    "session": {
        "speakers": Expansion(_stage, "Appearance", "person", "Speaker"),
        "room": Expansion(_reference("room"), "Session", "room", "Room"),
        "theme": Expansion(_reference("theme"), "Session", "theme", "Theme"),
    },
    "speaker": {
        "sessions": Expansion(_engagements, "Speaker", "sessions", "Session"),
        "organisation": Expansion(
            _reference("organisation"), "Speaker", "organisation", "Organisation"
        ),
    },
}
