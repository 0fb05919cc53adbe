"""Writes the backup of one forum into a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sessions.backup import back_up
from sessions.management.arguments import add_forum, forum_named


class Command(BaseCommand):
    help = "Writes a forum's draft, releases and portraits into one file, its backup."

    def add_arguments(self, parser: CommandParser) -> None:
        add_forum(parser)
        parser.add_argument("file", type=Path, help="where to, for example agmf-2025.zip")

    def handle(self, **options: Any) -> None:
        file: Path = options["file"]
        data = back_up(forum_named(options["forum"]))
        file.write_bytes(data)
        self.stdout.write(f"{file}: {len(data) // 1024} kB.")
