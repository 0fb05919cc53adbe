"""The database role `the_public`: it may read what is published, and keep agendas."""

from django.db import connection

READABLE = ("events_release", "events_shelf", "events_apikey")
KEPT = ("events_agenda",)  # what visitors themselves make, change and delete

# Roles are global to a cluster: two migrations at once may both try, which is no error.
CREATE = """
DO $$ BEGIN
    CREATE ROLE the_public NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""
GRANT = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'the_public') THEN
        GRANT {rights} ON {tables} TO the_public;
    END IF;
END $$
"""


def grant(*tables: str) -> str:
    """SQL that lets the role read these, if it exists."""
    return GRANT.format(rights="SELECT", tables=", ".join(tables))


def grant_all(*tables: str) -> str:
    """SQL that lets the role also write and delete these, if it exists."""
    rights = "SELECT, INSERT, UPDATE, DELETE"
    return GRANT.format(rights=rights, tables=", ".join(tables))


def create() -> None:
    """Creates the role where it is missing and grants it what it may read."""
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        cursor.execute(grant(*READABLE))
        cursor.execute(grant_all(*KEPT))
