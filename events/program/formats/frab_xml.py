"""schedule.xml of c3voc, frab, wafer and pretalx: read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from events.program.formats import frab
from events.program.formats.frab_records import (
    ADDRESSES,
    CONFERENCE,
    EVENT,
    LISTS,
    LONG_TEXTS,
    SHORT,
    Conference,
    Day,
    Event,
    Link,
    Person,
    Room,
    Schedule,
)
from events.program.formats.incoming import Incoming, Notes, NotReadable, gettext_noop
from events.program.formats.ours import Origin, origin
from events.program.formats.wanted import Wanted
from events.program.text import clean

if TYPE_CHECKING:
    from lxml import etree

MEGABYTE = 1024 * 1024
LARGEST = 50  # megabytes

LONGEST = {"acronym": 60, "type": 100, "license": 100}  # characters of a text shorter than SHORT
# The elements of an event that are texts, and those of no use to us by the one they stand in.
TEXTS = {**EVENT, "room": "room", **{name: name for name in LONG_TEXTS}}
IGNORED = {
    "schedule": {"generator", "url", "version", "conference", "day"},
    "conference": {"days", "timeslot_duration", "base_url", "logo", "url", "color", "track"},
    "day": {"room"},
    "room": {"event"},
    "event": {"slug", "logo", "feedback_url", "origin_url", "recording", "persons"},
    "recording": {"license", "optout", "url", "link"},
    "persons": {"person"},
}


def read(
    data: bytes,
    *,
    source: str | None = None,
    zone: str | None = None,
    language: str | None = None,
    slug: str | None = None,
) -> Incoming:
    """The programme in a schedule.xml; what is given beats what the file says.

    Raises NotReadable with one line where there is no programme to read, and ZoneNeeded where
    neither the file nor `zone` names the time zone.
    """
    notes = Notes()
    schedule = _schedule(_root(data), notes)
    wanted = Wanted.of(source, zone, language, slug)
    return frab.programme(schedule, wanted, notes)


def _root(data: bytes) -> "etree._Element":
    """The parsed file: no DOCTYPE, no entities, no network, no depth or length without bounds."""
    from lxml import etree

    if len(data) > LARGEST * MEGABYTE:
        raise NotReadable(
            gettext_noop("The file is larger than %(limit)s megabytes."), limit=LARGEST
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotReadable(
            gettext_noop("The file is not XML: line %(line)s: %(reason)s."),
            line=error.lineno or 1,
            reason=" ".join((error.msg or "it is empty").split()),
        ) from error
    if root.getroottree().docinfo.doctype:
        raise NotReadable(gettext_noop("The file has a DOCTYPE, which is refused. Remove it."))
    if _name(root) != "schedule":
        raise NotReadable(
            gettext_noop("The file is not a schedule.xml: it begins with <%(name)s>."),
            name=_name(root)[:80],
        )
    return root


def _schedule(root: "etree._Element", notes: Notes) -> Schedule:
    _count_unknown(root, notes)
    days = _all(root, "day")
    rooms = [(place, room) for place, day in enumerate(days) for room in _all(day, "room")]
    own = _origin(root)
    return Schedule(
        conference=_conference(root, notes),
        days=tuple(
            Day(
                line=_line(day),
                date=day.get("date", ""),
                starts=day.get("start", ""),
                ends=day.get("end", ""),
            )
            for day in days
        ),
        rooms=tuple(Room(name=_room(room), guid=room.get("guid", "")) for _, room in rooms),
        events=tuple(
            _event(event, place, _room(room), notes, ours=own is not None)
            for place, room in rooms
            for event in _all(room, "event")
        ),
        like="xml",
        origin=own,
    )


def _origin(root: "etree._Element") -> Origin | None:
    makers = [generator.get("name", "") for generator in _all(root, "generator")]
    pages = [_text(page) for page in _all(root, "url")]
    return origin(next(iter(makers), ""), next(iter(pages), ""))


def _conference(root: "etree._Element", notes: Notes) -> Conference:
    for conference in _all(root, "conference"):
        texts = {
            field: _short(child, notes)
            for child in conference
            if (field := CONFERENCE.get(_name(child))) is not None
        }
        return Conference(line=_line(conference), **texts)
    return Conference()


def _event(event: "etree._Element", day: int, room: str, notes: Notes, *, ours: bool) -> Event:
    texts: dict[str, Any] = {
        field: _text(child) if field in LONG_TEXTS else _short(child, notes)
        for child in event
        if (field := TEXTS.get(_name(child))) is not None
    }
    recording = [child for element in _all(event, "recording") for child in element]
    terms = {_name(child): _short(child, notes) for child in recording}
    return Event(
        line=_line(event),
        day=day,
        guid=event.get("guid", "").strip(),
        id=event.get("id", "").strip(),
        licence=terms.get("license", ""),
        optout=terms.get("optout", ""),
        persons=tuple(_persons(event, notes)),
        # Our own page of a session is no link of it.
        links=tuple(link for link in _links(event) if not ours or link.element != "url"),
        **{**texts, "room": texts.get("room") or room},
    )


def _persons(event: "etree._Element", notes: Notes) -> Iterator[Person]:
    for persons in _all(event, "persons"):
        for person in _all(persons, "person"):
            yield Person(
                line=_line(person),
                name=" ".join(_short(person, notes).split()),
                id=person.get("id", "").strip(),
                guid=person.get("guid", "").strip(),
            )


def _links(event: "etree._Element") -> Iterator[Link]:
    for element in event:
        name = _name(element)
        if name in ADDRESSES and _text(element):
            yield Link(line=_line(element), element=name, href=_text(element))
        for child in _all(element, LISTS.get(name, "")):
            href = child.get("href") or _text(child)
            yield Link(
                line=_line(child), element=_name(child), href=href, title=_text(child)[:SHORT]
            )
        for child in element if name == "recording" else ():
            if _name(child) in {"url", "link"} and _text(child):
                yield Link(line=_line(child), element="recording", href=_text(child))


def _count_unknown(element: "etree._Element", notes: Notes) -> None:
    """Count what no table names. Texts may hold markup, which is nobody's element."""
    own = _name(element)
    known = {
        *IGNORED.get(own, ()),
        *{"conference": CONFERENCE, "event": {**TEXTS, **LISTS}}.get(own, ()),
        *(ADDRESSES if own == "event" else ()),
        LISTS.get(own, ""),
    }
    for child in element:
        if _name(child) not in known:
            notes.unknown(f"{own}/{_name(child)}")
        elif _name(child) in IGNORED or _name(child) in LISTS:
            _count_unknown(child, notes)


def _all(element: "etree._Element", name: str) -> list["etree._Element"]:
    return [child for child in element if _name(child) == name]


def _name(element: "etree._Element") -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _text(element: "etree._Element") -> str:
    """The text in it; where it holds elements, their markup."""
    if not len(element):
        return clean(element.text or "")
    from lxml import etree

    inner = (etree.tostring(child, encoding="unicode") for child in element)
    return clean((element.text or "") + "".join(inner))


def _short(element: "etree._Element", notes: Notes) -> str:
    name = _name(element)
    return notes.cut(_line(element), name, _text(element), LONGEST.get(name, SHORT))


def _room(room: "etree._Element") -> str:
    return clean(room.get("name", ""))[:SHORT].rstrip()


def _line(element: "etree._Element") -> int:
    return element.sourceline or 1
