"""The changes between two programmes, as data; apply all of them or a closed part."""

from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

from events.program.document import Document

Subject = Literal[
    "forum", "venue", "room", "theme", "organisation", "speaker", "session", "appearance"
]


class Change(Struct, frozen=True, kw_only=True):
    """One thing that differs, with what it was and what it is (built-in JSON values, None: absent).

    `what` says it in the reader's terms: added, removed, moved, room, retitled, position, ...
    `field` names the struct's field, "" for the whole thing; `language` the text's language.
    `session` is the session of an appearance.
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
        parts = [self.subject, str(self.id), self.field, self.language]
        return "/".join(part for part in parts if part)


def diff(before: Document, after: Document) -> tuple[Change, ...]:
    """Every change that makes `after` of `before`, both in canonical order."""
    raise NotImplementedError


def apply(document: Document, changes: tuple[Change, ...]) -> Document:
    """The document with the changes made, in canonical order."""
    raise NotImplementedError
