"""The form of a session: refuses a taken room where the forum refuses double bookings."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.admin.forms import ForumForm
from events.models import Forum
from sessions.models import Session
from sessions.models.choices import State

LONGEST = timedelta(hours=24)


class SessionForm(ForumForm):
    """What the database would refuse is refused here, with words."""

    def _get_validation_exclusions(self) -> set[str]:
        """Without the room's exclusion constraint: it asks for a column that a trigger writes."""
        return super()._get_validation_exclusions() | {"room"}

    def clean(self) -> dict[str, Any]:
        """Names the session that has the room already."""
        cleaned = super().clean() or self.cleaned_data
        asked = Session(pk=self.instance.pk, forum=self.instance.forum)
        for name in ("room", "start", "minutes", "state"):
            setattr(asked, name, cleaned.get(name, getattr(self.instance, name)))
        if (other := taken_by(asked)) is not None:
            self.add_error("room", taken(asked, other))
        return cleaned


def taken_by(asked: Session) -> Session | None:
    """The session that is in the room at that time, where the forum refuses double bookings."""
    if asked.forum.double_booking != Forum.DoubleBooking.REFUSED or asked.room is None:
        return None
    start, end = asked.start, asked.end
    if asked.room.parallel or asked.state in (State.DRAFT, State.CANCELLED):
        return None
    if start is None or end is None:
        return None
    there = Session.objects.filter(room=asked.room, start__gt=start - LONGEST, start__lt=end)
    rows = there.exclude(pk=asked.pk).exclude(state__in=(State.DRAFT, State.CANCELLED))
    clashing = (row for row in rows.select_related("forum") if row.end and row.end > start)
    return next(clashing, None)


def taken(asked: Session, other: Session) -> ValidationError:
    """The refusal, which names both."""
    zone = asked.forum.tz
    return ValidationError(
        _("“%(room)s” is taken by “%(session)s” from %(start)s to %(end)s. Move one of them."),
        code="taken",
        params={
            "room": asked.room,
            "session": other,
            "start": f"{other.start.astimezone(zone):%H:%M}" if other.start else "",
            "end": f"{other.end.astimezone(zone):%H:%M}" if other.end else "",
        },
    )
