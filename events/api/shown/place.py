"""Themes, rooms and organisations as their serializers read them."""

from typing import Any

from events.api.shown.base import Shown


class ShownTheme(Shown):
    """A theme."""

    folder = "themes"


class ShownRoom(Shown):
    """A room with its venue."""

    folder = "rooms"

    @property
    def venue(self) -> Any:
        """The building."""
        venues = self.programme.document.venues
        return next((venue for venue in venues if venue.uuid == self.thing.venue), None)


class ShownOrganisation(Shown):
    """An organisation with those who speak for it."""

    folder = "organisations"

    @property
    def speakers(self) -> list[Any]:
        """Its speakers, in protocol order."""
        return self.programme.members[self.thing.uuid]
