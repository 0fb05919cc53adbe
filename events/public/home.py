"""The forum's own page: what it is, when and where, the days at a glance, who speaks."""

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from events.program import clock
from events.program.clock import Day
from events.program.formats.outgoing import Part
from events.public import clocks, markup
from events.public.drawn import Drawn
from events.public.links import to_calendar
from events.public.present import present, turns
from events.public.reading import Reading
from events.public.rows import row
from events.public.said import Said
from events.words import dates, labels


class Named(Struct, frozen=True, kw_only=True):
    """The forum's name in one language, and the way to the page in it."""

    language: str
    autonym: str
    name: Said
    href: str


class Glance(Struct, frozen=True, kw_only=True):
    """A day of several in one line."""

    date: str
    heading: str
    href: str
    starts: SafeString
    ends: SafeString
    count: str


def home(reading: Reading) -> Drawn:
    """The forum page."""
    forum, days = reading.forum, clock.days(reading.document)
    name, motto, city = (reading.say(each) for each in (forum.names, forum.motto, forum.city))
    only = days[0].sessions if len(days) == 1 else ()
    return Drawn(
        template="events/forum.html",
        title=name.text,
        thing=forum,
        turns=turns(reading),
        about=markup.summary(reading.say(forum.description).text) or motto.text,
        context={
            "name": name,
            "present": present(reading),
            "motto": motto,
            "description": reading.say(forum.description),
            "press_contact": reading.say(forum.press_contact),
            "names": tuple(_names(reading)),
            "facts": tuple(_facts(reading)),
            "when": _when(reading, city),
            "city": city,
            "rows": tuple(row(reading, each) for each in only if each.kind != "break"),
            "to_calendar": () if reading.called_off else to_calendar(reading, Part()),
            "days": tuple(_glance(reading, day) for day in days) if days[1:] else (),
            "people": tuple(
                (reading.say(each.names), reading.at("speakers", each.slug))
                for each in reading.alphabetical
            ),
        },
    )


def _when(reading: Reading, city: Said) -> str:
    days = dates.period(reading.forum.starts, reading.forum.ends, reading.language)
    return dates.inside(days, reading.language) if city else days


def place(reading: Reading) -> SafeString:
    """Baku, Azerbaijan."""
    country = reading.forum.country
    named = country and labels.country_name(country, reading.language)
    parts = [part for part in (reading.say(reading.forum.city), named) if part]
    return format_html_join(", ", "{}", ((part,) for part in parts))


def _names(reading: Reading) -> Iterator[Named]:
    """The name in all the languages it has, side by side as in a treaty."""
    for language in reading.forum.languages:
        if text := reading.forum.names.get(language):
            switch = language in reading.languages and language != reading.language
            yield Named(
                language=language,
                autonym=labels.autonym(language),
                name=Said(text, language, language),
                href=reading.root_in(language) if switch else "",
            )


def _facts(reading: Reading) -> Iterator[tuple[str, SafeString | str]]:
    forum = reading.forum
    yield _("Date"), dates.period(forum.starts, forum.ends, reading.language)
    if where := place(reading):
        yield _("Place"), where
    spoken = ((language, labels.autonym(language)) for language in forum.languages)
    named = format_html_join(", ", '<span class="labels" lang="{}">{}</span>', spoken)
    yield ngettext("Language", "Languages", len(forum.languages)), named
    for role in ("organiser", "partner"):
        behind = [
            (reading.say(reading.organisations[each.organisation].names),)
            for each in forum.organisers
            if each.role == role and each.organisation in reading.organisations
        ]
        if behind:
            yield _organising(role, len(behind)), format_html_join(", ", "{}", behind)
    if forum.series and reading.stamp and not reading.edition.superseded:
        href = f"/{reading.language}/series/{forum.series.slug}/"
        yield _("Series"), format_html('<a href="{}">{}</a>', href, reading.say(forum.series.names))
    if edition := forum.edition:
        yield _("Edition"), str(edition)


def _organising(role: str, count: int) -> str:
    if role == "organiser":
        return ngettext("Organiser", "Organisers", count)
    return ngettext("Partner", "Partners", count)


def _glance(reading: Reading, day: Day) -> Glance:
    count = len(day.sessions)
    words = ngettext("%(count)s session", "%(count)s sessions", count)
    return Glance(
        date=day.date.isoformat(),
        heading=dates.full(day.date, reading.language),
        href=f"{reading.at('schedule')}#day-{day.index}",
        starts=clocks.moment(day.starts),
        ends=clocks.moment(day.ends),
        count=words % {"count": count},
    )
