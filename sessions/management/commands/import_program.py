"""Imports a programme from a file of another system."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.program.formats import reading
from events.program.formats.incoming import Incoming, NotReadable
from events.uploads import LARGEST
from sessions.importing import NotImported, Report, import_program
from sessions.management.arguments import refusals_in_one_line
from sessions.management.progress import Line


class Command(BaseCommand):
    help = f"Imports a programme into a forum, all or nothing. Reads {reading.ACCEPTED}."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the programme")
        parser.add_argument("--forum", required=True, metavar="SLUG", help="the forum's address")
        parser.add_argument("--timezone", metavar="ZONE", help="where the file names none")
        parser.add_argument(
            "--date", metavar="DAY", help="the first day, where the file names none"
        )
        parser.add_argument("--language", metavar="TAG", help="of texts without one (default: en)")
        parser.add_argument("--source", metavar="NAME", help="default: the file's acronym")
        parser.add_argument("--dry-run", action="store_true", help="try it, write nothing")
        parser.add_argument("--publish", action="store_true", help="publish the result")

    def handle(self, **options: Any) -> None:
        line = Line(self.stderr)
        try:
            with refusals_in_one_line():
                report = import_program(
                    self._read(options),
                    slug=options["forum"],
                    by="manage.py import_program",
                    dry_run=options["dry_run"],
                    release=options["publish"],
                    progress=line if options["verbosity"] else None,
                    file=options["file"].name,
                )
        except (NotReadable, NotImported) as error:
            raise CommandError(str(error)) from error
        finally:
            line.end()
        self._tell(report, dry_run=options["dry_run"])

    def _read(self, options: dict[str, Any]) -> Incoming:
        file: Path = options["file"]
        try:
            size = file.stat().st_size
            if size > LARGEST:
                raise CommandError(
                    f"{file} has {size // 2**20} MB; at most {LARGEST // 2**20} MB are read. "
                    "Is it a programme?"
                )
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        return reading.read(
            data,
            name=file.name,
            source=options["source"],
            zone=options["timezone"],
            language=options["language"],
            slug=options["forum"],
            date=options["date"],
        )

    def _tell(self, report: Report, *, dry_run: bool) -> None:
        read = report.incoming.report
        for note in read.notes:
            self.stdout.write(f"  {'refused, ' if note.refused else ''}{note}")
        for element, number in read.unknown.items():
            self.stdout.write(f"  unknown element <{element}>, {number} times: not read")
        for done in report.plan.notes:
            self.stdout.write(f"  {done.kind} “{done.name}”: {done.code}, {done.was} → {done.now}")
        for kind in report.plan.kinds:
            counts = report.plan.count(kind)
            told = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items()))
            self.stdout.write(f"{kind}: {told}")
        for match in report.matches:
            self.stdout.write(str(match))
        self.stdout.write(f"refused: {len(read.refused)}")
        if dry_run:
            self.stdout.write("Dry run: nothing is written.")
        elif report.stamp:
            self.stdout.write(f"Release {report.stamp.number} is published.")
