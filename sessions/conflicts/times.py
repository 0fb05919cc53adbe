"""Conflicts of times alone: outside the day's hours, and one theme at once for one audience."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from events.program import clock
from sessions.conflicts.bookings import Booking, Bookings, Rules, Span
from sessions.conflicts.conflict import Conflict
from sessions.conflicts.sweep import Slot, meeting

Hours = tuple[datetime | None, datetime | None]


def find(bookings: Bookings) -> Iterator[Conflict]:
    """All of them."""
    by_theme: dict[tuple[UUID, str], list[Slot[Booking]]] = defaultdict(list)
    days: dict[date, Hours] = {}
    for session in bookings.sessions.values():
        if span := session.span:
            if session.theme and session.kind != "break":
                by_theme[session.theme, session.audience].append((span, session))
            yield from _hours(session, span, bookings.rules, days)
    for (theme, _audience), slots in by_theme.items():
        for (_one, earlier), (other, later) in meeting(slots):
            yield Conflict(
                kind="theme_clash", sessions=(earlier.uuid, later.uuid), theme=theme,
                at=other.start,
            )  # fmt: skip


def _hours(
    session: Booking, span: Span, rules: Rules, days: dict[date, Hours]
) -> Iterator[Conflict]:
    if rules.opens is None and rules.closes is None:
        return
    day = clock.day_of(span.start, rules.zone, rules.day_turns)
    if day not in days:
        days[day] = hours_of(day, rules)
    opens, closes = days[day]
    if (opens and span.start < opens) or (closes and span.end > closes):
        facts = {"from": span.start, "to": span.end, "opens": opens, "closes": closes}
        yield Conflict(kind="outside_hours", sessions=(session.uuid,), facts=facts, at=span.start)


def hours_of(day: date, rules: Rules) -> Hours:
    """From when to when the forum is open on a day; it may close after midnight."""
    opens, closes = rules.opens, rules.closes
    # Before the day turns, or before it opens: the morning after.
    late = closes is not None and (closes.hour < rules.day_turns or closes <= (opens or time.min))
    return (
        _instant(day, opens, rules) if opens else None,
        _instant(day + timedelta(days=late), closes, rules) if closes else None,
    )


def _instant(day: date, at: time, rules: Rules) -> datetime:
    """By way of UTC: clocks may skip the hour."""
    return datetime.combine(day, at, ZoneInfo(rules.zone)).astimezone(UTC)
