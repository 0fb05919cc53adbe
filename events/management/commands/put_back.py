"""Puts a row back as it was at a version of its history, through the checks of its page."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.history import imports
from events.history.restoring import NotPutBack, put_back
from events.history.versions import recorded

BY = "manage.py put_back"


class Command(BaseCommand):
    help = "Lists the versions of a row, or puts one of them back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", help="what it is: session, speaker, room, person …")
        parser.add_argument("key", type=int, help="its number in the admin's address")
        parser.add_argument(
            "--version-id", type=int, metavar="N", help="the version to put back; without it they are listed"
        )  # fmt: skip

    def handle(self, **options: Any) -> None:
        model, page = self.found(options["kind"])
        versions = recorded(model).filter(id=options["key"])
        if not versions:
            raise CommandError(f"No {options['kind']} ever had the number {options['key']}.")
        if options["version_id"] is None:
            self.told(versions)
            return
        version = versions.filter(history_id=options["version_id"]).first()
        if version is None:
            raise CommandError(
                f"It has no version {options['version_id']}. Leave it out to see which."
            )
        try:
            row = put_back(
                version, by=None, because=BY, unchecked=page.unchecked_back, check=page.check_back
            )
        except NotPutBack as refusal:
            raise CommandError(f"Nothing was put back. {refusal}") from refusal
        self.stdout.write(f"“{row}” is again as it was on {version.history_date:%Y-%m-%d %H:%M}.")

    def found(self, kind: str) -> tuple[Any, Any]:
        """The model of that name and its page, if its versions may be put back."""
        pages = {
            str(model._meta.model_name): (model, admin.site.get_model_admin(model))
            for model in apps.get_models()
            if admin.site.is_registered(model)
        }
        known = {name: each for name, each in pages.items() if getattr(each[1], "puts_back", False)}
        if kind not in known:
            raise CommandError(
                f"There is no “{kind}” to put back. Kinds: {', '.join(sorted(known))}."
            )
        return known[kind]

    def told(self, versions: Any) -> None:
        """A line for each version, the newest first."""
        for each in versions.select_related("history_user"):
            deed = {"+": "created", "~": "changed", "-": "deleted"}[each.history_type]
            who = imports.author(each) or "the system"
            self.stdout.write(
                f"{each.history_id}: {deed} on {each.history_date:%Y-%m-%d %H:%M} by {who}"
            )
