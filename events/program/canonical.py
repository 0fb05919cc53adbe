"""Document and ledger ⇄ the bytes that are hashed and stored: equal programmes, equal bytes."""

import hashlib
import zlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from events.program import text
from events.program.document import Document, NameForm, Session, Speaker
from events.program.ledger import Ledger

Value = TypeVar("Value")
LAST = datetime.max.replace(tzinfo=UTC)
WORDLESS = frozenset({UUID, int, float, bool, date, datetime})  # nothing in them to be cleaned


class Body(Struct, frozen=True, kw_only=True):
    """What a release stores: what the draft said, and what only history knows."""

    document: Document
    ledger: Ledger


def write(document: Document, ledger: Ledger) -> bytes:
    """Canonical JSON of a body: sorted keys, UTF-8, no whitespace."""
    body = Body(document=document, ledger=ledger)
    # By way of built-ins, since msgspec sorts keys only when they are strings already.
    return msgspec.json.encode(msgspec.to_builtins(body, str_keys=True), order="sorted")


def read(data: bytes) -> Body:
    """The body that `write` wrote; raises msgspec.ValidationError on anything else."""
    return msgspec.json.decode(data, type=Body)


def pack(data: bytes) -> bytes:
    """As stored. The hash is of the JSON, since zlib's output differs between versions."""
    return zlib.compress(data, 6)


def unpack(data: bytes) -> bytes:
    """The JSON of a stored body."""
    return zlib.decompress(data)


def sha256(data: bytes) -> str:
    """The release's checksum, 64 hexadecimal digits, of the JSON."""
    return hashlib.sha256(data).hexdigest()


def ordered(document: Document) -> Document:
    """The one canonical form of a programme: texts cleaned, then all `in_order`."""
    return in_order(_cleaned(document))


def in_order(document: Document) -> Document:
    """A programme of clean texts in canonical form.

    Lists by (order, start, uuid), never by primary key; starts with the forum's offset, whole
    seconds.
    """
    zone, forum = ZoneInfo(document.forum.zone), document.forum
    sessions = (_session(session, zone) for session in document.sessions)
    return replace(
        document,
        forum=replace(forum, organisers=_sorted(forum.organisers, "order", "organisation")),
        venues=_sorted(document.venues, "uuid"),
        rooms=_sorted(document.rooms, "order", "uuid"),
        themes=_sorted(document.themes, "order", "uuid"),
        organisations=_sorted(document.organisations, "uuid"),
        speakers=tuple(sorted(map(_speaker, document.speakers), key=_protocol)),
        sessions=tuple(sorted(sessions, key=lambda s: (s.start or LAST, s.uuid))),
    )


def _session(session: Session, zone: ZoneInfo) -> Session:
    start = session.start and session.start.astimezone(zone).replace(microsecond=0)
    return replace(
        session,
        # A fixed offset: two starts are equal when their wall times and offsets are.
        start=start and datetime.fromisoformat(start.isoformat()),
        themes=tuple(sorted(set(session.themes) - {session.theme})),
        overflow=tuple(sorted(set(session.overflow) - {session.room})),
        appearances=_sorted(session.appearances, "order", "uuid"),
    )


def _speaker(speaker: Speaker) -> Speaker:
    def key(form: NameForm) -> tuple[str, str, str]:
        return (form.language, form.kind, form.text)

    return replace(speaker, forms=tuple(sorted(speaker.forms, key=key)))


def _protocol(speaker: Speaker) -> tuple[bool, int, str, str]:
    order = speaker.protocol_order
    return (order is None, order or 0, speaker.sort_key, str(speaker.uuid))


def _sorted(rows: Iterable[Value], *names: str) -> tuple[Value, ...]:
    return tuple(sorted(rows, key=lambda row: tuple(getattr(row, name) for name in names)))


@cache
def _words(kind: type[Struct]) -> dict[str, str]:
    """The words that a struct's fields have by default.

    msgspec leaves out a default by identity: an equal word read from elsewhere would be written,
    and equal programmes would have unequal bytes.
    """
    return {f.name: f.default for f in fields(kind) if isinstance(f.default, str) and f.default}


def _cleaned(value: Any) -> Any:
    """The same value with every text in it cleaned."""
    kind = type(value)
    if kind is str:
        return text.clean(value)
    if kind is dict:
        clean = text.canonical(value)
        # The same map where it is clean: its row then stays as it is, too.
        return value if [*clean.items()] == [*value.items()] else clean
    if kind is tuple:
        return tuple(map(_cleaned, value))
    return _cleaned_parts(value) if isinstance(value, Struct) else value


def _cleaned_parts(value: Struct) -> Struct:
    """The struct itself where nothing in it changes: of most rows, as of those without texts."""
    words, changed = _words(type(value)), {}
    for name in value.__struct_fields__:
        part = getattr(value, name)
        if not part or type(part) in WORDLESS:
            continue
        clean = _cleaned(part)
        if clean == words.get(name):
            clean = words[name]
        if clean is not part:
            changed[name] = clean
    return replace(value, **changed) if changed else value
