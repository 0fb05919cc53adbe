"""Publishes the demo and a large real programme and serves them as `make run` does."""

import os
from pathlib import Path

import django
from django.core.management import call_command

from forum_site import environment, lifeline, run

HERE = Path(__file__).parents[2]
REAL = Path(os.environ.get("REAL_PROGRAMMES", HERE.parent / "shared/data/programmes"))
LARGE = REAL / "31c3.xml"
# What only the admin and the API's own page need: to compress it takes most of the time.
NOT_OURS = ["admin", "unfold", "drf_spectacular_sidecar", "rest_framework", "simple_history"]


def main():
    """Hashed and compressed files, kept answers: all as a visitor meets it."""
    lifeline.tie()
    port = environment.read("PORT", environment.port, 8000)
    run._settle(port, dev=False)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("demo", verbosity=0)
    if LARGE.exists():
        options = {"forum": "31c3", "timezone": "Europe/Berlin", "publish": True, "verbosity": 0}
        call_command("import_program", str(LARGE), **options)
    options = {"ignore_patterns": NOT_OURS, "interactive": False, "verbosity": 0}
    call_command("collectstatic", **options)
    run._serve(port)


if __name__ == "__main__":
    main()
