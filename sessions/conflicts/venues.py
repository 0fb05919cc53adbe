"""Whether two venues are one building: each forum has rows of its own for where it is."""

from math import asin, cos, radians, sin, sqrt

from msgspec import Struct

from events.program import names
from events.program.text import Texts

EARTH = 6_371_000  # metres
NEAR = 150  # metres, within which two pairs of coordinates mean one building


class Place(Struct, frozen=True, kw_only=True):
    """What a forum says of a venue."""

    names: Texts = {}
    latitude: float | None = None
    longitude: float | None = None


def apart(one: Place | None, other: Place | None) -> bool:
    """Whether there is a walk from one to the other: both are known, and two.

    By where they lie, if both say so; else by what they are called in any language.
    """
    if one is None or other is None:
        return False
    if (way := _metres(one, other)) is not None:
        return way > NEAR
    return _called(one).isdisjoint(_called(other))


def _called(place: Place) -> set[str]:
    return {names.fold(name) for name in place.names.values() if name}


def _metres(one: Place, other: Place) -> float | None:
    """As the crow flies."""
    given = (one.latitude, one.longitude, other.latitude, other.longitude)
    if None in given:
        return None
    north, east, further_north, further_east = (radians(each) for each in given if each is not None)
    chord = (
        sin((further_north - north) / 2) ** 2
        + cos(north) * cos(further_north) * sin((further_east - east) / 2) ** 2
    )
    return 2 * EARTH * asin(sqrt(chord))
