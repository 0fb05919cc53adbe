"""The pages of a theme and of a room: their sessions by day."""

from collections.abc import Callable, Iterator

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import clock
from events.program.document import Room, Session, Theme, Venue
from events.public import clocks, markup
from events.public.drawn import Drawn
from events.public.reading import Reading
from events.public.rows import Row, people_named, row
from events.public.said import Said
from events.public.schedule import day_rows
from events.words import dates


class DayRows(Struct, frozen=True, kw_only=True):
    """A day's sessions in this theme or room."""

    heading: str
    index: int
    date: str
    note: SafeString
    rows: tuple[Row, ...]


def theme(reading: Reading, each: Theme) -> Drawn:
    """The page of one theme."""

    def keep(session: Session) -> bool:
        return each.uuid in (session.theme, *session.themes)

    name = reading.say(each.names)
    context = {"name": name, "theme_slug": each.slug, "kind": _("Theme"), **_listed(reading, keep)}
    return Drawn(template="events/place.html", title=name.text, section="schedule", context=context)


def room(reading: Reading, each: Room) -> Drawn:
    """The page of one room."""

    def keep(session: Session) -> bool:
        return each.uuid in (session.room, *session.overflow)

    name = reading.say(each.names)
    context = {
        "name": name,
        "kind": _("Room"),
        "facts": tuple(_facts(reading, each)),
        **_listed(reading, keep),
    }
    return Drawn(template="events/place.html", title=name.text, section="schedule", context=context)


def _listed(reading: Reading, keep: Callable[[Session], bool]) -> dict[str, object]:
    days = tuple(filter(lambda day: day.rows, _days(reading, keep)))
    open_ended = tuple(
        row(reading, session) for session in clock.unscheduled(reading.document) if keep(session)
    )
    shown = [*open_ended, *(one for day in days for one in day.rows)]
    return {"days": days, "open_ended": open_ended, "names_note": people_named(shown)}


def _days(reading: Reading, keep: Callable[[Session], bool]) -> Iterator[DayRows]:
    for day in clock.days(reading.document):
        yield DayRows(
            heading=dates.full(day.date, reading.language),
            index=day.index,
            date=day.date.isoformat(),
            note=clocks.times_are(reading, day.starts),
            rows=tuple(day_rows(reading, day, keep)),
        )


def _facts(reading: Reading, each: Room) -> Iterator[tuple[str, Said | SafeString | str]]:
    venue = next((one for one in reading.document.venues if one.uuid == each.venue), None)
    if venue:
        yield _("Venue"), _venue(reading, venue)
        if venue.address:
            yield _("Address"), reading.say(venue.address)
    if each.floor:
        yield _("Floor"), reading.say(each.floor)
    if each.capacity:
        yield _("Seats"), str(each.capacity)
    for heading, known in (
        (_("Step-free"), each.step_free),
        (_("Hearing loop"), each.hearing_loop),
    ):
        if known is not None:
            yield heading, _("Yes") if known else _("No")
    if plan := markup.web_link(each.plan):
        yield _("Plan"), format_html('<a href="{}">{}</a>', plan, _("Floor plan"))


def _venue(reading: Reading, venue: Venue) -> Said | SafeString:
    name = reading.say(venue.names)
    link = markup.web_link(venue.link)
    return format_html('<a href="{}">{}</a>', link, name) if link else name
