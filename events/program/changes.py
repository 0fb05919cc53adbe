"""The addressable parts of a programme: what one change is about, and how it is set.

Most fields are one part each. A text is a part per language; `start` with `minutes` is the part
"time"; `state` with its reason and successor is the part "state"; a person's official forms are a
part per language and the reported ones a part together.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal
from uuid import UUID

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from events.program.document import NameForm

Subject = Literal[
    "forum", "venue", "room", "theme", "organisation", "speaker", "session", "appearance"
]
ROWS: Mapping[Subject, str] = {
    "session": "sessions",
    "speaker": "speakers",
    "room": "rooms",
    "theme": "themes",
    "organisation": "organisations",
    "venue": "venues",
}
GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Session": {
        "time": ("start", "minutes"),
        "state": ("state", "cancelled_because", "successor"),
    },
}
# The row's identity, and rows of their own.
APART = {"uuid", "appearances"}

Part = tuple[str, str]
"""A field and, of a text, its language."""


class Change(Struct, frozen=True, kw_only=True):
    """One thing that differs, with what it was and what it is (built-in JSON values, None: absent).

    `what` says it in the reader's terms; `field` names the part, "" for the whole thing;
    `language` is the text's; `session` that of an appearance.
    """

    what: str
    subject: Subject
    id: UUID
    field: str = ""
    language: str = ""
    session: UUID | None = None
    before: Any = None
    after: Any = None

    @property
    def address(self) -> str:
        """The change's name within its diff: `session/{uuid}/title/en`."""
        where = f"session/{self.session}/" if self.session else ""
        parts = [self.subject, str(self.id), self.field, self.language]
        return where + "/".join(part for part in parts if part)

    @property
    def bearer(self) -> UUID:
        """Who or what a reader looks for: of an appearance its session."""
        return self.session or self.id

    @property
    def mark(self) -> str:
        """A short sign of the whole change, values included: whoever saw it saw this very one."""
        data = msgspec.json.encode(msgspec.to_builtins(self), order="sorted")
        return hashlib.sha256(data).hexdigest()[:20]


def parts(row: Struct) -> dict[Part, Any]:
    """Every part of a row with its value; a text that there is not has no part."""
    found: dict[Part, Any] = {}
    for name in _plain(type(row)):
        value = getattr(row, name)
        if isinstance(value, dict):
            found.update({(name, language): words for language, words in value.items()})
        elif name == "forms":
            found.update(_forms(value))
        else:
            found[name, ""] = value
    for group, names in GROUPS.get(type(row).__name__, {}).items():
        found[group, ""] = {name: getattr(row, name) for name in names}
    return found


def with_part(row: Any, part: Part, value: Any) -> Any:
    """The row with one part set to a built-in value; None takes a text away."""
    field, language = part
    group = GROUPS.get(type(row).__name__, {}).get(field)
    if group:
        return replace(row, **{name: _typed(row, name, value[name]) for name in group})
    if field == "forms":
        others = [form for key, forms in _forms(row.forms).items() if key != part for form in forms]
        return replace(row, forms=(*others, *msgspec.convert(value or [], tuple[NameForm, ...])))
    if language:
        texts = {k: words for k, words in getattr(row, field).items() if k != language}
        return replace(row, **{field: {**texts, language: value} if value else texts})
    return replace(row, **{field: _typed(row, field, value)})


def builtin(value: Any) -> Any:
    """A value as JSON has it, so that a change that was stored compares with one that was not."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _forms(forms: tuple[NameForm, ...]) -> dict[Part, tuple[NameForm, ...]]:
    found: dict[Part, tuple[NameForm, ...]] = {}
    for form in forms:
        key = ("forms", form.language if form.kind == "official" else "")
        found[key] = (*found.get(key, ()), form)
    return found


@cache
def _plain(struct: type[Struct]) -> tuple[str, ...]:
    """The fields that are parts by themselves."""
    grouped = {name for names in GROUPS.get(struct.__name__, {}).values() for name in names}
    return tuple(f.name for f in fields(struct) if f.name not in APART | grouped)


@cache
def _fields(struct: type[Struct]) -> Mapping[str, FieldInfo]:
    return {field.name: field for field in fields(struct)}


def _typed(row: Struct, name: str, value: Any) -> Any:
    return msgspec.convert(value, _fields(type(row))[name].type)


def differing(before: Struct, after: Struct) -> Iterator[tuple[Part, Any, Any]]:
    """The parts that are not the same, in the order of the struct's fields, as built-in values."""
    if before == after and _moments(before) == _moments(after):
        return
    old, new = parts(before), parts(after)
    for part in dict.fromkeys((*new, *old)):
        was, now = old.get(part), new.get(part)
        if was != now or part == ("time", ""):
            was, now = builtin(was), builtin(now)
        if was != now:
            yield part, was, now


def _moments(row: Struct) -> str:
    """Two equal instants may differ in wall time."""
    start = getattr(row, "start", None)
    return start.isoformat() if start else ""
