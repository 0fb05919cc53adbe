"""`manage.py dbshell` on our own PostgreSQL."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import client

from forum_site import postgres


class DatabaseClient(client.DatabaseClient):
    """The wheel's psql, on the server that it first starts."""

    executable_name = str(postgres.BIN / "psql")

    def runshell(self, parameters: Iterable[str]) -> None:
        """Open the shell."""
        settings: dict[str, Any] = self.connection.settings_dict
        settings["HOST"] = str(postgres.hold(Path(settings["FOLDER"])))
        super().runshell(parameters)
