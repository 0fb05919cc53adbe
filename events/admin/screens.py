"""Screens at doors and in the foyer: where the public finds those of a forum, for links."""

from typing import NamedTuple
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events import releases
from events.models import Forum
from events.multilingual import spoken


class Screen(NamedTuple):
    """A page for a screen; `room` is empty for the one in the foyer."""

    title: str
    link: str
    room: UUID | None = None


def screens(forum: Forum) -> list[Screen]:
    """The foyer's and one for each room of the newest release; none where the public sees none."""
    newest = releases.newest(forum.uuid) if forum.visibility == Forum.Visibility.PUBLIC else None
    if newest is None:
        return []
    document = newest.document
    root = f"/{get_language()}/{document.forum.slug}/"
    rooms = (
        Screen(
            spoken(room.names, document.forum.languages).text or room.slug,
            f"{root}rooms/{room.slug}/display/",
            room.uuid,
        )
        for room in document.rooms
    )
    return [Screen(_("Foyer: all rooms"), f"{root}display/"), *rooms]
