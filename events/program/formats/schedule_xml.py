"""schedule.xml of c3voc, frab and pretalx: written."""

from typing import TYPE_CHECKING

from events.program.formats import c3voc
from events.program.formats.c3voc_records import Day, Event, Hall, Schedule, Track
from events.program.formats.outgoing import Extract

if TYPE_CHECKING:
    from lxml import etree

MEDIA = "application/vnd.c3voc.schedule+xml; charset=utf-8"


def write(extract: Extract) -> bytes:
    """The part as XML after c3voc's schema, no element that it does not know. Raises NoSuchPart.

    The format has no roles, no states and one language: what it cannot say is in the API.
    """
    from lxml import etree

    schedule = c3voc.schedule(extract)
    root = etree.Element("schedule")
    etree.SubElement(root, "generator", name=c3voc.GENERATOR)
    _add(root, "url", extract.file("xml"))
    _add(root, "version", schedule.version)
    _conference(root, extract, schedule)
    for day in schedule.days:
        _day(root, day)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _add(
    parent: "etree._Element", tag: str, text: str = "", /, **attributes: str
) -> "etree._Element":
    element = parent.makeelement(tag, attributes)
    element.text = text or None
    parent.append(element)
    return element


def _conference(root: "etree._Element", extract: Extract, schedule: Schedule) -> None:
    conference = _add(root, "conference")
    _add(conference, "title", schedule.title)
    _add(conference, "acronym", schedule.acronym)
    _add(conference, "start", schedule.days[0].date.isoformat())
    _add(conference, "end", schedule.days[-1].date.isoformat())
    _add(conference, "days", str(len(schedule.days)))
    _add(conference, "timeslot_duration", c3voc.SLOT)
    _add(conference, "url", extract.page())
    _add(conference, "time_zone_name", extract.forum.zone)
    for track in schedule.tracks:
        _track(conference, track)


def _track(conference: "etree._Element", track: Track) -> None:
    element = _add(conference, "track", name=track.name, color=track.colour)
    if c3voc.TRACK_SLUG.fullmatch(track.theme.slug):
        element.set("slug", track.theme.slug)


def _day(root: "etree._Element", day: Day) -> None:
    element = _add(
        root,
        "day",
        date=day.date.isoformat(),
        start=day.starts.isoformat(),
        end=day.ends.isoformat(),
        index=str(day.index),
    )
    for hall, events in day.halls:
        room = _add(element, "room", name=hall.name, guid=str(hall.uuid))
        for event in events:
            _event(room, event, hall)


def _event(room: "etree._Element", event: Event, hall: Hall) -> None:
    session = event.session
    element = _add(room, "event", id=str(session.number), guid=str(session.uuid))
    for name, text in {
        "date": event.start.isoformat(),
        "start": event.start.strftime("%H:%M"),
        "duration": event.length,
        "room": hall.name,
        "slug": event.slug,
        "url": event.url,
        "title": event.title,
        "subtitle": event.subtitle,
        "track": event.track,
        "type": event.kind,
        "language": event.language,
        "abstract": event.abstract,
        "description": event.description,
    }.items():
        _add(element, name, text)
    _recording(element, event)
    persons = _add(element, "persons")
    for person in event.persons:
        _add(persons, "person", person.name, id=str(person.number), guid=str(person.uuid))
    _links(element, event)


def _recording(element: "etree._Element", event: Event) -> None:
    """The terms, and the first recording that there is; any other is a link."""
    recording = _add(element, "recording")
    _add(recording, "license", event.licence)
    _add(recording, "optout", "true" if event.optout else "false")
    for link in event.recordings[:1]:
        _add(recording, "url", link.url)


def _links(element: "etree._Element", event: Event) -> None:
    others = _add(element, "links")
    attachments = _add(element, "attachments")
    first = event.recordings[:1]
    for link in event.links:
        if link.kind == "material":
            _add(attachments, "attachment", link.title or link.url, href=link.url)
        elif link not in first:
            _add(others, "link", link.title or link.url, href=link.url)
