#!/usr/bin/env python
"""Django's command line; a database that does not answer is one line, not a traceback."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum_site.settings")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        sys.exit(f"The database refused: {str(error).strip().splitlines()[0]}")


if __name__ == "__main__":
    main()
