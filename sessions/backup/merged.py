"""Persons and organisations of a backup that were merged into others since it was made."""

from collections.abc import Mapping
from typing import Any

from sessions.backup.archive import Row
from speakers.models import FormerOrganisation, FormerPerson, Organisation, Person

# By what a backup calls them: what is left of those that were merged, and whom that refers to.
FORMER: Mapping[str, tuple[Any, str]] = {
    "person": (FormerPerson, "person"),
    "organisation": (FormerOrganisation, "organisation"),
}
LIVING: Mapping[str, Any] = {"formerperson": Person, "formerorganisation": Organisation}


def known_as(table: str, uuids: Mapping[str, int]) -> dict[int, int]:
    """The keys of those whom they were merged into here, by their keys in the backup.

    Where the backup has both, the two come back as two: it is older than the merge.
    """
    if table not in FORMER:
        return {}
    model, kept = FORMER[table]
    rows = model.objects.filter(uuid__in=uuids)
    rows.filter(**{f"{kept}__uuid__in": uuids}).delete()
    return {uuids[str(uuid)]: key for uuid, key in rows.values_list("uuid", kept)}


def is_free(table: str, former: Row) -> bool:
    """Whether nobody here has the uuid of this former identity."""
    return not LIVING[table].objects.filter(uuid=former["uuid"]).exists()
