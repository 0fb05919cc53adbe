"""schedule.json of c3voc (draft 06 of its schema): written."""

import re
from typing import Any

import msgspec

from events.program.formats import c3voc
from events.program.formats.c3voc_records import Day, Event, Hall, Schedule, Track
from events.program.formats.outgoing import Extract

MEDIA = "application/json; charset=utf-8"
SCHEMA = "https://c3voc.de/schedule/schema.json"
ACRONYM = re.compile("[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?")
SLUG = re.compile("[a-z0-9_-]+[a-z0-9]")
ZONE = re.compile("[A-Z][a-z]+/[A-Z][a-z]+.*|.*UTC")


def write(extract: Extract) -> bytes:
    """The part as JSON after c3voc's schema, no key that it does not know. Raises NoSuchPart."""
    schedule = c3voc.schedule(extract)
    return msgspec.json.encode(
        {
            "$schema": SCHEMA,
            "generator": {"name": c3voc.GENERATOR},
            "schedule": {
                "version": schedule.version,
                "conference": _conference(extract, schedule),
            },
        }
    )


def _conference(extract: Extract, schedule: Schedule) -> dict[str, Any]:
    own = schedule.acronym
    zone = extract.forum.zone
    return {
        # The schema wants no hyphens where the XML's has them.
        "acronym": own if ACRONYM.fullmatch(own) else own.replace("-", "_"),
        "title": schedule.title,
        "start": schedule.days[0].date,
        "end": schedule.days[-1].date,
        "daysCount": len(schedule.days),
        "timeslot_duration": c3voc.SLOT,
        **({"time_zone_name": zone} if ZONE.fullmatch(zone) else {}),
        "url": extract.page(),
        "tracks": [_track(track) for track in schedule.tracks],
        "rooms": [_room(hall) for hall in schedule.halls],
        "days": [_day(day) for day in schedule.days],
    }


def _track(track: Track) -> dict[str, Any]:
    slug = track.theme.slug
    return {
        "name": track.name,
        **({"slug": slug} if SLUG.fullmatch(slug) else {}),
        "color": track.colour,
    }


def _room(hall: Hall) -> dict[str, Any]:
    return {
        "guid": hall.uuid,
        "name": hall.name,
        "capacity": hall.room.capacity if hall.room else None,
    }


def _day(day: Day) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.date,
        "day_start": day.starts.isoformat(),
        "day_end": day.ends.isoformat(),
        "rooms": {hall.name: [_event(event) for event in events] for hall, events in day.halls},
    }


def _event(event: Event) -> dict[str, Any]:
    session = event.session
    return {
        "guid": session.uuid,
        "id": session.number,
        "date": event.start.isoformat(),
        "start": event.start.strftime("%H:%M"),
        "end": event.ends.isoformat(),
        "duration": event.length,
        "room": event.hall.name,
        "slug": event.slug,
        "url": event.url,
        "title": event.title,
        "subtitle": event.subtitle or None,
        "track": event.track or None,
        "type": event.kind,
        "language": event.language or None,
        "abstract": event.abstract,
        "description": event.description,
        "recording_license": event.licence,
        "do_not_record": event.optout,
        "persons": [
            {"guid": person.uuid, "code": str(person.number), "name": person.name}
            for person in event.persons
        ],
        **_links(event),
    }


def _links(event: Event) -> dict[str, list[dict[str, str]]]:
    told: dict[str, list[dict[str, str]]] = {"links": [], "attachments": []}
    for link in event.links:
        where = "attachments" if link.kind == "material" else "links"
        told[where].append({"url": link.url, "title": link.title or link.url})
    return told
