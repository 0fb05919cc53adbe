"""Publishes a forum's draft as its next release."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sessions import publish
from sessions.management.arguments import add_forum, forum_named, refusals_in_one_line


class Command(BaseCommand):
    help = "Publishes a forum's draft as its next release."

    def add_arguments(self, parser: CommandParser) -> None:
        add_forum(parser)
        parser.add_argument("--label", default="", help="a name for the release")
        parser.add_argument("--note", default="", help="what is new, in a sentence")
        parser.add_argument("--seen", type=int, help="refuse unless this release is current")

    def handle(self, **options: Any) -> None:
        with refusals_in_one_line():
            stamp = publish.publish(
                forum_named(options["forum"]),
                by="manage.py publish",
                seen=options["seen"],
                label=options["label"],
                note=options["note"],
            )
        self.stdout.write(f"Release {stamp.number} of {stamp.slug} is published.")
