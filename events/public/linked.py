"""What a page tells machines (schema.org, JSON-LD): the forum, a session or a speaker as linked data."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from events.program import clock
from events.program.document import Forum, Room, Session, Speaker, Venue
from events.public import markup
from events.public.reading import Reading
from events.web import absolute

Data = dict[str, Any]
# None of these may end the script block, or be read as the beginning of markup in it.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def linked(reading: Reading, thing: Forum | Session | Speaker | None) -> SafeString:
    """The contents of a page's script block of linked data; empty for a page about nothing."""
    if thing is None:
        return SafeString("")
    if isinstance(thing, Session):
        data = _session(reading, thing)
    elif isinstance(thing, Speaker):
        data = _speaker(reading, thing)
    else:
        data = _forum(reading)
    return block(data)


def block(data: Data) -> SafeString:
    """The data as the contents of a script block, without what is empty."""
    told = json.dumps({"@context": "https://schema.org", **_known(data)}, ensure_ascii=False)
    return mark_safe(told.translate(ESCAPES))  # noqa: S308 - what could be markup is escaped


def _forum(reading: Reading) -> Data:
    forum = reading.forum
    return {
        **_brief_forum(reading),
        "description": markup.summary(reading.say(forum.description).text),
        "endDate": forum.ends.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": _place(reading, None),
        "organizer": _organisers(reading),
        "inLanguage": forum.languages,
        "subEvent": [
            thing("Event", each.uuid, reading.say(each.title).text, _page(reading, each))
            for each in reading.document.sessions
            if each.kind != "break"
        ],
    }


def _session(reading: Reading, each: Session) -> Data:
    texts = each.abstract or each.description
    ends = clock.end_of(each) if each.minutes else None
    return {
        **thing("Event", each.uuid, reading.say(each.title).text, _page(reading, each)),
        "description": markup.summary(reading.say(texts).text),
        "startDate": each.start and each.start.isoformat(),
        "endDate": ends and ends.isoformat(),
        **_status(reading, each),
        "location": _place(reading, reading.rooms.get(each.room) if each.room else None),
        "organizer": _organisers(reading),
        "performer": [_person(reading, who) for who in _performers(reading, each)],
        "superEvent": _brief_forum(reading),
        "inLanguage": each.floor_languages,
    }


def _speaker(reading: Reading, each: Speaker) -> Data:
    name = reading.say(each.names).text
    others = dict.fromkeys((*each.names.values(), *each.reported))
    photo = each.photo and absolute(f"/media/photos/{each.photo.sha256}.jpg")
    return {
        **_person(reading, each),
        "alternateName": [spelling for spelling in others if spelling != name],
        "description": markup.summary(reading.say(each.biography).text),
        "image": photo,
        "sameAs": list(filter(markup.web_link, each.links)),
    }


def _brief_forum(reading: Reading) -> Data:
    forum = reading.forum
    name = reading.say(forum.names).text
    return edition(forum.uuid, name, f"/{reading.language}/{reading.slug}/", forum.starts)


def _status(reading: Reading, each: Session) -> Data:
    """Cancelled, else moved from a former start, else as planned."""
    before = reading.edition.ledger.history(each.uuid).previous_start
    if each.state == "cancelled":
        return {"eventStatus": "https://schema.org/EventCancelled"}
    if before and each.start and before != each.start:
        return {
            "eventStatus": "https://schema.org/EventRescheduled",
            "previousStartDate": before.isoformat(),
        }
    return {"eventStatus": "https://schema.org/EventScheduled"}


def _place(reading: Reading, room: Room | None) -> Data | None:
    """The room in its building with the address; without a room the forum's town."""
    city, country = reading.say(reading.forum.city).text, reading.forum.country
    venue = reading.venues.get(room.venue) if room and room.venue else None
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue and reading.say(venue.address).text,
        "addressLocality": city,
        "addressCountry": country,
    }
    name = reading.say(room.names).text if room else city or country
    if not name:
        return None
    inside = venue and {"@type": "Place", "name": reading.say(venue.names).text}
    place = {"@type": "Place", "name": name, "containedInPlace": inside, "geo": _geo(room, venue)}
    return {**place, "address": _known(address) if city or country or venue else None}


def _geo(room: Room | None, venue: Venue | None) -> Data | None:
    for spot in (room, venue):
        if spot and spot.latitude is not None and spot.longitude is not None:
            return {
                "@type": "GeoCoordinates",
                "latitude": spot.latitude,
                "longitude": spot.longitude,
            }
    return None


def _organisers(reading: Reading) -> list[Data]:
    found = (
        reading.organisations.get(each.organisation)
        for each in reading.forum.organisers
        if each.role == "organiser"
    )
    return [
        thing("Organization", each.uuid, reading.say(each.names).text, markup.web_link(each.link))
        for each in found
        if each
    ]


def _performers(reading: Reading, each: Session) -> list[Speaker]:
    """Who is on stage, once each, without those who will not come."""
    on_stage = dict.fromkeys(part.speaker for part in each.appearances)
    known = (reading.speakers.get(uuid) for uuid in on_stage)
    return [speaker for speaker in known if speaker and speaker.status != "cancelled"]


def _person(reading: Reading, each: Speaker) -> Data:
    employer = reading.organisation(each)
    page = absolute(f"/{reading.language}/{reading.slug}/speakers/{each.slug}/")
    return {
        **thing("Person", each.uuid, reading.say(each.names).text, page),
        "jobTitle": reading.say(each.position).text,
        "affiliation": employer
        and thing("Organization", employer.uuid, reading.say(employer.names).text, ""),
    }


def _page(reading: Reading, each: Session) -> str:
    return absolute(f"/{reading.language}/{reading.slug}/sessions/{each.slug}/")


def thing(kind: str, uuid: UUID, name: str, url: str) -> Data:
    """What it is called and where its page is. Its id is the same in all languages and releases."""
    return _known({"@type": kind, "@id": absolute(f"/#{uuid}"), "name": name, "url": url})


def edition(uuid: UUID, name: str, path: str, starts: date) -> Data:
    """A forum in few words, where something else is told of."""
    return {**thing("Event", uuid, name, absolute(path)), "startDate": starts.isoformat()}


def _known(data: Data) -> Data:
    """Without what is empty, at any depth: the vocabulary has no word for unknown."""
    kept = {name: _known(each) if isinstance(each, dict) else each for name, each in data.items()}
    several = {name: [_known(one) if isinstance(one, dict) else one for one in each]
               for name, each in kept.items() if isinstance(each, list)}  # fmt: skip
    return {name: each for name, each in (kept | several).items() if each not in ("", None, (), [])}
