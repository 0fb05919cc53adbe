"""A session's page: what it is about, who is on stage, in which languages, what changed."""

from collections.abc import Iterator
from datetime import UTC

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from events.program import clock
from events.program.document import Session
from events.program.formats.outgoing import Part
from events.public import clocks, markup, sharing
from events.public.drawn import Drawn
from events.public.lines import lines
from events.public.links import to_calendar
from events.public.marks import changes_of
from events.public.monogram import Monogram, monogram
from events.public.reading import Reading
from events.public.roles import Other, in_place_of
from events.public.rows import Presence, Row, row
from events.public.said import Said
from events.web import absolute
from events.words import dates, labels

Fact = tuple[str, SafeString | Said | str]
AT = '{}<bdi dir="ltr">{}</bdi>{}'  # a start stands before its end from right to left too


class Place(Struct, frozen=True, kw_only=True):
    """Somebody's place on stage; the role stands beside the first of those who share it."""

    role: str
    presence: Presence
    monogram: Monogram
    other: Other | None = None


def session(reading: Reading, each: Session) -> Drawn:
    """The page of one session."""
    shown = row(reading, each)
    day = (
        clock.day_of(each.start, reading.forum.zone, reading.forum.day_turns)
        if each.start
        else None
    )
    part = Part(kind="session", key=each.slug)
    successor = reading.sessions.get(each.successor) if each.successor else None
    takes_place = each.start is not None and each.state != "cancelled"
    return Drawn(
        template="events/session.html",
        title=shown.title.text,
        section="schedule",
        thing=each,
        about=markup.summary(reading.say(each.abstract or each.description).text),
        context={
            "row": shown,
            "index": _day_index(reading, each),
            "day": day and dates.in_year(day, reading.language),
            "note": shown.start and clocks.times_are(reading, shown.start),
            "date": shown.start and dates.full(shown.start.date(), reading.language),
            "themes": tuple(_themes(reading, each)),
            "subtitle": reading.say(each.subtitle),
            "texts": tuple(filter(None, map(reading.say, (each.abstract, each.description)))),
            "places": tuple(_places(reading, shown)),
            "facts": tuple(_facts(reading, each, shown)),
            "links": tuple(_links(each)),
            "permanent": _permanent(reading, each),
            "short": sharing.short(reading, each.number),
            "code": sharing.code(reading, part),
            "to_calendar": to_calendar(reading, part) if takes_place else (),
            "names_note": any(presence.name.foreign for presence in shown.people),
            "successor": successor and row(reading, successor),
            "changes": lines(reading, changes_of(reading, each)),
        },
    )


def _day_index(reading: Reading, each: Session) -> int | None:
    """On which day of the schedule it stands."""
    return reading.day_indices.get(each.uuid)


def _links(each: Session) -> Iterator[tuple[str, str, str]]:
    for link in each.links:
        yield str(labels.LINKS[link.kind]), markup.web_link(link.url), link.title or link.url


def _permanent(reading: Reading, each: Session) -> str:
    """The page's address in this release, which reads the same for good."""
    if not reading.stamp:
        return ""
    return absolute(f"/{reading.language}/{reading.slug}/r{reading.number}/sessions/{each.slug}/")


def _themes(reading: Reading, each: Session) -> Iterator[tuple[str, str, Said]]:
    for uuid in filter(None, (each.theme, *each.themes)):
        if theme := reading.themes.get(uuid):
            yield theme.slug, reading.at("themes", theme.slug), reading.say(theme.names)


def _places(reading: Reading, shown: Row) -> Iterator[Place]:
    others = {part.speaker: in_place_of(reading, part) for part in shown.session.appearances}
    for part in shown.parts:
        heading = part.heading
        if len(part.people) > 1:
            heading = _("%(role)s, in stage order") % {"role": part.heading}
        for presence in part.people:
            yield Place(
                role=heading,
                presence=presence,
                monogram=monogram(reading, presence.speaker),
                other=others.get(presence.speaker.uuid),
            )
            heading = ""


def _facts(reading: Reading, each: Session, shown: Row) -> Iterator[Fact]:
    yield _("Kind"), str(labels.KINDS[each.kind])
    if rooms := tuple(_rooms(reading, each)):
        yield ngettext("Room", "Rooms", len(rooms)), format_html_join("; ", "{}", rooms)
    elif shown.room:
        yield _("Room"), shown.room
    yield from _tongues(reading, each)
    if shown.start:
        yield _zone(reading), format_html(AT, "", shown.hours, f" ({dates.offset(shown.start)})")
        if dates.offset(shown.start) != dates.offset(shown.start.astimezone(UTC)):
            elsewhere = dates.hours(
                shown.start.astimezone(UTC), shown.end and shown.end.astimezone(UTC)
            )
            yield _("The same moment elsewhere"), format_html(AT, "UTC ", elsewhere, "")
    yield from _press(reading, each)
    if each.reported_titles:
        yield _("Title also reported as"), "; ".join(title.text for title in each.reported_titles)


def _rooms(reading: Reading, each: Session) -> Iterator[tuple[SafeString]]:
    for uuid in filter(None, (each.room, *each.overflow)):
        if room := reading.rooms.get(uuid):
            href = reading.at("rooms", room.slug)
            yield (format_html('<a href="{}">{}</a>', href, reading.say(room.names)),)


def _tongues(reading: Reading, each: Session) -> Iterator[Fact]:
    def named(tags: tuple[str, ...]) -> str:
        return ", ".join(labels.language_name(tag, reading.language) for tag in tags)

    if each.floor_languages:
        yield _("Spoken"), named(each.floor_languages)
    if each.interpretation:
        heard = (
            (labels.language_name(one.language, reading.language), _channel(one.channel))
            for one in each.interpretation
        )
        yield _("Interpreted into"), ", ".join(f"{name}{channel}" for name, channel in heard)
    if each.sign_languages:
        yield _("Sign language"), named(each.sign_languages)
    if each.captions:
        yield _("Captions"), named(each.captions)


def _channel(channel: str) -> str:
    return _(" (channel %(channel)s)") % {"channel": channel} if channel else ""


def _zone(reading: Reading) -> str:
    city = reading.say(reading.forum.city).text
    return _("%(city)s time") % {"city": city} if city else _("Local time")


def _press(reading: Reading, each: Session) -> Iterator[Fact]:
    terms = [labels.COVERAGES.get(each.coverage), labels.ATTRIBUTIONS.get(each.attribution)]
    if told := [str(term) for term in terms if term]:
        yield _("For the press"), ". ".join(told)
    if each.gathering_point:
        yield _("Gathering point"), reading.say(each.gathering_point)
