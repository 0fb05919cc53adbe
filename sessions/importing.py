"""Importing a programme from a file: read, fenced, all or nothing, told row by row."""

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from msgspec import Struct

from events import releases
from events.models import Forum, ImportRun
from events.program.document import Document
from events.program.edition import Stamp
from events.program.formats.echo import echo, read_of
from events.program.formats.incoming import Incoming
from events.program.overlay import overlay
from events.words.exports import words
from sessions import drafts, merging, publish
from speakers import identities

if TYPE_CHECKING:
    from events.models import User

FILE = 200  # characters kept of a file's name


class NotImported(ValueError):
    """The file cannot be written into the forum; nothing was."""


class Report(Struct, frozen=True, kw_only=True):
    """What an import did, or with `dry_run` would do. `stamp` is the release it made, if any.

    `matches` are new persons who are probably known ones, for somebody to decide.
    """

    incoming: Incoming
    plan: drafts.Plan
    created_forum: bool
    stamp: Stamp | None = None
    matches: tuple[merging.Proposed, ...] = ()


def import_program(
    incoming: Incoming,
    *,
    slug: str,
    by: "User | str",
    dry_run: bool = False,
    release: bool = False,
    progress: drafts.Watch | None = None,
    file: str = "",
) -> Report:
    """Writes what a reader read into the forum with that address, creating it where needed.

    A created forum is visible from its first release on. With `release` the result is published,
    unless it changes nothing. `progress` is told (kind, rows done, of how many). The forum's
    activity tells it as one import of `file`.

    Raises NotImported, drafts.Fenced, or what publishing refuses.
    """
    with transaction.atomic():
        incoming = msgspec.structs.replace(incoming, document=identities.known(incoming.document))
        forum, created = _forum(incoming.document, slug)
        document = _adopted(incoming, forum)
        run = ImportRun(forum=forum, file=(file or incoming.report.source)[:FILE])
        try:
            plan = drafts.write(
                forum.uuid, document, by=by, source=incoming.report.source, progress=progress,
                run=run.token.hex,
            )  # fmt: skip
        except IntegrityError as error:
            raise NotImported(_said(error)) from error
        _noted(run, plan, by)
        matches = merging.propose(plan.created("person"), source=incoming.report.source, by=by)
        stamp = _published(forum, by) if release else None
        transaction.set_rollback(dry_run)
    if dry_run:
        # What the tried release left behind must not be taken for published.
        releases.forget()
    return Report(incoming=incoming, plan=plan, created_forum=created, stamp=stamp, matches=matches)


def _forum(document: Document, slug: str) -> tuple[Forum, bool]:
    struct = document.forum
    if found := Forum.objects.filter(slug=slug).first():
        return found, False
    if other := Forum.objects.filter(uuid=struct.uuid).first():
        told = _("This programme is the forum “%(slug)s” already. Import it there.")
        raise NotImported(told % {"slug": other.slug})
    forum = drafts.new_forum(msgspec.structs.replace(struct, slug=slug))
    try:
        forum.full_clean()
    except ValidationError as error:
        raise NotImported(_fields(error)) from error
    forum.save()
    return forum, True


def _adopted(incoming: Incoming, forum: Forum) -> Document:
    """The programme as this forum's; a forum made elsewhere keeps its own facts."""
    edition = publish.preview(forum.uuid)
    own, document = edition.document, incoming.document
    if own.sessions:
        return overlay(own, echo(edition, incoming, words), read_of(incoming))
    if document.forum.uuid == forum.uuid:
        facts = msgspec.structs.replace(
            document.forum, number=own.forum.number, slug=own.forum.slug, series=own.forum.series
        )
        return msgspec.structs.replace(document, forum=facts)
    return msgspec.structs.replace(document, forum=own.forum)


def _noted(run: ImportRun, plan: drafts.Plan, by: "User | str") -> None:
    """Keeps how many rows the import wrote, if any."""
    run.rows = dict(Counter(row.kind for row in plan.rows if row.outcome != "unchanged"))
    if run.rows:
        signed: Any = run
        signed._history_user = None if isinstance(by, str) else by  # the names that
        signed._change_reason = by if isinstance(by, str) else None  # simple_history reads
        signed.save()


def _published(forum: Forum, by: "User | str") -> Stamp | None:
    try:
        return publish.publish(forum.uuid, by=by)
    except publish.NothingChanged:
        return None


def _fields(error: ValidationError) -> str:
    return " ".join(
        f"{field}: {message}" for field, told in error.message_dict.items() for message in told
    )


def _said(error: IntegrityError) -> str:
    """The database's own words, without its SQL."""
    told = _("The programme does not fit the forum's rows: %(reason)s.")
    return told % {"reason": str(error).splitlines()[0]}
