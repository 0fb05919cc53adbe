"""The order of a list, as `ordering` asks for it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from events.program.text import pick

Thing = TypeVar("Thing")


def _family_first(speaker: Any, languages: tuple[str, ...]) -> str | None:
    """What a directory sorts a speaker by; None of somebody without a name."""
    return (speaker.sort_key or pick(speaker.names, languages).text).casefold() or None


Key = Callable[[Any, tuple[str, ...]], Any]
KEYS: Mapping[str, Key] = {
    "number": lambda thing, _: thing.number,
    "start": lambda session, _: session.start,
    "title": lambda session, languages: pick(session.title, languages).text.casefold() or None,
    "name": _family_first,
}


def ordered(things: list[Thing], ordering: str | None, languages: tuple[str, ...]) -> list[Thing]:
    """The things in this order; without one, or in `protocol` order, as they are in the programme.

    What lacks what it is ordered by comes last, whichever way round. Equals stay as they were.
    """
    key = KEYS.get((ordering or "").removeprefix("-"))
    if key is None or ordering is None:
        return things
    keyed = [(key(thing, languages), thing) for thing in things]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=ordering.startswith("-"))
    return [thing for _, thing in known] + [thing for value, thing in keyed if value is None]
