"""Who a person is now: those who were merged go on being found by their former uuid."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from speakers.models import FormerPerson


def merged(uuids: Iterable[UUID] | None = None) -> Mapping[UUID, UUID]:
    """Of everybody (or of these) who was merged into another: who that is, by uuid."""
    rows = FormerPerson.objects.all()
    if uuids is not None:
        rows = rows.filter(uuid__in=list(uuids))
    return dict(rows.values_list("uuid", "person__uuid"))
