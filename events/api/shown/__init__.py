"""What the lists show of each thing: its own fields, and in place of ids what they stand for."""

from typing import Any

from events.api.programme import Kind, Programme
from events.api.shown.base import Shown
from events.api.shown.place import ShownOrganisation, ShownRoom, ShownTheme
from events.api.shown.session import ShownSession
from events.api.shown.speaker import ShownSpeaker

SHOWN: dict[Kind, type[Shown]] = {
    "session": ShownSession,
    "speaker": ShownSpeaker,
    "theme": ShownTheme,
    "room": ShownRoom,
    "organisation": ShownOrganisation,
}


def show(kind: Kind, thing: Any, programme: Programme) -> Shown:
    """The thing as its serializer reads it."""
    return SHOWN[kind](thing, programme)
