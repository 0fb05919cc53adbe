"""Tells what differs between two releases, or between a release and the draft."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from events import releases
from events.program.diff import diff
from events.program.document import Document
from events.web import UI_LANGUAGES
from events.words.changes import sentence
from sessions import drafts
from sessions.management.arguments import add_forum, forum_named, refusals_in_one_line


class Command(BaseCommand):
    help = "Tells what differs between two releases, or between the newest and the draft."

    def add_arguments(self, parser: CommandParser) -> None:
        add_forum(parser)
        parser.add_argument("--from", type=int, dest="before", help="default: the newest release")
        parser.add_argument("--to", type=int, dest="after", help="default: the draft")
        parser.add_argument("--language", default="en", choices=UI_LANGUAGES)

    def handle(self, **options: Any) -> None:
        forum = forum_named(options["forum"])
        newest = releases.newest(forum)
        if newest is None:
            self.stdout.write("Nothing is published yet: the whole draft is new.")
            return
        with refusals_in_one_line():
            before = _release(forum, options["before"]) or newest.document
            after = _release(forum, options["after"]) or drafts.read(forum)
        self._tell(before, after, options["language"])

    def _tell(self, before: Document, after: Document, language: str) -> None:
        changes = diff(before, after)
        for change in changes:
            said = sentence(change, after, before, language)
            values = f"{said.before.text or '–'} → {said.after.text or '–'}"
            self.stdout.write(f"{said.about.text}: {said.what}: {values}")
        if not changes:
            self.stdout.write("Nothing differs.")


def _release(forum: UUID, number: int | None) -> Document | None:
    return releases.read(forum, number).document if number else None
