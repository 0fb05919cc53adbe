"""What the database knows of its tables, made anew once many rows were written.

PostgreSQL would do so by itself within a minute or two. Until then it takes the tables for nearly
empty, and reading a large draft, as publishing does in the same moment, would take minutes.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from events.models import Room, Theme, Venue
from sessions.models import Appearance, Session
from speakers.models import NameForm, Organisation, Organiser, Person, Speaker

MANY = 1_000  # rows that were written
READ: tuple[Any, ...] = (
    Venue, Room, Theme, Organisation, Organiser, Person, NameForm, Speaker, Session, Appearance,
    Session.themes.through, Session.overflow.through,
)  # fmt: skip


def renew(written: int, models: Iterable[Any] = READ) -> None:
    """Where that many rows were written; within the transaction that wrote them, waiting for nobody."""
    if written < MANY:
        return
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE (SKIP_LOCKED) {tables}")
