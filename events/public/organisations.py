"""The index of organisations and delegations: delegations by country, the others by name."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import names
from events.program.document import Organisation, Speaker
from events.public.drawn import Drawn
from events.public.organisation import is_delegation, members
from events.public.reading import Reading
from events.public.roles import alone
from events.public.said import Said
from events.words import dates, labels


class Member(Struct, frozen=True, kw_only=True):
    """Somebody of a delegation, in protocol order."""

    name: Said
    url: str
    post: tuple[Said, ...]


class Listed(Struct, frozen=True, kw_only=True):
    """An organisation in the index; `letter` is said where the alphabet has come to a new one."""

    name: Said
    url: str
    abbreviation: str
    country: str
    count: int
    letter: str = ""
    members: tuple[Member, ...] = ()


class Country(Struct, frozen=True, kw_only=True):
    """The delegations of one country."""

    name: str
    delegations: tuple[Listed, ...]


def index(reading: Reading) -> Drawn:
    """Delegations by country, and the organisations that anybody here is of by name."""
    here = {each.uuid: members(reading, each) for each in reading.document.organisations}
    shown = [each for each in _alphabetical(reading) if here[each.uuid]]
    delegations = [each for each in shown if is_delegation(reading, each)]
    others = [each for each in shown if each not in delegations]
    speakers = [speaker for each in shown for speaker in here[each.uuid]]
    title = _("Delegations and organisations") if delegations else _("Organisations")
    return Drawn(
        template="events/organisations.html",
        title=title,
        section="speakers",
        context={
            "title": title,
            "countries": tuple(_countries(reading, delegations, here)),
            "organisations": tuple(_lettered(reading, others, here)),
            "as_of": dates.plain(reading.forum.starts, reading.language),
            "names_note": bool(delegations) and reading.unconfirmed(speakers),
        },
    )


def _alphabetical(reading: Reading) -> list[Organisation]:
    key = names.collation(reading.language)
    named = ((reading.say(each.names).text, each) for each in reading.document.organisations)
    return [each for _name, each in sorted(named, key=lambda one: (key(one[0]), one[1].number))]


def _lettered(
    reading: Reading, found: Iterable[Organisation], here: Mapping[UUID, tuple[Speaker, ...]]
) -> Iterator[Listed]:
    last = ""
    for each in found:
        letter = names.upper(reading.say(each.names).text[:1], reading.language)
        yield _listed(reading, each, here[each.uuid], letter if letter != last else "")
        last = letter


def _countries(
    reading: Reading, found: Iterable[Organisation], here: Mapping[UUID, tuple[Speaker, ...]]
) -> Iterator[Country]:
    """By the country's name; those of none stand last."""
    by_country: dict[str, list[Organisation]] = {}
    for each in found:
        name = labels.country_name(each.country, reading.language) if each.country else ""
        by_country.setdefault(name, []).append(each)
    key = names.collation(reading.language)
    for name in sorted(by_country, key=lambda one: (not one, key(one))):
        delegations = (_listed(reading, one, here[one.uuid]) for one in by_country[name])
        yield Country(name=name, delegations=tuple(delegations))


def _listed(
    reading: Reading, each: Organisation, members: Iterable[Speaker], letter: str = ""
) -> Listed:
    shown = tuple(_member(reading, one) for one in members)
    return Listed(
        name=reading.say(each.names),
        url=reading.at("organisations", each.slug),
        abbreviation=each.abbreviation,
        country=labels.country_name(each.country, reading.language) if each.country else "",
        count=len(shown),
        letter=letter,
        members=shown,
    )


def _member(reading: Reading, one: Speaker) -> Member:
    position = tuple(filter(None, (reading.say(one.position),)))
    return Member(
        name=reading.say(one.names),
        url=reading.at("speakers", one.slug),
        post=position or tuple(alone(reading, one)),
    )
