"""What the world will see of a join: former addresses, and releases that say who it was."""

from typing import Any

from django.db.models import QuerySet
from msgspec import Struct

from events import releases
from events.models import Forum
from sessions.merging.organisations import forums_with
from speakers.models import Organisation, Person


class Seen(Struct, frozen=True, kw_only=True):
    """The addresses that will lead to whom or what is kept, and the releases that will say so."""

    addresses: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()


def seen(duplicate: Person | Organisation) -> Seen:
    """What the next release of each forum that knows the duplicate will say."""
    former: list[Any] = list(duplicate.former.all())
    uuids = {duplicate.uuid, *(each.uuid for each in former)}
    told = []
    for forum in _forums(duplicate).distinct().order_by("pk"):
        newest = releases.newest(forum.uuid)
        if newest and newest.stamp and not uuids.isdisjoint(newest.ledger.entries):
            told.append(f"{forum} ({newest.stamp.number + 1})")
    slugs = (duplicate.slug, *(each.slug for each in former))
    return Seen(addresses=slugs, releases=tuple(told))


def _forums(duplicate: Person | Organisation) -> "QuerySet[Forum]":
    if isinstance(duplicate, Organisation):
        return forums_with(duplicate)
    return Forum.objects.filter(speakers__person=duplicate)
