"""What the commands that work on one forum share: finding it, and refusing in one line."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.management.base import CommandError

from events import releases
from events.models import Forum
from events.program.changes import ROWS
from events.program.diff import Change
from sessions.drafts import Fenced
from sessions.publish import DraftMoved, NotClosed, NothingChanged, Proposal

REFUSALS = (
    releases.NoSuchRelease,
    releases.Overtaken,
    releases.Refused,
    releases.Sealed,
    releases.SlugTaken,
    DraftMoved,
    NotClosed,
    NothingChanged,
    Fenced,
)


def add_forum(parser: ArgumentParser) -> None:
    """Adds the forum's address as the first argument."""
    parser.add_argument("forum", help="the forum's address, such as agmf-2025")


def forum_named(slug: str) -> UUID:
    """The uuid of the forum with that address; raises CommandError with those there are."""
    found: UUID | None = Forum.objects.filter(slug=slug).values_list("uuid", flat=True).first()
    if found:
        return found
    there = ", ".join(Forum.objects.values_list("slug", flat=True)[:10]) or "none yet"
    raise CommandError(f"There is no forum “{slug}”. Forums: {there}.")


def changes_at(proposal: Proposal, addresses: Iterable[str]) -> list[Change]:
    """What the draft changes of the things at these addresses, as pages have them."""
    current = proposal.current.document if proposal.current else None
    documents = [document for document in (proposal.document, current) if document]
    there = {"forum": {document.forum.uuid for document in documents}}
    for table in ROWS.values():
        for row in (row for document in documents for row in getattr(document, table)):
            there.setdefault(f"{table}/{getattr(row, 'slug', row.number)}", set()).add(row.uuid)
    found: list[Change] = []
    for address in addresses:
        ids = there.get(address.strip("/"), set())
        mine = [change for change in proposal.changes if change.bearer in ids]
        if not mine:
            raise CommandError(f"Nothing is changed at “{address}”. manage.py diff tells what is.")
        found += mine
    return found


@contextmanager
def refusals_in_one_line() -> Iterator[None]:
    """Turns a refusal into a message and exit status 1."""
    try:
        yield
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
