"""What takes time to make of a release is made once, since a release never changes."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar

from events.program.edition import Edition

Value = TypeVar("Value")
RELEASES = 12


def per_release(make: Callable[[Edition], Value]) -> Callable[[Edition], Value]:
    """Keeps what `make` makes of the releases last asked for; a draft's is made each time."""
    kept: OrderedDict[tuple[int, str], Value] = OrderedDict()
    lock = Lock()

    @wraps(make)
    def made(edition: Edition) -> Value:
        if edition.stamp is None:
            return make(edition)
        key = (edition.stamp.number, edition.stamp.sha256)
        with lock:
            if key in kept:
                return kept[key]
        value = make(edition)
        with lock:
            kept[key] = value
            while len(kept) > RELEASES:
                kept.popitem(last=False)
        return value

    return made
