"""Writes a thing of a programme with all its fields."""

from collections.abc import Mapping
from typing import Any

from rest_framework.serializers import Serializer

from events.api.programme import Kind, Programme
from events.api.serializers.place import OrganisationPart, RoomPart, ThemePart
from events.api.serializers.session import SessionPart
from events.api.serializers.speaker import SpeakerPart
from events.api.shown import show
from events.program.search import Hit

Row = dict[str, Any]
SERIALIZERS: Mapping[Kind, type[Serializer[Any]]] = {
    "session": SessionPart,
    "speaker": SpeakerPart,
    "theme": ThemePart,
    "room": RoomPart,
    "organisation": OrganisationPart,
}


class Writer:
    """Writes things of one programme, their texts picked in this order of languages."""

    def __init__(self, programme: Programme, languages: tuple[str, ...]) -> None:
        self.programme = programme
        context = {"languages": languages}
        self.serializers = {kind: made(context=context) for kind, made in SERIALIZERS.items()}

    def row(self, kind: Kind, thing: Any, match: Hit | None = None) -> Row:
        """The thing with all its fields."""
        shown = show(kind, thing, self.programme)
        shown.match = match
        row: Row = self.serializers[kind].to_representation(shown)
        return row
