"""What the commands that work on one forum share: finding it, and refusing in one line."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.management.base import CommandError

from events import releases
from events.models import Forum
from sessions.drafts import Fenced
from sessions.publish import NothingChanged

REFUSALS = (
    releases.NoSuchRelease,
    releases.Overtaken,
    releases.Refused,
    releases.Sealed,
    releases.SlugTaken,
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


@contextmanager
def refusals_in_one_line() -> Iterator[None]:
    """Turns a refusal into a message and exit status 1."""
    try:
        yield
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
