"""Hours and their zone in HTML that scripts can tell in the reader's own zone (`js/zone.js`)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from events.program import clock
from events.public.reading import Reading
from events.words import dates


def moment(at: datetime, day: str = "") -> SafeString:
    """An hour of the forum's day; with the words for the day where it is not said around it."""
    return format_html('<time datetime="{}">{}{}</time>', at.isoformat(), day, dates.hour(at))


def hours(start: datetime, ends: datetime | None, day: str = "") -> SafeString:
    """11:00–12:30; only the start where the end is not known."""
    if not ends:
        return moment(start, day)
    return format_html("{}–{}", moment(start, day), moment(ends))


def zone_words(reading: Reading, at: datetime) -> str:
    """Baku time (UTC+4): the zone of the hours, named for the forum's city where it has one."""
    city, offset = reading.say(reading.forum.city).text, dates.offset(at)
    if not city:
        return _("local time (%(offset)s)") % {"offset": offset}
    return _("%(city)s time (%(offset)s)") % {"city": city, "offset": offset}


def zone(reading: Reading, at: datetime) -> SafeString:
    """The same at the head of a sentence."""
    return _named(dates.headed(zone_words(reading, at), reading.language), at)


def times_are(reading: Reading, at: datetime) -> SafeString:
    """Times are Baku time (UTC+4)."""
    return filled(_("Times are %(zone)s."), {"zone": _named(zone_words(reading, at), at)})


def first(reading: Reading) -> datetime | None:
    """The programme's first start, which a page's zone is named for where no day is at hand."""
    starts = (session.start for session in reading.document.sessions if session.start)
    return next(starts, None)  # the sessions are in order of time


def filled(sentence: str, values: Mapping[str, str]) -> SafeString:
    """A translated sentence with HTML in it."""
    safe = {name: conditional_escape(each) for name, each in values.items()}
    return mark_safe(escape(sentence) % safe)  # noqa: S308 - all of it is escaped


def dates_near(reading: Reading) -> dict[str, tuple[str, str]]:
    """The dates that somebody's zone may show, brief and in full: browsers lack our languages."""
    held = (day.date for day in clock.days(reading.document))
    near = {day + timedelta(days=n) for day in held for n in (-1, 0, 1, 2)}
    return {day.isoformat(): _words(day, reading.language) for day in sorted(near)}


def _words(day: date, language: str) -> tuple[str, str]:
    return dates.brief(day, language), dates.full(day, language)


def _named(words: str, at: datetime) -> SafeString:
    return format_html('<span class="zone" data-at="{}">{}</span>', at.isoformat(), words)
