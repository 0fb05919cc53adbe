"""EventsML-G2, the newsrooms' format of events: a session as an item."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from events.program import clock, text
from events.program.document import Room, Session, Speaker, Venue
from events.program.formats.outgoing import Extract
from events.program.text import Texts

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"
MEDIA = "application/vnd.iptc.g2.conceptitem+xml"
# Event occurrence status NewsCodes: may occur, occurs certainly, planned and then cancelled.
OCCURS = {"tentative": "eocstat:eos3", "confirmed": "eocstat:eos5", "cancelled": "eocstat:eos6"}


def write(extract: Extract) -> bytes:
    """The part's one session as a conceptItem (NewsML-G2 2.30, chapter “Events”)."""
    (session,) = extract.sessions or extract.fallen
    return item(extract, session, stands=not extract.fallen)


def item(extract: Extract, session: Session, *, stands: bool = True) -> bytes:
    """The conceptItem of one session, in the reader's language first; `stands` in the release."""
    from lxml import etree

    root = etree.Element(_tag("conceptItem"), nsmap={None: NAMESPACE})
    facts = {
        "standard": "NewsML-G2", "standardversion": "2.30", "conformance": "power",
        "guid": session.uuid.urn, "version": str(extract.history(session.uuid).sequence + 1),
        LANG: extract.language,
    }  # fmt: skip
    root.attrib.update(facts)
    _add(root, "catalogRef", href=CATALOG)
    _item_meta(extract, session, root)
    _add(_add(root, "contentMeta"), "language", tag=extract.language)
    concept = _add(root, "concept")
    _concept(extract, session, concept, stands=stands)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _item_meta(extract: Extract, session: Session, root: "etree._Element") -> None:
    meta = _add(root, "itemMeta")
    _add(meta, "itemClass", qcode="cinat:concept")
    _names(_add(meta, "provider", uri=extract.page()), extract, extract.forum.names)
    _add(meta, "versionCreated", extract.stamp.time.isoformat())
    state = "canceled" if session.state == "cancelled" else "usable"
    _add(meta, "pubStatus", qcode=f"stat:{state}")


def _concept(
    extract: Extract, session: Session, concept: "etree._Element", *, stands: bool
) -> None:
    """Superdesk's reader keeps the first name and the first definition: the reader's language."""
    _add(concept, "conceptId", uri=session.uuid.urn)
    _add(concept, "type", qcode="cpnat:event")
    _names(concept, extract, session.title)
    if stands:
        _definitions(extract, session, concept)
        page = extract.page("sessions", session.slug)
        _add(concept, "remoteInfo", rel="irel:seeAlso", href=page, contenttype="text/html")
    details = _add(concept, "eventDetails")
    _dates(extract, session, _add(details, "dates"))
    _add(details, "occurStatus", qcode=OCCURS[session.state])
    if stands:
        _where(extract, session, details)
        _who(extract, session, details)
    for each in extract.forum.organisers:
        if each.role == "organiser" and (found := extract.organisations.get(each.organisation)):
            _names(_add(details, "organiser", uri=found.uuid.urn), extract, found.names)


def _dates(extract: Extract, session: Session, dates: "etree._Element") -> None:
    """The reader cannot do without a start: of an open one, the forum's days."""
    if session.start is None:
        _add(dates, "start", extract.forum.starts.isoformat())
        _add(dates, "end", extract.forum.ends.isoformat())
        return
    _add(dates, "start", session.start.isoformat())
    if session.minutes and (ends := clock.end_of(session)):
        _add(dates, "end", ends.isoformat())


