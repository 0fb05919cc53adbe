"""Serves the demo as on its first day, for its pictures: `VAR_DIR=… PORT=… python -m tests.browser.pictured`.

The server's own clock says the hour that the pictures' pages have, so that what is on now is on now.
"""

import sys

import django
import time_machine
from django.core.management import call_command

from forum_site import environment, lifeline, run

BEFORE, DURING = "2025-12-01T08:00:00Z", "2025-12-05T07:20:00Z"


def main():
    """Publishes it some days before, and serves it while its first panel runs."""
    lifeline.tie()
    port = environment.read("PORT", environment.port, 8000)
    run._settle(port, dev=False)
    django.setup()
    with time_machine.travel(BEFORE):
        call_command("migrate", verbosity=0)
        call_command("demo")
    run._collect()  # fonts that are asked for again come late, and are not swapped in
    with time_machine.travel(DURING):
        sys.stdout.write(f"http://127.0.0.1:{port} {run._login()}\n")
        sys.stdout.flush()
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)


if __name__ == "__main__":
    main()
