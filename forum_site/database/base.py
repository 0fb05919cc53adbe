"""Django's PostgreSQL backend that starts our own server, and starts it again should it die."""

from pathlib import Path
from typing import Any

import psycopg2
from django.db.backends.postgresql import base

from forum_site import postgres
from forum_site.database.client import DatabaseClient


class DatabaseWrapper(base.DatabaseWrapper):
    """The server of the folder `FOLDER` in the database's settings, with `SERVER` as its own."""

    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection, once the server runs."""
        settings = self.settings_dict
        try:
            host = postgres.hold(Path(settings["FOLDER"]), **settings.get("SERVER", {}))
        except postgres.RefusedError as refused:
            raise psycopg2.OperationalError(str(refused)) from refused
        return super().get_new_connection({**conn_params, "host": str(host)})
