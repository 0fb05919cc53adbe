"""How each of the Document's structs is laid out in rows: struct → column values."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from events.program.document import Forum, Room, Session, Speaker, Theme, Venue
from sessions.drafts import reading

Keys = Mapping[UUID, int]
"""Primary keys by uuid, of the rows that a struct may refer to."""


def forum(struct: Forum) -> dict[str, Any]:
    """A forum's own columns; series and organisers are rows of their own."""
    hues = struct.hues or (None, None)
    copied = _copied(struct, (name for name in reading.FORUM if name not in ("uuid", "number")))
    return {**copied, "languages": list(struct.languages), "hue_1": hues[0], "hue_2": hues[1]}


def venue(struct: Venue, _keys: Keys) -> dict[str, Any]:
    """A venue's columns."""
    return _copied(struct, reading.VENUE)


def room(struct: Room, keys: Keys) -> dict[str, Any]:
    """A room's columns."""
    return {**_copied(struct, reading.ROOM), "venue_id": _key(keys, struct.venue)}


def theme(struct: Theme, _keys: Keys) -> dict[str, Any]:
    """A theme's columns."""
    return _copied(struct, reading.THEME)


def speaker(struct: Speaker, keys: Keys, names: Mapping[str, str]) -> dict[str, Any]:
    """A speaker's columns; `names` are the person's official forms, which `name` may differ from."""
    said = {lang: name for lang, name in struct.names.items() if names.get(lang) != name}
    return {
        **_copied(struct, reading.SPEAKER),
        "name": said,
        "person_id": keys[struct.uuid],
        "organisation_id": _key(keys, struct.organisation),
        "delegation_id": _key(keys, struct.delegation),
        "consent_record": struct.consent.record,
        "consent_stream": struct.consent.stream,
        "consent_photograph": struct.consent.photograph,
        "licence": struct.consent.licence,
    }


def session(struct: Session, keys: Keys) -> dict[str, Any]:
    """A session's columns, but for its successor, which may be written after it."""
    lists = ("floor_languages", "sign_languages", "captions")
    structs = ("reported_titles", "interpretation", "links")
    return {
        **_copied(struct, reading.SESSION),
        **{name: list(getattr(struct, name)) for name in lists},
        **{name: msgspec.to_builtins(list(getattr(struct, name))) for name in structs},
        "theme_id": _key(keys, struct.theme),
        "room_id": _key(keys, struct.room),
        "audience": "public",
    }


def _copied(struct: msgspec.Struct, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(struct, name) for name in names if name != "uuid"}


def _key(keys: Keys, uuid: UUID | None) -> int | None:
    return None if uuid is None else keys[uuid]
