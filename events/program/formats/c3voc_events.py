"""What: a session as an event of c3voc's formats, with who is on stage and on what terms."""

from datetime import UTC, timedelta

from events.program.document import Session, Speaker
from events.program.formats.c3voc_halls import length
from events.program.formats.c3voc_names import slug, uri
from events.program.formats.c3voc_records import Address, Event, Hall, Person
from events.program.formats.outgoing import Extract
from events.program.text import clean, line


def event(extract: Extract, session: Session, hall: Hall) -> Event:
    """The event that a session is in its hall. Its times have the forum's offset."""
    start = (session.start or extract.stamp.time).astimezone(extract.zone)
    minutes = length(session)
    people = _people(extract, session)
    theme = extract.themes.get(session.theme) if session.theme else None
    return Event(
        session=session,
        slug=slug(extract.forum, session),
        url=extract.page("sessions", session.slug),
        start=start,
        ends=(start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(extract.zone),
        length=f"{minutes // 60:02}:{minutes % 60:02}",
        hall=hall,
        title=line(extract.say(session.title)) or session.slug,
        subtitle=line(extract.say(session.subtitle)),
        abstract=clean(extract.say(session.abstract)),
        description=clean(extract.say(session.description)),
        track=line(extract.say(theme.names)) if theme else "",
        kind=_kind(extract, session),
        language=", ".join(session.floor_languages),
        optout=_opted_out(session, people),
        licence=_licence(people),
        persons=tuple(_person(extract, speaker) for speaker in people),
        links=_links(session),
    )


def _kind(extract: Extract, session: Session) -> str:
    """The kind's label, or for what has no kind of ours the source's own word."""
    own = session.source_kind if session.kind == "other" else ""
    return line(own or extract.words[f"kind.{session.kind}"])


def _people(extract: Extract, session: Session) -> tuple[Speaker, ...]:
    """Everyone on stage, moderators too, each once. Who has cancelled is not on stage."""
    seen = dict.fromkeys(part.speaker for part in session.appearances)
    found = (extract.speakers[uuid] for uuid in seen if uuid in extract.speakers)
    return tuple(speaker for speaker in found if speaker.status != "cancelled")


def _person(extract: Extract, speaker: Speaker) -> Person:
    name = line(extract.say(speaker.names)) or speaker.slug
    return Person(uuid=speaker.uuid, number=speaker.number, name=name)


def _opted_out(session: Session, people: tuple[Speaker, ...]) -> bool:
    """Whether anyone has refused to be recorded, or no press may be in the room."""
    return session.coverage == "closed" or any(who.consent.record is False for who in people)


def _licence(people: tuple[Speaker, ...]) -> str:
    """The licence that all agreed to; where one did not, there is none."""
    agreed = {line(who.consent.licence) for who in people}
    return agreed.pop() if len(agreed) == 1 else ""


def _links(session: Session) -> tuple[Address, ...]:
    given = ((link, uri(link.url)) for link in session.links)
    return tuple(Address(kind=k.kind, url=url, title=line(k.title)) for k, url in given if url)
