"""The series on the shelf: each as its newest edition tells it, by its address or a former one."""

from collections.abc import Iterator
from typing import NamedTuple

from events.program.document import Series
from events.shelf import OnShelf, Shelf


class Found(NamedTuple):
    """A series as its newest edition tells it, and all its editions."""

    series: Series
    editions: tuple[OnShelf, ...]


def everything(shelf: Shelf) -> Iterator[Found]:
    """All series, in the order of their newest editions."""
    told = {each.uuid: each for each in reversed(_told(shelf))}
    for uuid in dict.fromkeys(each.uuid for each in _told(shelf)):
        editions = (entry for entry in shelf.forums if entry.card.series)
        mine = tuple(
            each for each in editions if each.card.series and each.card.series.uuid == uuid
        )
        yield Found(told[uuid], mine)


def find(shelf: Shelf, slug: str) -> Found | None:
    """The series that has this address, or had it when one of its editions was published."""
    found = tuple(everything(shelf))
    former = {each.slug: each.uuid for each in reversed(_told(shelf))}
    live = (each for each in found if each.series.slug == slug)
    return next(live, None) or next((e for e in found if e.series.uuid == former.get(slug)), None)


def _told(shelf: Shelf) -> list[Series]:
    """As each edition tells its own, the newest first."""
    return [entry.card.series for entry in shelf.forums if entry.card.series]
