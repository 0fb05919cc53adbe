"""Creates the database role that may read published programmes only."""

from typing import Any

from django.core.management.base import BaseCommand

from events import roles


class Command(BaseCommand):
    help = "Creates the database role the_public, which may read published programmes only."

    def handle(self, **options: Any) -> None:
        roles.create()
        self.stdout.write("The role the_public may read the shelf and the releases.")
