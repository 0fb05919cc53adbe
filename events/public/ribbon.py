"""The ribbon: a release's checksum as woven stripes."""

from collections.abc import Iterator
from typing import NamedTuple

ORDERS = (
    ("cloth-1", "thread", "cloth-2", "thread", "cloth-1", "cloth-2"),
    ("cloth-3", "thread", "cloth-1", "thread", "cloth-2", "cloth-1"),
    ("cloth-2", "thread", "cloth-1", "thread", "cloth-3", "cloth-1"),
    ("cloth-1", "thread", "cloth-3", "thread", "cloth-2", "cloth-1"),
)


class Stripe(NamedTuple):
    """One stripe: its colour's name, where it begins and how wide it is, in percent."""

    colour: str
    start: float
    width: float

    @property
    def end(self) -> float:
        """Where the next stripe begins."""
        return self.start + self.width


def stripes(sha256: str) -> tuple[Stripe, ...]:
    """The ribbon of a checksum: six stripes from the edge to the middle, then mirrored.

    The first hexadecimal digit chooses the order of colours, the next six the widths.
    """
    first, *digits = (int(digit, 16) for digit in sha256[:7])
    colours = ORDERS[first % len(ORDERS)]
    half = [(each, _width(each, digit)) for each, digit in zip(colours, digits, strict=True)]
    return tuple(_placed(half + half[-2::-1]))


def gradient(sha256: str) -> str:
    """The same stripes as the stops of a CSS gradient."""
    return ",".join(f"var(--{s.colour}) {s.start:.4g}% {s.end:.4g}%" for s in stripes(sha256))


def _width(colour: str, digit: int) -> float:
    return 1 + digit % 3 if colour == "thread" else 3 + digit * 0.6


def _placed(ribbon: list[tuple[str, float]]) -> Iterator[Stripe]:
    whole = sum(width for _, width in ribbon)
    at = 0.0
    for colour, width in ribbon:
        yield Stripe(colour, at / whole * 100, width / whole * 100)
        at += width
