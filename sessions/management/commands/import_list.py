"""Brings the file of an admin's list back into the list, as the page does."""

from pathlib import Path
from typing import Any

from django.contrib import admin
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import HttpRequest

from events import permissions, uploads
from events.admin.importing.lines import NotImported
from events.admin.importing.page import Imported
from events.admin.importing.planned import Plan
from events.admin.importing.verb import import_rows
from events.models import Forum, User
from events.program.formats.incoming import NotReadable
from sessions.management.progress import Line


def lists() -> dict[str, Imported]:
    """The lists that take files, by name."""
    pages = admin.site._registry.values()  # noqa: SLF001 - Django has no other way to ask
    return {str(p.opts.model_name): p for p in pages if isinstance(p, Imported)}


class Command(BaseCommand):
    help = "Adds and changes rows of an admin's list from its CSV or XLSX, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("list", choices=sorted(lists()), help="what the rows are")
        parser.add_argument("file", type=Path, help="CSV or XLSX, as the list hands it out")
        parser.add_argument("--by", required=True, metavar="USER", help="who may do it, by name")
        parser.add_argument("--forum", metavar="SLUG", help="of new rows that do not say it")
        parser.add_argument("--dry-run", action="store_true", help="try it, write nothing")

    def handle(self, **options: Any) -> None:
        page, request, line = lists()[options["list"]], HttpRequest(), Line(self.stderr)
        request.user = self._user(options["by"])
        if not page.has_import_permission(request):
            raise CommandError(
                f"{request.user} may not change the {page.opts.verbose_name_plural}."
            )
        try:
            plan = import_rows(
                page, request, self._content(options["file"]), file=options["file"].name,
                forum=self._forum(request.user, options["forum"]), dry_run=options["dry_run"],
                watch=line,
            )  # fmt: skip
        except NotReadable as refusal:
            raise CommandError(str(refusal)) from refusal
        except NotImported as refusal:
            told = (f"line {p.line}: {p.column}: {p.reason}" for p in refusal.problems)
            raise CommandError("\n".join(("Nothing is written.", *told))) from refusal
        finally:
            line.end()
        self._tell(plan, dry_run=options["dry_run"])

    def _user(self, name: str) -> User:
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no user “{name}” who may sign in.")
        return user

    def _forum(self, user: User, slug: str | None) -> Forum | None:
        found = permissions.forums(user).filter(slug=slug).first()
        if slug and found is None:
            raise CommandError(f"{user} has no forum “{slug}”.")
        return found

    def _content(self, file: Path) -> bytes:
        try:
            if file.stat().st_size > uploads.LARGEST:
                raise CommandError(f"{file} is too large for a list.")
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def _tell(self, plan: Plan, *, dry_run: bool) -> None:
        for row in plan.rows:
            self.stdout.write(f"line {row.line}: {row.row}{', new' if row.added else ''}")
            for turn in row.turns:
                self.stdout.write(f"  {turn.heading}: {turn.before} → {turn.after}")
        self.stdout.write(
            f"{plan.added} added, {plan.changed} changed, {plan.untouched} as they were."
        )
        if dry_run:
            self.stdout.write("Dry run: nothing is written.")
