"""What was approved: changes, or before the first release a whole programme; as stored."""

from collections.abc import Collection
from uuid import UUID

import msgspec
from msgspec import Struct

from events.program import canonical, choice
from events.program.changes import Change
from events.program.diff import diff
from events.program.document import Document
from events.program.embargo import without


class Approved(Struct, frozen=True, kw_only=True):
    """Exactly what was seen."""

    changes: tuple[Change, ...] = ()
    document: Document | None = None


def write(approved: Approved) -> bytes:
    """Canonical bytes, packed as a release's are."""
    built = msgspec.to_builtins(approved, str_keys=True)
    return canonical.pack(msgspec.json.encode(built, order="sorted"))


def read(data: bytes | memoryview) -> Approved:
    """What `write` wrote."""
    return msgspec.json.decode(canonical.unpack(bytes(data)), type=Approved)


def additions(
    current: Document | None, draft: Document, subjects: Collection[UUID]
) -> tuple[Change, ...]:
    """What the draft says of these subjects alone, and what that refers to and is not public yet.

    `current` and the draft are without whatever else is under embargo.
    """
    own = diff(without(draft, subjects), draft)
    if current is None:
        return own
    changes = diff(current, draft)
    wanted = {change.address for change in own}
    closed = choice.close(current, changes, wanted & {change.address for change in changes})
    # The rest is about sessions that are not public themselves: they bring it when they are.
    there = {change.address for change in closed.changes}
    return (*closed.changes, *(change for change in own if change.address not in there))
