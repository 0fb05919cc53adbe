"""The database role `the_public`: it may read what is published, and nothing else."""

from django.db import connection

READABLE = ("events_release", "events_shelf", "events_apikey")

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
        GRANT SELECT ON {tables} TO the_public;
    END IF;
END $$
"""


def grant(*tables: str) -> str:
    """SQL that lets the role read these, if it exists."""
    return GRANT.format(tables=", ".join(tables))


def create() -> None:
    """Creates the role where it is missing and grants it what it may read."""
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        cursor.execute(grant(*READABLE))
