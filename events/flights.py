"""Who makes which answer just now: the first to ask makes it, others who ask for it wait.

Those who make and those who wait sit on seats that are counted, never timed: threads are left for
what is in memory already, however many ask for what is not.
"""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager


class Full(Exception):
    """No seat is free, or who came first takes too long."""


class Flights:
    """The answers in the making."""

    def __init__(self, seats: int) -> None:
        self._seats = threading.Semaphore(seats)
        self._lock = threading.Lock()
        self._flying: dict[Hashable, tuple[threading.Lock, list[None]]] = {}

    @contextmanager
    def alone(self, key: Hashable, patience: float) -> Iterator[None]:
        """Lets in one at a time who names this key; the next looks first what that one has left.

        Raises Full at once where all seats are taken, or after `patience` seconds.
        """
        if not self._seats.acquire(blocking=False):
            raise Full
        try:
            with self._joined(key) as turn:
                if not turn.acquire(timeout=patience):
                    raise Full
                try:
                    yield
                finally:
                    turn.release()
        finally:
            self._seats.release()

    @contextmanager
    def _joined(self, key: Hashable) -> Iterator[threading.Lock]:
        """The lock that all share who name the key, as long as there is one of them."""
        with self._lock:
            turn, aboard = self._flying.setdefault(key, (threading.Lock(), []))
            aboard.append(None)
        try:
            yield turn
        finally:
            with self._lock:
                aboard.pop()
                if not aboard:
                    del self._flying[key]
