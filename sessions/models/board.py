"""What the timetable board keeps beside sessions: each one's version, and the moves made once."""

import uuid

from django.db import models
from django.db.models.functions import Now

from events.models import Forum


class BoardRow(models.Model):
    """How often a session was changed, whatever way; triggers write it, nobody else.

    It outlives the session, so that a board hears that one is gone.
    """

    session = models.UUIDField(primary_key=True)
    # The database's own ON DELETE CASCADE (migration 0003): deleting a forum's sessions writes
    # here once more, later than Django would have deleted these rows.
    forum = models.ForeignKey(
        Forum, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    v = models.PositiveIntegerField()
    # The version that brought it to its place; a move made on an older one is stale.
    placed = models.PositiveIntegerField()
    # The transaction that wrote it: one that began earlier may commit later.
    xact = models.BigIntegerField()
    gone = models.BooleanField(default=False)

    class Meta:
        # Serves the board's question of every second.
        indexes = (models.Index(name="board_row_by_xact", fields=("forum", "xact")),)

    def __str__(self) -> str:
        return f"{self.session}, v{self.v}"


class BoardMove(models.Model):
    """A move that was made: sent again, it changes nothing and gets the same answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    forum = models.ForeignKey(Forum, models.CASCADE, db_index=False, related_name="+")
    at = models.DateTimeField(db_default=Now())
    answer = models.JSONField(default=list)

    class Meta:
        # Serves forgetting the oldest of a forum.
        indexes = (models.Index(name="board_move_by_time", fields=("forum", "at")),)

    def __str__(self) -> str:
        return str(self.id)
