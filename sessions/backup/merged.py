"""Persons of a backup who were merged into others since it was made."""

from collections.abc import Mapping

from sessions.backup.archive import Row
from speakers.models import FormerPerson, Person


def known_as(uuids: Mapping[str, int]) -> dict[int, int]:
    """The keys of those whom they were merged into here, by their keys in the backup.

    Where the backup has both, the two come back as two: it is older than the merge.
    """
    rows = FormerPerson.objects.filter(uuid__in=uuids)
    rows.filter(person__uuid__in=uuids).delete()
    return {uuids[str(uuid)]: person for uuid, person in rows.values_list("uuid", "person")}


def is_free(former: Row) -> bool:
    """Whether nobody here has the uuid of this former identity."""
    return not Person.objects.filter(uuid=former["uuid"]).exists()
