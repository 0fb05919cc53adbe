"""The page of one organisation or delegation: what it is called, who is here for it, and when."""

from collections.abc import Iterator
from uuid import UUID

from msgspec.structs import replace

from events.program import clock
from events.program.document import Organisation, Session, Speaker
from events.public import markup
from events.public.by_speaker import day_words
from events.public.drawn import Drawn
from events.public.people import people
from events.public.reading import Reading
from events.public.rows import Row, people_named, row
from events.public.spellings import spelt
from events.words import labels

DELEGATION = "delegation"


def organisation(reading: Reading, each: Organisation) -> Drawn:
    """The page of one organisation."""
    here = members(reading, each)
    name, rows = reading.say(each.names), tuple(_rows(reading, here))
    return Drawn(
        template="events/organisation.html",
        title=name.text,
        section="speakers",
        context={
            "name": name,
            "abbreviation": each.abbreviation,
            "country": each.country and labels.country_name(each.country, reading.language),
            "link": markup.web_link(each.link),
            "spellings": tuple(spelt(each.names, reading.forum.languages, reading.language)),
            "people": tuple(people(reading, here, letters=False)),
            "rows": rows,
            "names_note": reading.unconfirmed(here) or people_named(rows),
        },
    )


def members(reading: Reading, each: Organisation) -> tuple[Speaker, ...]:
    """Who is here for it: of a delegation in protocol order, else by family name."""
    protocol = reading.document.speakers  # in canonical form they stand in protocol order
    order = protocol if is_delegation(reading, each) else reading.alphabetical
    return tuple(one for one in order if each.uuid in (one.organisation, one.delegation))


def is_delegation(reading: Reading, each: Organisation) -> bool:
    """Whether it is one by its kind, or because somebody here is its delegate."""
    return each.kind == DELEGATION or each.uuid in _sent(reading)


def _sent(reading: Reading) -> set[UUID | None]:
    return {speaker.delegation for speaker in reading.document.speakers}


def _rows(reading: Reading, here: tuple[Speaker, ...]) -> Iterator[Row]:
    """The sessions that they appear in, by start; with the day where there are several."""
    speakers, dated = {speaker.uuid for speaker in here}, bool(clock.days(reading.document)[1:])
    for session in reading.document.sessions:
        if _with(session, speakers):
            shown = row(reading, session)
            yield replace(shown, day=day_words(reading, session)) if dated else shown


def _with(session: Session, speakers: set[UUID]) -> bool:
    return any(part.speaker in speakers for part in session.appearances)
