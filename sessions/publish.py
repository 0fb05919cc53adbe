"""Publishing: what the draft would change, and the verbs that make a release of it."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_noop as _
from msgspec import Struct

from events import releases
from events.program import check, choice, ledger
from events.program.diff import Change, apply, diff
from events.program.document import Document
from events.program.edition import Edition, Stamp
from events.program.embargo import without
from sessions import drafts
from sessions.models import Planned
from speakers import identities

if TYPE_CHECKING:
    from events.models import User

READING = _("Reading the draft")
COMPARING = _("Comparing it with the current release")
WRITING = _("Writing the release")


def nobody(step: str, done: int, total: int) -> None:
    """Watches nothing."""


class NothingChanged(Exception):
    """The programme is as the current release has it; there is nothing to publish."""


class DraftMoved(Exception):
    """Chosen changes are no longer as they were seen; `gone` says how many."""

    def __init__(self, gone: int) -> None:
        super().__init__(
            f"{gone} of the chosen changes are no longer as you saw them, since the draft has been "
            "edited meanwhile. Look at the changes again."
        )
        self.gone = gone


class NotClosed(Exception):
    """The choice refers to changes outside it; `along` says to which, and why."""

    def __init__(self, along: tuple[choice.Along, ...]) -> None:
        named = ", ".join(each.change.address for each in along[:3])
        super().__init__(f"{len(along)} more changes must come along: {named}. Choose them too.")
        self.along = along


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
    document, newest = draft(forum), releases.newest(forum)
    return Proposal(
        document=document,
        current=newest,
        seen=newest.number if newest else 0,
        changes=diff(newest.document, document) if newest else (),
        refusals=check.refusals(document),
        warnings=check.warnings(document),
        left_out=drafts.left_out(forum),
    )


def preview(forum: UUID, *, outside: bool = False) -> Edition:
    """The draft as it would be shown, compiled in memory: an edition without a stamp.

    For somebody `outside` the team without what is under embargo.
    """
    document = draft(forum) if outside else drafts.read(forum)
    newest = releases.newest(forum)
    number = newest.number if newest else 0
    return Edition(
        document=document,
        ledger=ledger.succeed(newest, document, number + 1, identities.merged()),
        predecessor=newest.document if newest else None,
        changes=diff(newest.document, document) if newest else (),
        current=newest.stamp if newest else None,
    )


def publish(
    forum: UUID,
    *,
    by: "User | str",
    seen: int | None = None,
    label: str = "",
    note: str = "",
    watch: drafts.Watch = nobody,
) -> Stamp:
    """Publishes the draft as the next release; `watch` is told how far it is.

    Raises releases.Overtaken, releases.Refused, releases.SlugTaken, NothingChanged.
    """
    with releases.turn(forum, seen=seen, by=by, label=label, note=note) as turn:
        # Read after the lock: a newer release then never holds an older draft.
        watch(READING, 0, 2)
        document = draft(forum)
        watch(WRITING, 1, 2)
        return write(turn, document)


def publish_part(
    forum: UUID,
    *,
    chosen: Collection[str],
    seen: int,
    by: "User | str",
    label: str = "",
    note: str = "",
    watch: drafts.Watch = nobody,
) -> Stamp:
    """Publishes those changes of the draft whose marks are given, as they were seen, and no other.

    Raises DraftMoved where one of them is not there any more, NotClosed where they need others
    that the person did not choose, besides what `publish` raises.
    """
    with releases.turn(forum, seen=seen, by=by, label=label, note=note) as turn:
        if turn.document is None:
            raise releases.NoSuchRelease("Nothing is published yet. Publish the whole programme.")
        watch(READING, 0, 3)
        document = draft(forum)
        watch(COMPARING, 1, 3)
        changes = diff(turn.document, document)
        document = apply(turn.document, approved(turn.document, changes, chosen))
        watch(WRITING, 2, 3)
        return write(turn, document)


def closed(proposal: Proposal, marks: Collection[str]) -> choice.Closed:
    """The proposal's changes with these marks, and what must come along with them."""
    if proposal.current is None:
        return choice.Closed(changes=(), along=())
    wanted = [change.address for change in proposal.changes if change.mark in marks]
    return choice.close(proposal.current.document, proposal.changes, wanted)


def approved(
    document: Document, changes: Iterable[Change], marks: Collection[str]
) -> tuple[Change, ...]:
    """The changes with these marks: all of them there, and needing no other. Raises as above."""
    changes = tuple(changes)
    chosen = tuple(change for change in changes if change.mark in marks)
    if gone := len(set(marks)) - len(chosen):
        raise DraftMoved(gone)
    closed = choice.close(document, changes, [change.address for change in chosen])
    if closed.along:
        raise NotClosed(closed.along)
    return chosen


def roll_back(
    forum: UUID, *, to: int, by: "User | str", seen: int | None = None, note: str = ""
) -> Stamp:
    """Publishes an old release's programme as the next release; the draft is left alone.

    Raises releases.NoSuchRelease or releases.Sealed besides what `publish` raises.
    """
    with releases.turn(forum, seen=seen, by=by, note=note) as turn:
        return write(turn, releases.read(forum, to).document)


def restore(forum: UUID, *, number: int, by: "User | str") -> drafts.Plan:
    """Makes the draft say what release `number` says; nothing is published."""
    return drafts.write(forum, releases.read(forum, number).document, by=by)


def hidden(forum: UUID, but: int = 0) -> set[UUID]:
    """Whoever and whatever is under embargo (but for one), by who they are now, too."""
    subjects = Planned.objects.exclude(pk=but).embargoed(forum)
    return subjects | set(identities.merged(subjects).values()) if subjects else subjects


def draft(forum: UUID) -> Document:
    """The draft as it may be published: without what is under embargo."""
    return without(drafts.read(forum), hidden(forum))


def write(turn: releases.Turn, document: Document) -> Stamp:
    """Publishes it without what is under embargo: this is the one way to a release."""
    document = without(document, hidden(document.forum.uuid))
    if document == turn.document:
        raise NothingChanged(
            f"Release {turn.number} says all this already. Change something, then publish."
        )
    return turn.write(document, identities.merged())
