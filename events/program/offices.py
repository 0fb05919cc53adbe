"""Whether two organisations are probably one, and why: for a proposal that somebody judges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Literal, NamedTuple

from events.program import names

Reason = Literal["same", "spelling", "abbreviation"]
# The surest first.
REASONS: tuple[Reason, ...] = ("same", "spelling", "abbreviation")
LONG = 4  # consonants of a name without which a likeness of sound says nothing
SHORT = 3  # letters of an abbreviation that may be chance


class Office(NamedTuple):
    """What an organisation is called, in any language, and where it is; known by its key."""

    key: int
    names: tuple[str, ...]
    abbreviation: str = ""
    country: str = ""


class Alike(NamedTuple):
    """Two that are probably one; `known` has the lower key."""

    known: int
    new: int
    reason: Reason


def pairs(offices: Iterable[Office]) -> list[Alike]:
    """Those that are alike, of each two once, the surest first; ministries of two countries never."""
    offices = list(offices)
    where = {office.key: office.country for office in offices}
    sharing: dict[tuple[Reason, str], set[int]] = defaultdict(set)
    for office in offices:
        for mark in marks(office):
            sharing[mark].add(office.key)
    found: dict[tuple[int, int], Reason] = {}
    for (reason, _said), keys in sharing.items():
        for two in combinations(sorted(keys), 2):
            if len({where[key] for key in two} - {""}) > 1:
                continue
            found[two] = min(reason, found.get(two, reason), key=REASONS.index)
    alike = [Alike(*two, reason) for two, reason in found.items()]
    return sorted(alike, key=lambda each: (REASONS.index(each.reason), each.known, each.new))


def marks(office: Office) -> Iterator[tuple[Reason, str]]:
    """What it shares with whatever is the same: a name, its consonants in any script, its letters."""
    for name in office.names:
        folded = names.fold(name)
        if folded:
            yield "same", folded
        bones = " ".join(sorted(names.skeleton(name).split()))
        if len(bones.replace(" ", "")) >= LONG:
            yield "spelling", bones
        if name.isupper() and len(folded) >= SHORT:
            yield "abbreviation", folded
    if len(short := names.fold(office.abbreviation)) >= SHORT:
        yield "abbreviation", short
