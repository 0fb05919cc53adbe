"""Where an event of a calendar is, and who is behind it: LOCATION, GEO and ORGANIZER."""

from typing import TYPE_CHECKING
from uuid import UUID

from events.program.document import Room, Session, Venue
from events.program.formats.outgoing import Extract
from events.program.text import line

if TYPE_CHECKING:
    import icalendar


def where(extract: Extract, session: Session, event: "icalendar.Event") -> None:
    """LOCATION always, since some programs drop an event that has none; GEO where it is known."""
    room, venue = _place(extract, session.room)
    named = [extract.say(row.names) for row in (room, venue) if row]
    address = extract.say(venue.address) if venue else ""
    said = ", ".join(line(text) for text in (*named, address) if text)
    somewhere = extract.say(extract.forum.city) or extract.say(extract.forum.names)
    event.add("location", said or line(somewhere))
    for spot in (room, venue):
        if spot and spot.latitude is not None and spot.longitude is not None:
            event.add("geo", (spot.latitude, spot.longitude))
            return


def _place(extract: Extract, uuid: UUID | None) -> tuple[Room | None, Venue | None]:
    room = extract.rooms.get(uuid) if uuid else None
    venue = extract.venues.get(room.venue) if room and room.venue else None
    return room, venue


def who(extract: Extract, event: "icalendar.Event") -> None:
    """The forum's first organiser at the forum's address: RFC 5546 asks for one, mail has none."""
    import icalendar

    behind = sorted(extract.forum.organisers, key=lambda each: (each.order, each.organisation))
    found = [extract.organisations.get(each.organisation) for each in behind]
    first = next(filter(None, found), extract.forum)
    organiser = icalendar.vCalAddress(extract.page())
    # A parameter can hold no double quote at all.
    organiser.params["CN"] = line(extract.say(first.names)).replace('"', "'")
    event.add("organizer", organiser)
