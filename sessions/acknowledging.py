"""Acknowledging a conflict, which then no longer counts, and taking that back."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.models import Forum
from sessions import standing
from sessions.models import Acknowledgement

if TYPE_CHECKING:
    from events.models import User

LONGEST = 500


class NotAcknowledged(ValueError):
    """Nothing was written; `reason` says why, for the reader."""

    reason = _("Nothing was changed.")


class NoSuchConflict(NotAcknowledged):
    """The conflict is gone, or its facts have changed since it was shown."""

    reason = _("This conflict is gone or has changed meanwhile. Look at the list again.")


class NoReason(NotAcknowledged):
    """No reason was given, or one that is too long."""

    reason = _("Say in 1 to 500 characters why it may stay.")


def acknowledge(
    forum: Forum, *, key: str, reason: str, by: "User", at: datetime
) -> Acknowledgement:
    """Keeps why the conflict may stay, as long as its facts do; a second reason replaces the first.

    Raises NoSuchConflict or NoReason.
    """
    reason = reason.strip()
    if not 1 <= len(reason) <= LONGEST:
        raise NoReason
    now = standing.of(forum, reader=by)
    if key not in {conflict.key for conflict in (*now.open, *(c for c, _row in now.acknowledged))}:
        raise NoSuchConflict
    with transaction.atomic():
        row, _made = Acknowledgement.objects.select_for_update().update_or_create(
            forum=forum, key=key, defaults={"reason": reason, "by": by, "at": at}
        )
    return row


def take_back(forum: Forum, *, key: str, by: "User") -> None:
    """The conflict counts again. Raises NoSuchConflict where it was not acknowledged."""
    with transaction.atomic():
        rows = Acknowledgement.objects.select_for_update().filter(forum=forum, key=key)
        row: Any = rows.first()
        if row is None:
            raise NoSuchConflict
        row._history_user = by
        row.delete()
