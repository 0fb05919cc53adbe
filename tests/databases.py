"""The tests' own database, its rows kept for the next test, and a copy for a process beside them."""

from contextlib import contextmanager
from io import BytesIO
from urllib.parse import quote

from django.db import connection, transaction


def disconnect_others():
    """A thread of the live server may have ended without letting go of the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def database_url(name=None):
    """The DATABASE_URL of the tests' own database, or of another on its server."""
    connection.ensure_connection()
    info = connection.connection.info
    where = f"/{info.host}" if info.host.startswith("/") else f"{info.host}:{info.port}"
    server = f"postgres://{info.user}:{quote(info.password or '', safe='')}@{where}"
    return f"{server}/{name or info.dbname}"


@contextmanager
def copied(suffix):
    """A copy of the empty database; gives its DATABASE_URL."""
    disconnect_others()
    connection.creation.clone_test_db(suffix, verbosity=0)
    name = connection.creation.get_test_db_clone_settings(suffix)["NAME"]
    url = database_url(name)
    try:
        yield url
    finally:
        connection.creation.destroy_test_db(suffix=suffix, verbosity=0)


def rows():
    """What is in the tables that have rows, to be given to `put_back`."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            content = BytesIO()
            cursor.copy_expert(f'COPY "{table}" TO STDOUT (FORMAT binary)', content)
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')
            if cursor.fetchone()[0] and table != "django_migrations":
                found[table] = content.getvalue()
    return found


def put_back(kept):
    """The rows that were there, past triggers and references; new ones are numbered after them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, content in kept.items():
            cursor.execute(f'DELETE FROM "{table}"')
            cursor.copy_expert(f'COPY "{table}" FROM STDIN (FORMAT binary)', BytesIO(content))
