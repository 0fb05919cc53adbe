"""The tests' own database, and a copy of it for a process beside them."""

from contextlib import contextmanager
from urllib.parse import quote

from django.db import connection


def disconnect_others():
    """A thread of the live server may have ended without letting go of the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@contextmanager
def copied(suffix):
    """A copy of the empty database; gives its DATABASE_URL."""
    disconnect_others()
    info = connection.connection.info
    where = f"/{info.host}" if info.host.startswith("/") else f"{info.host}:{info.port}"
    server = f"postgres://{info.user}:{quote(info.password or '', safe='')}@{where}"
    connection.creation.clone_test_db(suffix, verbosity=0)
    name = connection.creation.get_test_db_clone_settings(suffix)["NAME"]
    try:
        yield f"{server}/{name}"
    finally:
        connection.creation.destroy_test_db(suffix=suffix, verbosity=0)
