"""People written down in one text: "Ann Lee, Bo Chen and Dr Cy Dee (Acme, Inc.)"."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from events.program import names

SURE = re.compile(r"\s*(?:[;|\n\r]|\s/\s)\s*")
MAYBE = re.compile(r"\s*(?:,|\s(?:&|\+|and|und|и|və|და)\s)\s*", re.IGNORECASE)
AFTER_A_NAME = re.compile(
    r"(?:jr|sr|ph\.?\s?d|m\.?d|mba|esq|i{2,3}|iv|inc|ltd|llc|gmbh)\.?", re.IGNORECASE
)
IN_BRACKETS = re.compile(r"([^()\[\]]+?)\s*[(\[](.+)[)\]]")
DASHED = re.compile(r"(.+?)\s(?:-|\u2013|\u2014)\s(.+)")
NOBODY = frozenset("tba tbc tbd tbh none nobody n/a na - – — ? various unknown".split())  # noqa: SIM905 - short
LONGEST = 4_000  # characters of a text with people in it
MOST_WORDS = 5  # of a name, where a comma tells it from a position


class Written(Struct, frozen=True):
    """A name, and the position that is written with it."""

    name: str
    position: str = ""


def people(text: str) -> tuple[Written, ...]:
    """Everybody whom a text names, in its order; nobody for "TBA"."""
    text = text[:LONGEST].strip()
    surely = [part for part in SURE.split(text) if part]
    if surely[1:]:
        return tuple(one for part in surely for one in listed(part))
    return _somebody(_one(part) for part in _joined(_split(text)))


def listed(text: str) -> tuple[Written, ...]:
    """The one whom a text of a list names: what follows a first comma is a position."""
    found = _one(text[:LONGEST].strip())
    name, comma, rest = found.name.partition(",")
    short = len(name.split()) <= MOST_WORDS and not AFTER_A_NAME.fullmatch(rest.strip())
    if comma and not found.position and short:
        found = Written(name.strip(), rest.strip())
    return _somebody([found])


def same(one: str, other: str) -> bool:
    """Whether two positions are likely one person's: they share words, or one says nothing."""
    words, others = set(names.fold(one).split()), set(names.fold(other).split())
    shared, fewer = words & others, min(len(words), len(others))
    return not fewer or len(shared) >= min(2, fewer)


def _somebody(found: Iterable[Written]) -> tuple[Written, ...]:
    return tuple(one for one in found if one.name and one.name.lower() not in NOBODY)


def _split(text: str) -> Iterator[str]:
    """The text at its commas and its "and"s, but for those in brackets."""
    begins, depth, at = 0, 0, 0
    while at < len(text):
        depth += (text[at] in "([") - (text[at] in ")]" and depth > 0)
        between = MAYBE.match(text, at) if not depth and text[at] in " ,\t" else None
        if between:
            yield text[begins:at]
            begins = at = between.end()
        else:
            at += 1
    yield text[begins:]


def _joined(parts: Iterator[str]) -> list[str]:
    """The parts, with what belongs after a name put back to it: "Lee, Jr."."""
    kept: list[str] = []
    for part in filter(None, map(str.strip, parts)):
        if kept and AFTER_A_NAME.fullmatch(part):
            kept[-1] = f"{kept[-1]}, {part}"
        else:
            kept.append(part)
    return kept


def _one(part: str) -> Written:
    if match := IN_BRACKETS.fullmatch(part) or DASHED.fullmatch(part):
        return Written(_line(match[1]), _line(match[2]))
    return Written(_line(part))


def _line(text: str) -> str:
    return " ".join(text.split())
