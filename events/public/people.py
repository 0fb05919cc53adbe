"""The pages of people: all speakers, one speaker, an organisation."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import names
from events.program.document import Organisation, Session, Speaker
from events.public import markup, seeking
from events.public.drawn import Drawn
from events.public.monogram import Monogram, monogram, monograms
from events.public.reading import Reading, sort_text
from events.public.rows import Row, row
from events.public.said import Said
from events.words import dates, labels


class Person(Struct, frozen=True, kw_only=True):
    """A speaker in a list; `letter` is said where the index has a new one."""

    number: int
    name: Said
    url: str
    post: tuple[Said, ...]
    monogram: Monogram
    letter: str = ""
    cancelled: bool = False


class Spelling(Struct, frozen=True, kw_only=True):
    """A row of the table of names."""

    heading: str
    text: str
    language: str = ""
    name: bool = False


class Role(Struct, frozen=True, kw_only=True):
    """A session that somebody appears in, and as what."""

    row: Row
    role: str
    date: str


def speakers(reading: Reading, query: Mapping[str, str]) -> Drawn:
    """All speakers by family name, or those that `q` finds, best first."""
    sought = seeking.words_of(query)
    found = seeking.speakers(reading, sought) if sought else reading.alphabetical
    as_of = dates.plain(reading.forum.starts, reading.language)
    return Drawn(
        template="events/speakers.html",
        title=_("Speakers"),
        section="speakers",
        query=seeking.asked({"q": sought}),
        context={
            "index": seeking.address(reading),
            "sought": sought,
            "people": tuple(people(reading, found, letters=not sought)),
            "count": len(found),
            "total": len(reading.document.speakers),
            "as_of": as_of,
            "names_note": reading.unconfirmed(found),
        },
    )


def people(reading: Reading, found: Iterable[Speaker], *, letters: bool) -> Iterator[Person]:
    """The speakers as a list shows them, with the letters of the index where asked for."""
    last = ""
    for speaker in found:
        letter = names.upper(sort_text(speaker)[:1], reading.language) if letters else ""
        organisation = reading.organisation(speaker)
        post = (
            reading.say(speaker.position),
            reading.say(organisation.names if organisation else {}),
        )
        yield Person(
            number=speaker.number,
            name=reading.say(speaker.names),
            url=reading.at("speakers", speaker.slug),
            post=tuple(filter(None, post)) or tuple(_roles_only(reading, speaker)),
            monogram=monogram(reading, speaker),
            letter=letter if letter != last else "",
            cancelled=speaker.status == "cancelled",
        )
        last = letter


def speaker(reading: Reading, each: Speaker) -> Drawn:
    """The page of one speaker."""
    organisation = reading.organisation(each)
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
            "organisation": reading.say(organisation.names if organisation else {}),
            "organisation_url": organisation and reading.at("organisations", organisation.slug),
            "delegation": _delegation(reading, each),
            "country": each.country and labels.country_name(each.country, reading.language),
            "spellings": tuple(_spellings(reading, each)),
            "reported": each.reported,
            "biography": reading.say(each.biography),
            "links": tuple(filter(markup.web_link, each.links)),
            "roles": tuple(_roles(reading, each)),
            "as_of": dates.plain(reading.forum.starts, reading.language),
        },
    )


def organisation(reading: Reading, each: Organisation) -> Drawn:
    """The page of one organisation: what it is called, and who is here for it."""
    here = [one for one in reading.alphabetical if each.uuid in (one.organisation, one.delegation)]
    name = reading.say(each.names)
    return Drawn(
        template="events/organisation.html",
        title=name.text,
        section="speakers",
        context={
            "name": name,
            "abbreviation": each.abbreviation,
            "country": each.country and labels.country_name(each.country, reading.language),
            "link": markup.web_link(each.link),
            "names": tuple(_names(reading, each.names)),
            "people": tuple(people(reading, here, letters=False)),
            "names_note": reading.unconfirmed(here),
        },
    )


def _roles_only(reading: Reading, each: Speaker) -> Iterator[Said]:
    """Of somebody without a position here: as what they appear."""
    roles = dict.fromkeys(role for _session, role in _appearances(reading, each))
    for role in roles:
        yield Said(labels.role(role), reading.language, reading.language)


def _appearances(reading: Reading, each: Speaker) -> Iterator[tuple[Session, str]]:
    for session in reading.stages.get(each.uuid, ()):
        for appearance in session.appearances:
            if appearance.speaker == each.uuid:
                yield session, appearance.role


def _roles(reading: Reading, each: Speaker) -> Iterator[Role]:
    for session, role in _appearances(reading, each):
        shown = row(reading, session)
        date = shown.start and dates.full(shown.start.date(), reading.language)
        yield Role(row=shown, role=labels.role(role), date=date or _("Time to be announced"))


def _delegation(reading: Reading, each: Speaker) -> Said:
    found = reading.organisations.get(each.delegation) if each.delegation else None
    return reading.say(found.names if found else {})


def _spellings(reading: Reading, each: Speaker) -> Iterator[Spelling]:
    """The name in each language, then the position in the others."""
    yield from _names(reading, each.names)
    organisation = reading.organisation(each)
    here = reading.say(each.position).language
    for tag, position in each.position.items():
        if tag != here:
            employer = organisation.names.get(tag) if organisation else ""
            yield Spelling(
                heading=_("Position, %(language)s")
                % {"language": labels.language_name(tag, reading.language)},
                text=", ".join(filter(None, (position, employer))),
                language=tag,
            )


def _names(reading: Reading, texts: Mapping[str, str]) -> Iterator[Spelling]:
    """A name in each language of the forum, then in any other that it has."""
    for tag in dict.fromkeys((*reading.forum.languages, *texts)):
        heading = labels.language_name(tag, reading.language)
        yield Spelling(heading=heading, text=texts.get(tag, ""), language=tag, name=True)
