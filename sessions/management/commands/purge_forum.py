"""Deletes a forum with its releases and its history, for good."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sessions.management.arguments import add_forum, forum_named
from sessions.purge import purge_forum


class Command(BaseCommand):
    help = "Deletes a forum with its releases and its history, for good."

    def add_arguments(self, parser: CommandParser) -> None:
        add_forum(parser)
        parser.add_argument("--yes", metavar="SLUG", help="the same address again, to be sure")

    def handle(self, **options: Any) -> None:
        slug = options["forum"]
        forum = forum_named(slug)
        if options["yes"] != slug:
            raise CommandError(
                f"This cannot be undone. Say it twice: purge_forum {slug} --yes {slug}"
            )
        count = purge_forum(forum)
        self.stdout.write(f"{slug} is gone, with {count} releases and its history.")
