"""What can stand in full where otherwise it is named."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from events.api.programme import Kind
from events.api.shown import show
from events.api.writer import Row, Writer


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
