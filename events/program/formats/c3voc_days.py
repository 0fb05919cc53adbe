"""When: the days of a part, from turn to turn, so that each holds all of its sessions."""

from datetime import date

from events.program import clock
from events.program.formats.c3voc_records import Day, Event
from events.program.formats.outgoing import Extract

LATEST_TURN = 12  # o'clock: a day that ends later than the next noon is no evening


def days(extract: Extract, events: list[Event]) -> tuple[Day, ...]:
    """The days that have events; the forum's first where there is none."""
    by_date: dict[date, list[Event]] = {} if events else {extract.forum.starts: []}
    for event in sorted(events, key=lambda event: (event.start, event.session.uuid)):
        by_date.setdefault(extract.day_of(event.start), []).append(event)
    turns = _turns(extract, by_date)
    return tuple(
        _day(extract.forum.zone, turns, day, index, tuple(held))
        for index, (day, held) in enumerate(by_date.items(), start=1)
    )


def _day(zone: str, turns: int, day: date, index: int, events: tuple[Event, ...]) -> Day:
    starts, ends = clock.bounds(day, zone, turns)
    return Day(
        date=day,
        index=index,
        starts=min([starts, *(event.start for event in events)]),
        ends=max([ends, *(event.ends for event in events)]),
        events=events,
    )


def _turns(extract: Extract, by_date: dict[date, list[Event]]) -> int:
    """The first hour from the forum's on at which no session runs, so that days do not overlap.

    Readers take the end of a day for the hour at which days turn. Where there is no such hour
    before noon, or a session would change its day, it is the forum's own.
    """
    zone, own = extract.forum.zone, extract.forum.day_turns

    def fits(turns: int) -> bool:
        return all(
            bounds[0] <= event.start and event.ends <= bounds[1]
            for day, events in by_date.items()
            for bounds in [clock.bounds(day, zone, turns)]
            for event in events
        )

    return next((turns for turns in range(own, LATEST_TURN + 1) if fits(turns)), own)
