"""The data of the <pretalx-schedule> web component, so that any page can show a programme by it."""

from typing import Any

import msgspec

from events.program.formats import c3voc
from events.program.formats.c3voc_halls import length
from events.program.formats.c3voc_names import lines
from events.program.formats.c3voc_records import Event, Hall, Person, Schedule, Track
from events.program.formats.outgoing import Extract

MEDIA = "application/json; charset=utf-8"
STATES = {"confirmed": "confirmed", "tentative": "accepted"}  # pretalx's words


def write(extract: Extract) -> bytes:
    """Talks, rooms, tracks and speakers as lists that refer to each other by id and code.

    Names are maps of language to text, a speaker's is one text: the component shows it as it is.
    """
    schedule = c3voc.schedule(extract)
    return msgspec.json.encode(
        {
            "version": schedule.version,
            "timezone": extract.forum.zone,
            "event_start": schedule.days[0].date,
            "event_end": schedule.days[-1].date,
            "talks": [_talk(event, extract) for event in schedule.events],
            "rooms": [_room(hall) for hall in schedule.halls],
            "tracks": [_track(track) for track in schedule.tracks],
            "speakers": [_speaker(person) for person in _persons(schedule)],
        }
    )


def _talk(event: Event, extract: Extract) -> dict[str, Any]:
    session = event.session
    theme = extract.themes.get(session.theme) if session.theme else None
    return {
        "id": session.number,
        # What has no code is a break to the component, and leads to no page.
        "code": None if session.kind == "break" else str(session.number),
        "title": lines(session.title),
        "abstract": event.abstract,
        "start": event.start.isoformat(),
        "end": event.ends.isoformat(),
        "duration": length(session),
        "room": event.hall.number,
        "track": theme.number if theme else None,
        "speakers": [str(person.number) for person in event.persons],
        "state": STATES[session.state],
        "content_locale": event.language,
        "do_not_record": event.optout,
        "updated": extract.stamp.time.isoformat(),
        "tags": [],
        "fav_count": 0,
    }


def _room(hall: Hall) -> dict[str, Any]:
    return {"id": hall.number, "name": hall.names, "description": {}}


def _track(track: Track) -> dict[str, Any]:
    return {
        "id": track.theme.number,
        "name": lines(track.theme.names),
        "description": {},
        "color": track.colour,
    }


def _speaker(person: Person) -> dict[str, Any]:
    return {"code": str(person.number), "name": person.name, "avatar": None}


def _persons(schedule: Schedule) -> list[Person]:
    """Everyone once, by number."""
    met = {person.number: person for event in schedule.events for person in event.persons}
    return [met[number] for number in sorted(met)]
