"""The page of one speaker: names to copy, position as of the forum, every role here."""

from collections.abc import Iterator

from events.program.document import Organisation, Speaker
from events.public import markup
from events.public.drawn import Drawn
from events.public.monogram import monograms
from events.public.reading import Reading
from events.public.roles import roles
from events.public.spellings import Spelling, lines, spelt
from events.words import dates, labels


def speaker(reading: Reading, each: Speaker) -> Drawn:
    """The page of one speaker."""
    organisation = reading.organisation(each)
    delegation = reading.organisations.get(each.delegation) if each.delegation else None
    name = reading.say(each.names)
    return Drawn(
        template="events/speaker.html",
        title=name.text,
        section="speakers",
        thing=each,
        about=markup.summary(reading.say(each.biography).text),
        context={
            "name": name,
            "cancelled": each.status == "cancelled",
            "monograms": monograms(reading, each),
            "position": reading.say(each.position),
            "organisation": reading.employer(each),
            "organisation_url": _url(reading, organisation),
            "delegation": reading.say(delegation.names if delegation else {}),
            "delegation_url": _url(reading, delegation),
            "country": each.country and labels.country_name(each.country, reading.language),
            "spellings": tuple(spelt(each.names, reading.forum.languages, reading.language)),
            "lines": tuple(_lines(reading, each, organisation)),
            "reported": each.reported,
            "biography": reading.say(each.biography),
            "links": tuple(filter(markup.web_link, each.links)),
            "roles": tuple(roles(reading, each)),
            "as_of": dates.plain(reading.forum.starts, reading.language),
            "person": _everywhere(reading, each),
        },
    )


def _url(reading: Reading, organisation: Organisation | None) -> str:
    return reading.at("organisations", organisation.slug) if organisation else ""


def _lines(
    reading: Reading, each: Speaker, organisation: Organisation | None
) -> Iterator[Spelling]:
    parts = (each.names, each.position, organisation.names if organisation else {})
    return lines(parts, reading.forum.languages, reading.language)


def _everywhere(reading: Reading, each: Speaker) -> str:
    """The page of the person in all forums, which are made of newest releases alone."""
    newest = reading.stamp and not reading.edition.superseded
    return f"/{reading.language}/people/{each.person_slug}/" if newest else ""
