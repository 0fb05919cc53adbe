"""The whole released programme in one answer: the Document's own shape, every field present."""

from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from events.api.programme import Programme
from events.api.serializers.release import ReleaseStamp
from events.program import clock
from events.program.document import Document, Session, Speaker
from events.program.text import pick

PREFIX = "Program"
TEXT = {"$ref": "#/components/schemas/Text"}
NULLABLE_INSTANT = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}
HISTORY = {"changed_in": {"type": "integer"}, "sequence": {"type": "integer"}}
TIMES = {"end": NULLABLE_INSTANT, "previous_start": NULLABLE_INSTANT}


def write(programme: Programme, languages: tuple[str, ...]) -> dict[str, Any]:
    """The programme as built-in values; its things refer to each other by uuid.

    With `languages` each text is the string in the first that has one.
    """
    release = ReleaseStamp().to_representation(programme.edition.stamp)
    return {"release": release, **_plain(programme.document, programme, languages)}


def schemas() -> dict[str, Any]:
    """The JSON schema of each part, by name: all fields are there, texts may be strings."""
    template = f"#/components/schemas/{PREFIX}{{name}}"
    _, parts = msgspec.json.schema_components([Document], ref_template=template)
    return {f"{PREFIX}{name}": _schema(name, part) for name, part in parts.items()}


def _plain(value: Any, programme: Programme, languages: tuple[str, ...]) -> Any:
    if isinstance(value, Struct):
        return _row(value, programme, languages)
    if isinstance(value, tuple):
        return [_plain(each, programme, languages) for each in value]
    if isinstance(value, dict) and languages:
        return pick(value, languages).text
    return value


def _row(row: Struct, programme: Programme, languages: tuple[str, ...]) -> dict[str, Any]:
    shown = {
        _called(field.name): _plain(getattr(row, field.name), programme, languages)
        for field in _fields(type(row))
    }
    if isinstance(row, Speaker):
        # The Document keeps only what differs from the person's own forms.
        shown["name"] = _plain(row.names, programme, languages)
    if isinstance(row, Speaker | Session):
        history = programme.history(row.uuid)
        shown |= {"changed_in": history.changed, "sequence": history.sequence}
    if isinstance(row, Session):
        shown |= {"end": clock.end_of(row) if row.minutes else None}
        shown |= {"previous_start": programme.history(row.uuid).previous_start}
    return shown


def _called(field: str) -> str:
    """The field's name in the API, where a thing has one name in many languages."""
    return "name" if field == "names" else field


@lru_cache
def _fields(kind: type[Struct]) -> tuple[FieldInfo, ...]:
    return fields(kind)


def _schema(name: str, part: dict[str, Any]) -> dict[str, Any]:
    properties = {_called(key): _property(value) for key, value in part["properties"].items()}
    if name == "Document":
        properties = {"release": {"$ref": "#/components/schemas/ReleaseStamp"}, **properties}
    if name in ("Session", "Speaker"):
        properties |= HISTORY
    if name == "Session":
        properties |= TIMES
    told = {"description": part.get("description", "").split("\n")[0]}
    return {"type": "object", **told, "properties": properties, "required": [*properties]}


def _property(schema: dict[str, Any]) -> dict[str, Any]:
    if schema.get("additionalProperties") == {"type": "string"}:
        return TEXT
    return {key: value for key, value in schema.items() if key != "default"}
