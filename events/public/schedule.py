"""The programme: by day as a list or a grid, in brief, by speaker, or what words find in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct
from msgspec.structs import replace

from events.program import clock
from events.program.clock import Day
from events.program.document import Session
from events.public import clocks, seeking
from events.public.by_speaker import by_speaker, day_words
from events.public.drawn import Drawn
from events.public.filters import Filter, chosen
from events.public.grid import Grid, grid
from events.public.present import present
from events.public.reading import Reading
from events.public.rows import Row, people_named, row
from events.public.said import Said
from events.words import dates

MANY = 12  # sessions a day; on paper such a day has two columns
FEW = 2  # rooms; their cells have larger titles


class DayList(Struct, frozen=True, kw_only=True):
    """One day as shown: its rows, and for the grid the rooms' heads and the hours."""

    day: Day
    heading: str
    note: str
    rows: tuple[Row, ...]
    classes: str
    date: str
    zone: SafeString | str
    heads: tuple[Said, ...] = ()
    hours: tuple[tuple[int, SafeString], ...] = ()


class View(Struct, frozen=True, kw_only=True):
    """A way to see the programme."""

    name: str
    label: str
    href: str
    current: bool


class Tab(Struct, frozen=True, kw_only=True):
    """A day's tab."""

    weekday: str
    date: str
    href: str
    current: bool


def schedule(reading: Reading, query: Mapping[str, str]) -> Drawn:
    """The schedule page; `query` may name a view, words to find and what to filter by."""
    asked = chosen(reading, query)
    keep = asked.keep(reading)
    days = clock.days(reading.document)
    one = [day for day in days if day.date.isoformat() == asked.day]
    by_day = asked.view != "speakers" and not asked.ranked
    lists = tuple(_lists(reading, one or days, asked, of=len(days))) if by_day else ()
    people = tuple(by_speaker(reading, asked)) if asked.view == "speakers" else ()
    best = tuple(_best(reading, asked, dated=bool(days[1:]))) if asked.ranked else ()
    open_ended = tuple(_unscheduled(reading, keep)) if by_day and not one else ()
    rows = [*best, *(row for each in lists for row in each.rows), *open_ended]
    title = _titles()[asked.view]
    return Drawn(
        template="events/schedule.html",
        title=title,
        section="schedule",
        query=asked.query,
        turns=clock.term(reading.forum) if reading.standing else (),
        context={
            "title": title,
            "present": present(reading) if reading.standing == "over" else None,
            "filter": asked,
            "index": seeking.address(reading),
            "views": tuple(_views(asked)),
            "tabs": tuple(_tabs(days, asked, reading.language)) if by_day and days[1:] else (),
            "all_days": asked.address(day="") if one else "",
            "days": tuple(each for each in lists if each.rows),
            "best": best,
            "people": people,
            "open_ended": open_ended,
            "shown": len(people) if asked.view == "speakers" else len(rows),
            "total": len(reading.document.sessions),
            "speakers": len(reading.stages),
            "names_note": people_named(rows) or any(each.name.foreign for each in people),
        },
    )


def day_rows(reading: Reading, day: Day, keep: Callable[[Session], bool]) -> Iterator[Row]:
    """The day's rows; the first after midnight says so."""
    said = False
    for session in filter(keep, day.sessions):
        shown = row(reading, session)
        late = shown.start is not None and shown.start.date() > day.date
        yield _turned(shown, reading.language) if late and not said else shown
        said = said or late


def _turned(shown: Row, language: str) -> Row:
    assert shown.start is not None  # noqa: S101 - only what has a start stands on a day
    day = dates.in_year(shown.start.date(), language)
    return replace(shown, turn=_("After midnight · %(day)s") % {"day": day})


def _lists(reading: Reading, days: Sequence[Day], asked: Filter, *, of: int) -> Iterator[DayList]:
    order = {room.uuid: place for place, room in enumerate(reading.document.rooms)}
    keep = asked.keep(reading)
    for day in days:
        rows = tuple(day_rows(reading, day, keep))
        shape = grid(day, order) if asked.view == "rooms" else None
        yield DayList(
            day=day,
            heading=dates.full(day.date, reading.language),
            note=_note(day, shown=len(rows), of=of),
            rows=rows,
            classes=" ".join(_classes(day, shape, asked.view)),
            date=dates.brief(day.date, reading.language),
            zone=clocks.zone(reading, day.starts) if of > 1 else "",
            heads=tuple(_heads(reading, shape)) if shape else (),
            hours=tuple((hour.number, clocks.moment(hour.at)) for hour in shape.hours)
            if shape
            else (),
        )


def _note(day: Day, *, shown: int, of: int) -> str:
    """Where the day stands among several, and how long it is."""
    if of == 1:
        return ""
    whole = len(day.sessions)
    if shown < whole:
        told = ngettext(
            "%(shown)s of %(count)s session.", "%(shown)s of %(count)s sessions.", whole
        )
        return told % {"shown": shown, "count": whole}
    told = ngettext(
        "Day %(index)s of %(of)s, %(count)s session, %(start)s to %(end)s.",
        "Day %(index)s of %(of)s, %(count)s sessions, %(start)s to %(end)s.",
        whole,
    )
    facts: dict[str, str] = {"index": str(day.index), "of": str(of), "count": str(whole)}
    hours = {"start": clocks.moment(day.starts), "end": clocks.moment(day.ends)}
    return clocks.filled(told, facts | hours)


def _classes(day: Day, shape: Grid | None, view: str) -> Iterator[str]:
    yield f"d{day.index}"
    if len(day.sessions) > MANY:
        yield "many"
    if view == "compact":
        yield "compact"
    if shape:
        yield "grid"
        if sum(head.lanes for head in shape.heads) <= FEW:
            yield "few"


def _heads(reading: Reading, shape: Grid) -> Iterator[Said]:
    for head in shape.heads:
        room = reading.rooms.get(head.room) if head.room else None
        if room:
            yield reading.say(room.names)
        else:
            yield Said(_("Room to be announced"), reading.language, reading.language)


def _tabs(days: Sequence[Day], asked: Filter, language: str) -> Iterator[Tab]:
    """Tabs lead down the page, or where one day was asked for to the other days' pages."""
    for day in days:
        iso = day.date.isoformat()
        yield Tab(
            weekday=dates.weekday(day.date, language),
            date=dates.brief(day.date, language),
            href=asked.address(day=iso) if asked.day else f"#day-{day.index}",
            current=asked.day == iso,
        )


def _unscheduled(reading: Reading, keep: Callable[[Session], bool]) -> Iterator[Row]:
    for session in filter(keep, clock.unscheduled(reading.document)):
        yield row(reading, session)


def _best(reading: Reading, asked: Filter, *, dated: bool) -> Iterator[Row]:
    """What the words find, best first, each with its day where there are several."""
    found = (reading.sessions[uuid] for uuid in asked.found)
    for session in filter(asked.keep(reading), found):
        shown = row(reading, session)
        yield replace(shown, day=day_words(reading, session)) if dated else shown


def _views(asked: Filter) -> Iterator[View]:
    labels = ("", _("List")), ("rooms", _("Rooms")), ("compact", _("Compact"))
    for name, label in (*labels, ("speakers", _("By speaker"))):
        href = asked.address(view=name)
        yield View(name=name, label=label, href=href, current=name == asked.view)


def _titles() -> Mapping[str, str]:
    return {
        "": _("Programme"),
        "rooms": _("Programme by room"),
        "compact": _("Programme in brief"),
        "speakers": _("Programme by speaker"),
    }
