"""Runs the clock beside `make run`, from when there is timed work to do until the site ends.

`python -m forum_site.clock` is that clock, tied to the process that started it.
"""

import os
import subprocess
import sys
import threading
import time

from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connection

from forum_site import lifeline

LOOK = 5  # seconds


def keep() -> None:
    """Start the clock once something is planned, and again should it end."""
    threading.Thread(target=_keep, daemon=True).start()


def start() -> "subprocess.Popen[bytes]":
    """Start the clock as a process that ends with this one."""
    return subprocess.Popen([sys.executable, "-m", "forum_site.clock"])


def _keep() -> None:
    # Not at once: a worker forked while we ask would keep our pipe to PostgreSQL's tools open,
    # and we would wait at its end for good.
    time.sleep(LOOK)
    while not _wanted():
        time.sleep(LOOK)
    while True:
        start().wait()
        time.sleep(LOOK)


def _wanted() -> bool:
    """Whether anything is planned. The connection is let go, since a worker may be forked any time."""
    from sessions.models import Planned  # noqa: PLC0415 - only once apps are loaded

    try:
        return Planned.objects.open().exists()
    except (DatabaseError, InterfaceError):
        return False
    finally:
        connection.close()


def main() -> None:
    """The command, for as long as our parent lives."""
    lifeline.tie()
    import django  # noqa: PLC0415 - tied first

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum_site.settings")
    django.setup()
    call_command("clock")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
