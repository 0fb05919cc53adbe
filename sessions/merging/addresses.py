"""What the world will see of a join: former addresses, and releases that say who it was."""

from msgspec import Struct

from events import releases
from events.models import Forum
from speakers.models import Person


class Seen(Struct, frozen=True, kw_only=True):
    """The addresses that will lead to the kept person, and the releases that will say so."""

    addresses: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()


def seen(duplicate: Person) -> Seen:
    """What the next release of each forum that knows the duplicate will say."""
    former = list(duplicate.former.all())
    uuids = {duplicate.uuid, *(each.uuid for each in former)}
    told = []
    for forum in Forum.objects.filter(speakers__person=duplicate).order_by("pk"):
        newest = releases.newest(forum.uuid)
        if newest and newest.stamp and not uuids.isdisjoint(newest.ledger.entries):
            told.append(f"{forum} ({newest.stamp.number + 1})")
    slugs = (duplicate.slug, *(each.slug for each in former))
    return Seen(addresses=slugs, releases=tuple(told))
