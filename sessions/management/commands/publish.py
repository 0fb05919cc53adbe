"""Publishes a forum's draft, or a part of it, as its next release."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.program.edition import Stamp
from sessions import publish, publish_runs
from sessions.management.arguments import (
    add_forum,
    changes_at,
    forum_named,
    refusals_in_one_line,
)
from sessions.models import PublishRun

BY = "manage.py publish"


class Command(BaseCommand):
    help = "Publishes a forum's draft as its next release."

    def add_arguments(self, parser: CommandParser) -> None:
        add_forum(parser)
        parser.add_argument("--label", default="", help="a name for the release")
        parser.add_argument("--note", default="", help="what is new, in a sentence")
        parser.add_argument(
            "--only", nargs="+", default=(), metavar="ADDRESS",
            help="publish only what changed of these: forum, sessions/opening, speakers/adil-taghiyev",
        )  # fmt: skip
        parser.add_argument("--seen", type=int, help="refuse unless this release is current")
        parser.add_argument(
            "--asked", type=int, metavar="RUN",
            help="do what the publish page of a large forum asked for, and nothing else said here",
        )  # fmt: skip

    def handle(self, **options: Any) -> None:
        if options["asked"]:
            self.do_asked(forum_named(options["forum"]), options["asked"])
            return
        facts = {name: options[name] for name in ("seen", "label", "note")}
        with refusals_in_one_line():
            stamp = self.publish(forum_named(options["forum"]), options["only"], facts)
        self.stdout.write(f"Release {stamp.number} of {stamp.slug} is published.")

    def do_asked(self, forum: UUID, key: int) -> None:
        """What is told on the page is told here in a line."""
        try:
            run = publish_runs.work(PublishRun.objects.get(forum__uuid=forum, pk=key).pk)
        except PublishRun.DoesNotExist:
            raise CommandError(f"Nothing waits to be published under {key}.") from None
        if refusal := publish_runs.refusal(run):
            raise CommandError(str(refusal))
        said = f"is release {run.release}" if run.release else "waits for its hour"
        self.stdout.write(f"What {run.author_name} published of {run.forum.slug} {said}.")

    def publish(self, forum: UUID, only: Collection[str], facts: dict[str, Any]) -> Stamp:
        """All of the draft, or what changed at the addresses with what must come along."""
        if not only:
            return publish.publish(forum, by=BY, **facts)
        proposal = publish.propose(forum)
        closed = publish.closed(proposal, [each.mark for each in changes_at(proposal, only)])
        for along in closed.along:
            self.stdout.write(f"Comes along: {along.change.address} ({along.because or 'all'})")
        facts["seen"] = proposal.seen if facts["seen"] is None else facts["seen"]
        marks = [change.mark for change in closed.changes]
        return publish.publish_part(forum, chosen=marks, by=BY, **facts)
