"""What the benchmarks measure with: a stopwatch, and the piece of work that they compare to."""

import hashlib
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, in seconds of this process."""
    start = time.process_time(), time.perf_counter()
    work()
    return max(time.process_time() - start[0], time.perf_counter() - start[1])


def yardstick() -> None:
    """A fixed piece of work: SHA-256 of 64 MB."""
    hashlib.sha256(b"x" * 64_000_000).hexdigest()
