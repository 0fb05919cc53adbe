"""The verbs of timed work: plan a publication, embargo, renew, cancel."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from events import releases
from events.models import Forum
from events.program import check
from events.program.diff import apply, diff, remaining
from events.program.document import Document
from events.program.embargo import known, without
from sessions import drafts, publish
from sessions.models import Planned
from sessions.planned import approved
from sessions.planned.approved import Approved

if TYPE_CHECKING:
    from events.models import User


class TooLate(Exception):
    """The hour has passed."""

    def __init__(self) -> None:
        super().__init__("This hour has passed. Choose a later one, or do it now.")


class NotEmbargoed(Exception):
    """These cannot be under embargo: `ids` are public already, or not in the draft."""

    def __init__(self, ids: Collection[UUID]) -> None:
        named = ", ".join(map(str, ids))
        super().__init__(f"Public already, or not in the draft, or under embargo: {named}.")
        self.ids = ids


def read(planned: Planned) -> Approved:
    """What was approved."""
    return approved.read(planned.approved)


def plan(
    forum: UUID,
    *,
    due: datetime,
    at: datetime,
    chosen: Collection[str],
    seen: int,
    by: "User | str",
    label: str = "",
    note: str = "",
) -> Planned:
    """Has the changes with these marks published at `due`, as they were seen; all of a first release.

    Raises TooLate, and what `publish_part` raises.
    """
    if due <= at:
        raise TooLate
    with releases.turn(forum, seen=seen, by=by) as turn:
        draft = publish.draft(forum)
        if turn.document is None:
            wanted, after = Approved(document=draft), draft
        else:
            changes = publish.approved(turn.document, diff(turn.document, draft), chosen)
            wanted, after = Approved(changes=changes), apply(turn.document, changes)
        if after == turn.document:
            raise publish.NothingChanged("Nothing is chosen. Choose at least one change.")
        if problems := check.refusals(after):
            raise releases.Refused(problems)
        return _make(
            forum, by, kind=Planned.Kind.PUBLISH, due=due, made=at, label=label, note=note,
            approved=approved.write(wanted), against=turn.number,
        )  # fmt: skip


def embargo(
    forum: UUID,
    *,
    subjects: Collection[UUID],
    due: datetime,
    at: datetime,
    by: "User | str",
    label: str = "",
    note: str = "",
) -> Planned:
    """Leaves these sessions and speakers out of every release until `due`, when they are added.

    Raises TooLate, or NotEmbargoed for what is public already or not in the draft.
    """
    if due <= at:
        raise TooLate
    with releases.turn(forum, by=by) as turn:
        draft = publish.draft(forum)
        _refuse(subjects, draft, turn.document)
        changes = approved.additions(turn.document, draft, subjects)
        return _make(
            forum, by, kind=Planned.Kind.EMBARGO, due=due, made=at, label=label, note=note,
            subjects=sorted(subjects), approved=approved.write(Approved(changes=changes)),
            against=turn.number,
        )  # fmt: skip


def renew(planned: int, *, by: "User | str") -> Planned:
    """Has an open embargo add at its hour what the draft says now."""
    with transaction.atomic():
        # First the work, then the forum, as the clock locks them.
        mine = Planned.objects.open().select_for_update(of=("self",)).select_related("forum")
        row = mine.get(pk=planned)
        with releases.turn(row.forum.uuid, by=by) as turn:
            changes = approved.additions(turn.document, own_draft(row), row.subjects)
            row.approved, row.against = approved.write(Approved(changes=changes)), turn.number
            row.author, row.author_name = (None if isinstance(by, str) else by), str(by)
            row.save()
    return row


def cancel(planned: int, *, at: datetime) -> bool:
    """Gives up what still waits; an embargo is then over. False where it has ended already."""
    ended = {"outcome": Planned.Outcome.CANCELLED, "ended": at}
    return bool(Planned.objects.open().filter(pk=planned).update(**ended))


def own_draft(row: Planned) -> Document:
    """The draft with this embargo's subjects, without those of all others."""
    others = publish.hidden(row.forum.uuid, but=row.pk)
    return without(drafts.read(row.forum.uuid), others - set(row.subjects))


def outdated(row: Planned, draft: Document, current: Document) -> bool:
    """Whether the draft says otherwise by now; it is without whatever else is under embargo."""
    said = {change.mark for change in remaining(current, read(row).changes)}
    if row.kind == Planned.Kind.PUBLISH:
        return not said.issubset(change.mark for change in diff(current, draft))
    return said != {change.mark for change in approved.additions(current, draft, row.subjects)}


def _refuse(subjects: Collection[UUID], draft: Document, current: Document | None) -> None:
    there, public = known(draft), known(current) if current else set()
    if wrong := [uuid for uuid in subjects if uuid in public or uuid not in there]:
        raise NotEmbargoed(wrong)


def _make(forum: UUID, by: "User | str", **facts: object) -> Planned:
    author = None if isinstance(by, str) else by
    row = Forum.objects.get(uuid=forum)
    made: Planned = Planned.objects.create(forum=row, author=author, author_name=str(by), **facts)
    return made
