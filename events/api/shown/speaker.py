"""A speaker as the serializer reads it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from events.api.shown.base import Shown
from events.program.document import Appearance, Photo, Session
from events.web import absolute


class ShownSpeaker(Shown):
    """A speaker with the organisation, the portrait and the sessions."""

    folder = "speakers"

    @property
    def organisation(self) -> Any:
        """As of this forum."""
        return self.programme.get("organisation", self.thing.organisation)

    @property
    def delegation(self) -> Any:
        """Whose member the speaker is."""
        return self.programme.get("organisation", self.thing.delegation)

    @property
    def photo(self) -> dict[str, Any] | None:
        """The portrait's address, size, alternative text and credit."""
        photo: Photo | None = self.thing.photo
        if photo is None:
            return None
        url = absolute(f"{settings.MEDIA_URL}photos/{photo.sha256}.jpg")
        sizes = {"width": photo.width, "height": photo.height}
        return {"url": url, **sizes, "alt": photo.alt, "credit": photo.credit}

    @property
    def sessions(self) -> list[dict[str, Any]]:
        """What the speaker takes part in, each with the roles in it."""
        return list(_engagements(self.programme.parts[self.thing.uuid]))


def _engagements(parts: list[tuple[Session, Appearance]]) -> Iterator[dict[str, Any]]:
    roles: dict[Any, list[str]] = {}
    for session, part in parts:
        roles.setdefault(session.uuid, []).append(part.role)
    sessions = {session.uuid: session for session, _ in parts}
    for uuid, session in sessions.items():
        yield {"session": session, "roles": roles[uuid]}
