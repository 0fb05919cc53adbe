"""Does planned work at its hour: publications, and the ends of embargoes."""

import logging
import time
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, connection

from sessions import planned
from sessions.planned import mail

log = logging.getLogger(__name__)
EVERY = 5  # seconds
AGAIN = 1  # second, after the database was lost


class Command(BaseCommand):
    help = "Does planned work at its hour: publications, and the ends of embargoes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def handle(self, **options: Any) -> None:
        if options["once"]:
            self.tick(datetime.now(UTC))
            return
        while True:
            time.sleep(EVERY if self.ticked() else AGAIN)

    def ticked(self) -> bool:
        """Does what is due; False where the database was lost, until it is there again."""
        try:
            self.tick(datetime.now(UTC))
        except (OperationalError, InterfaceError) as error:
            log.warning("The clock lost the database and goes on trying: %s", error)
            connection.close()
            return False
        return True

    def tick(self, at: datetime) -> None:
        """What is due at this moment, and mail about what was refused."""
        for done in planned.work(at=at):
            self.stdout.write(f"{done}: {done.outcome}, {done.late} late")
            self.stdout.flush()
        mail.tell(at=at)
