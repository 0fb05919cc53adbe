"""Publishes an old release's programme as the next release."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sessions import publish
from sessions.management.arguments import add_forum, forum_named, refusals_in_one_line


class Command(BaseCommand):
    help = "Publishes an old release's programme as the next release; the draft is left alone."

    def add_arguments(self, parser: CommandParser) -> None:
        add_forum(parser)
        parser.add_argument("--to", type=int, required=True, help="the release to go back to")
        parser.add_argument("--note", default="", help="why, in a sentence")
        parser.add_argument("--seen", type=int, help="refuse unless this release is current")

    def handle(self, **options: Any) -> None:
        with refusals_in_one_line():
            stamp = publish.roll_back(
                forum_named(options["forum"]),
                to=options["to"],
                by="manage.py roll_back",
                seen=options["seen"],
                note=options["note"],
            )
        number, to = stamp.number, options["to"]
        self.stdout.write(f"Release {number} of {stamp.slug} says what release {to} said.")