def _definitions(extract: Extract, session: Session, concept: "etree._Element") -> None:
    """A summary per language. The first also names room and people, since readers stop there."""
    texts = {**session.description, **session.abstract}
    first = text.pick(texts, extract.order)
    because, cast = extract.say(session.cancelled_because), "\n".join(_cast(extract, session))
    if whole := "\n\n".join(filter(None, (because, first.text, cast))):
        tongue = first.language or extract.language
        _add(concept, "definition", whole, role="drol:summary").set(LANG, tongue)
    for tag in sorted(texts.keys() - {first.language}):
        _add(concept, "definition", texts[tag], role="drol:summary").set(LANG, tag)


def _cast(extract: Extract, session: Session) -> Iterator[str]:
    """Panelists: Ann Lee, Editor, Agency; …"""
    room = extract.rooms.get(session.room) if session.room else None
    if room:
        yield extract.say(room.names)
    parts = [each for each in session.appearances if each.speaker in extract.speakers]
    for role, same in groupby(parts, key=lambda each: each.role):
        people = (extract.speakers[each.speaker] for each in same)
        together = [", ".join((extract.say(each.names), *_post(extract, each))) for each in people]
        label = extract.words[f"{'roles' if together[1:] else 'role'}.{role}"]
        yield f"{label}: {'; '.join(together)}"


def _post(extract: Extract, speaker: Speaker) -> Iterator[str]:
    """Position and organisation, as far as they are known."""
    employer = extract.organisation(speaker)
    said = (speaker.position, employer.names if employer else {})
    return filter(None, map(extract.say, said))


def _where(extract: Extract, session: Session, details: "etree._Element") -> None:
    for uuid in filter(None, (session.room, *session.overflow)):
        if room := extract.rooms.get(uuid):
            venue = extract.venues.get(room.venue) if room.venue else None
            _location(extract, room, venue, details)


def _location(extract: Extract, room: Room, venue: Venue | None, details: "etree._Element") -> None:
    location = _add(details, "location", uri=room.uuid.urn)
    _names(location, extract, room.names)
    if venue:
        _names(_add(location, "broader", type="cpnat:poi"), extract, venue.names)
    if venue or extract.forum.city or extract.forum.country:
        _point(extract, room, venue, _add(location, "POIDetails"))


def _point(extract: Extract, room: Room, venue: Venue | None, point: "etree._Element") -> None:
    spot = room if room.latitude is not None else venue
    if spot and spot.latitude is not None and spot.longitude is not None:
        _add(point, "position", latitude=str(spot.latitude), longitude=str(spot.longitude))
    address = _add(point, "address")
    if venue and venue.address:
        _add(address, "line", extract.say(venue.address))
    if extract.forum.city:
        _names(_add(address, "locality"), extract, extract.forum.city)
    if extract.forum.country:
        _add(address, "country", qcode=f"iso3166-1a2:{extract.forum.country}")


def _who(extract: Extract, session: Session, details: "etree._Element") -> None:
    """The people, each with the role as a note: no scheme of NewsCodes has these roles."""
    for part in session.appearances:
        if speaker := extract.speakers.get(part.speaker):
            person = _add(details, "participant", type="cpnat:person", uri=speaker.uuid.urn)
            _names(person, extract, speaker.names)
            if post := ", ".join(_post(extract, speaker)):
                _add(person, "definition", post).set(LANG, extract.language)
            _add(person, "note", extract.words[f"role.{part.role}"]).set(LANG, extract.language)


def _names(element: "etree._Element", extract: Extract, texts: Texts) -> None:
    """A name per language, the reader's first, else the forum's first that has it."""
    first = text.pick(texts, extract.order).language
    for tag in sorted(texts, key=lambda tag: (tag != first, tag)):
        _add(element, "name", texts[tag]).set(LANG, tag)


def _add(
    parent: "etree._Element", name: str, said: str | None = None, **facts: str
) -> "etree._Element":
    """A child with a text and attributes."""
    from lxml import etree

    child = etree.SubElement(parent, _tag(name), facts)
    # A release's texts are clean, but what XML forbids would lose the newsroom the whole file.
    child.text = None if said is None else text.FORBIDDEN.sub("", said)
    return child


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
