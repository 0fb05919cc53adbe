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


# Rows that migrating makes: they are the same for every test.
KEPT = ("django_migrations", "django_content_type", "auth_permission")
EMPTY = """
DO $$ DECLARE named regclass; filled boolean; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR named IN SELECT oid FROM pg_class WHERE relkind = 'r'
        AND relnamespace = 'public'::regnamespace AND relname <> ALL (%s) LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %%s)', named) INTO filled;
        IF filled THEN EXECUTE format('DELETE FROM %%s', named); END IF;
    END LOOP;
END $$
"""


def empty():
    """Deletes what a test has committed: a fraction of what it takes to truncate every table."""
    with connection.cursor() as cursor:
        cursor.execute(EMPTY, [list(KEPT)])


class Kept:
    """What `build` writes into an empty database: built once a process, then put back as it was.

    A call gives what `build` returned, which therefore should be no row but a key or an address.
    """

    def __init__(self, build):
        self.build, self.rows = build, None

    def __call__(self):
        if self.rows is None:
            before = rows()
            assert not before, f"What is kept would have also: {', '.join(before)}"
            self.made, self.rows = self.build(), rows()
        else:
            put_back(self.rows)
        return self.made


def rows():
    """What is in the tables that have rows, to be given to `put_back`."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}")')
            if cursor.fetchone()[0] and table not in KEPT:
                content = BytesIO()
                cursor.copy_expert(f'COPY "{table}" TO STDOUT (FORMAT binary)', content)
                found[table] = content.getvalue()
    return found


def put_back(kept):
    """The rows that were there, past triggers and references; new ones are numbered after them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, content in kept.items():
            cursor.copy_expert(f'COPY "{table}" FROM STDIN (FORMAT binary)', BytesIO(content))
        cursor.execute("SET LOCAL session_replication_role = origin")
