"""Filters of lists that users keep under a name: kept, kept anew, dropped."""

from django.db import transaction

from events.models import KeptFilter, User
from events.models.kept_filter import MOST
from events.program import text


class TooMany(Exception):
    """The user keeps as many as one may."""


@transaction.atomic
def keep(*, user: User, page: str, name: str, query: str) -> KeptFilter:
    """Keeps what is asked of the list `page`; under a name that is there, instead of that."""
    # One at a time, so that two do not take the same place.
    User.objects.select_for_update().get(pk=user.pk)
    rows, name = KeptFilter.objects.filter(user=user), text.line(name)
    kept = rows.filter(page=page, name=name).first()
    if kept is None:
        free = set(range(1, MOST + 1)) - set(rows.values_list("place", flat=True))
        if not free:
            raise TooMany
        kept = KeptFilter(user=user, page=page, name=name, place=min(free))
    kept.query = query
    kept.full_clean()
    kept.save()
    return kept


def drop(*, user: User, page: str, kept: int) -> bool:
    """Drops one of the user's own; False where there is none."""
    return bool(KeptFilter.objects.filter(user=user, page=page, pk=kept).delete()[0])
