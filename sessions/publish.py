"""Publishing: what the draft would change, and the verbs that make a release of it."""

from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import Struct

from events import releases
from events.program import check, ledger
from events.program.diff import Change, diff
from events.program.document import Document
from events.program.edition import Edition, Stamp
from sessions import drafts
from speakers import identities

if TYPE_CHECKING:
    from events.models import User


class NothingChanged(Exception):
    """The programme is as the current release has it; there is nothing to publish."""


class Proposal(Struct, frozen=True, kw_only=True):
    """The draft beside the current release: what publishing it would do.

    `seen` is the current release's number (0: none yet), to be given to `publish`. `refusals`
    must be mended first; `warnings` and appearances `left_out` are worth a look.
    """

    document: Document
    current: Edition | None
    seen: int
    changes: tuple[Change, ...]
    refusals: tuple[check.Problem, ...]
    warnings: tuple[check.Problem, ...]
    left_out: tuple[drafts.LeftOut, ...]


def propose(forum: UUID) -> Proposal:
    """Compares the draft with the current release."""
    document, newest = drafts.read(forum), releases.newest(forum)
    return Proposal(
        document=document,
        current=newest,
        seen=newest.number if newest else 0,
        changes=diff(newest.document, document) if newest else (),
        refusals=check.refusals(document),
        warnings=check.warnings(document),
        left_out=drafts.left_out(forum),
    )


def preview(forum: UUID) -> Edition:
    """The draft as it would be shown, compiled in memory: an edition without a stamp."""
    document, newest = drafts.read(forum), releases.newest(forum)
    number = newest.number if newest else 0
    return Edition(
        document=document,
        ledger=ledger.succeed(newest, document, number + 1, identities.merged()),
        predecessor=newest.document if newest else None,
        changes=diff(newest.document, document) if newest else (),
        current=newest.stamp if newest else None,
    )


def publish(
    forum: UUID, *, by: "User | str", seen: int | None = None, label: str = "", note: str = ""
) -> Stamp:
    """Publishes the draft as the next release.

    Raises releases.Overtaken, releases.Refused, releases.SlugTaken, NothingChanged.
    """
    with releases.turn(forum, seen=seen, by=by, label=label, note=note) as turn:
        # Read after the lock: a newer release then never holds an older draft.
        return _write(turn, drafts.read(forum))


def roll_back(
    forum: UUID, *, to: int, by: "User | str", seen: int | None = None, note: str = ""
) -> Stamp:
    """Publishes an old release's programme as the next release; the draft is left alone.

    Raises releases.NoSuchRelease or releases.Sealed besides what `publish` raises.
    """
    with releases.turn(forum, seen=seen, by=by, note=note) as turn:
        return _write(turn, releases.read(forum, to).document)


def restore(forum: UUID, *, number: int, by: "User | str") -> drafts.Plan:
    """Makes the draft say what release `number` says; nothing is published."""
    return drafts.write(forum, releases.read(forum, number).document, by=by)


def _write(turn: releases.Turn, document: Document) -> Stamp:
    if document == turn.document:
        raise NothingChanged(
            f"Release {turn.number} says all this already. Change something, then publish."
        )
    return turn.write(document, identities.merged())
