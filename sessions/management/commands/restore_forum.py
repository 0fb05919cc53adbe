"""Brings a forum back from its backup."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sessions.backup import NotABackup, NotRestored, restore


class Command(BaseCommand):
    help = "Brings a forum back from the file that backup_forum wrote, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what backup_forum wrote")

    def handle(self, **options: Any) -> None:
        try:
            forum = restore(options["file"].read_bytes(), by="manage.py restore_forum")
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except (NotABackup, NotRestored) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{forum.slug} is back, with {forum.releases.count()} releases.")
