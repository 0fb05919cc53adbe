"""What real readers of programmes accept beyond the schemas: each rule lists what breaks it."""

import re
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

ORDER = ["generator", "url", "version", "conference", "day"]
ACRONYM = re.compile("[a-z0-9_-]{4,}")
SLUG = re.compile("[a-z0-9_]{4,}-[a-z0-9_-]{4,}")
LENGTH = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")
OFFSET = re.compile(r".+T\d\d:\d\d:\d\d[+-]\d\d:\d\d")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
PERSON = {"guid", "code", "name"}


def parsed(data: bytes):
    """The root of an XML file."""
    from lxml import etree

    return etree.fromstring(data)


def in_xml(data: bytes) -> list[str]:
    """The rules of schedule.xml that this file breaks."""
    root = parsed(data)
    events = root.findall("day/room/event")
    return [
        *_head(data, root),
        *_empty(root),
        *(broken for day in root.findall("day") for broken in _day_of_xml(day)),
        *(broken for event in events for broken in _event_of_xml(event)),
        *_repeated("id", [event.get("id") for event in events]),
        *_repeated("guid", [event.get("guid") for event in events]),
        *_repeated("slug", [event.findtext("slug") for event in events]),
        *_people((p.get("id"), p.get("guid")) for p in root.iter("person")),
        *_side_by_side(map(_told_in_xml, events)),
    ]


def in_json(content: dict[str, Any]) -> list[str]:
    """The rules of schedule.json that this content breaks."""
    conference = content["schedule"]["conference"]
    rooms = [room["name"] for room in conference["rooms"]]
    days = conference["days"]
    events = [(n, e) for day in days for n, held in day["rooms"].items() for e in held]
    persons = [person for _, event in events for person in event["persons"]]
    return [
        *(["version"] if len(content["schedule"]["version"]) >= 100 else []),
        *(f"person {person}" for person in persons if set(person) != PERSON),
        *(f"room {name} is not listed" for name, _ in events if name not in rooms),
        *(f"room of {e['id']}" for name, e in events if name != e["room"]),
        *(f"duration of {e['id']}" for _, e in events if not LENGTH.fullmatch(e["duration"])),
        *(f"slug {e['slug']}" for _, e in events if not SLUG.fullmatch(e["slug"])),
        *(broken for day in days for broken in _day_of_json(day)),
        *_repeated("id", [event["id"] for _, event in events]),
        *_repeated("guid", [event["guid"] for _, event in events]),
        *_repeated("slug", [event["slug"] for _, event in events]),
        *_repeated("room", rooms),
        *_people((person["code"], person["guid"]) for person in persons),
        *_side_by_side((e["room"], e["date"], e["duration"], e["id"]) for _, e in events),
        *(f"control character in {text!r}" for text in _texts(content) if FORBIDDEN.search(text)),
    ]


def _head(data, root):
    tags = [child.tag for child in root]
    if tags != sorted(tags, key=ORDER.index) or tags[:4] != ORDER[:4] or "day" not in tags:
        yield f"children of schedule: {tags}"
    if b"<conference" not in data[:1024]:
        yield "conference begins after the first kilobyte"
    if b"<!DOCTYPE" in data:
        yield "DOCTYPE"
    if len(root.findtext("version")) >= 100:
        yield "version is too long"
    if not ACRONYM.fullmatch(root.findtext("conference/acronym")):
        yield f"acronym {root.findtext('conference/acronym')}"


def _empty(root):
    for tag in ("url", "feedback_url", "origin_url", "link", "attachment"):
        for element in root.iter(tag):
            if not (element.text or "").strip():
                yield f"empty {tag}"


def _day_of_xml(day):
    if not {"date", "start", "end", "index"} <= set(day.attrib):
        yield f"attributes of day {dict(day.attrib)}"
    bounds = [day.get("start"), day.get("end")]
    held = [(e.findtext("date"), e.findtext("duration")) for e in day.iter("event")]
    yield from _bounds(day.get("index"), bounds, held)
    for room in day.findall("room"):
        for event in room.findall("event"):
            if event.findtext("room") != room.get("name") or not room.get("name"):
                yield f"room of {event.get('id')}"


def _day_of_json(day):
    held = [(e["date"], e["duration"]) for events in day["rooms"].values() for e in events]
    return _bounds(day["index"], [day["day_start"], day["day_end"]], held)


def _bounds(index, bounds, held):
    if not all(OFFSET.fullmatch(bound) for bound in bounds):
        yield f"day {index} has bounds without offset: {bounds}"
    starts, ends = map(datetime.fromisoformat, bounds)
    for date, duration in held:
        if not starts <= datetime.fromisoformat(date) <= _end(date, duration) <= ends:
            yield f"day {index} does not contain {date} {duration}"


def _event_of_xml(event):
    number = event.get("id")
    if not number.isdigit() or int(number) < 1:
        yield f"id {number}"
    if not SLUG.fullmatch(event.findtext("slug")):
        yield f"slug {event.findtext('slug')}"
    if not LENGTH.fullmatch(event.findtext("duration")):
        yield f"duration of {number}: {event.findtext('duration')}"
    date = event.findtext("date")
    if not OFFSET.fullmatch(date) or date[11:16] != event.findtext("start"):
        yield f"date of {number}: {date}, {event.findtext('start')}"
    if event.findtext("recording/optout") not in {"true", "false"}:
        yield f"optout of {number}"


def _told_in_xml(event):
    told = [event.findtext(tag) for tag in ("room", "date", "duration")]
    return (*told, event.get("id"))


def _people(pairs):
    """Each person has an integer and a UUID, and no two share one."""
    pairs = set(pairs)
    yield from (f"person {pair}" for pair in pairs if not (pair[0] or "").isdigit() or not pair[1])
    yield from _repeated("person", [number for number, _ in pairs])
    yield from _repeated("person", [guid for _, guid in pairs])


def _repeated(field, values):
    return [f"{field} {value} is repeated" for value, n in Counter(values).items() if n > 1]


def _side_by_side(events):
    """One app cuts the earlier of two that overlap in a room."""
    until = {}
    for room, date, duration, number in sorted(
        events, key=lambda told: datetime.fromisoformat(told[1])
    ):
        start = datetime.fromisoformat(date)
        if room in until and start < until[room]:
            yield f"{number} begins in {room} before another ends"
        until[room] = max(_end(date, duration), start + timedelta(minutes=1))


def _end(date, duration):
    # One that cannot be read is said elsewhere.
    hours, minutes = map(int, duration.split(":")) if LENGTH.fullmatch(duration) else (0, 0)
    return datetime.fromisoformat(date) + timedelta(hours=hours, minutes=minutes)


def _texts(value):
    if isinstance(value, str):
        yield value
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for each in inside:
            yield from _texts(each)
