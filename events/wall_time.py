"""A form field for a moment: date and time on the forum's clocks, asking which where DST says so."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date, parse_time
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from events.program import clock


class HourWidget(UnfoldAdminTextInputWidget):  # type: ignore[misc]  # unfold is untyped
    """A time of day as text, since the browser's own input follows the browser's 12 or 24 hours."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"placeholder": "09:00", "size": 5, "maxlength": 5, **(attrs or {})})

    def format_value(self, value: Any) -> Any:
        """Hours and minutes."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class WallTimeWidget(forms.MultiWidget):
    """A date, a time and, only where that time comes twice, the question which of them."""

    template_name = "admin_forms/wall_time.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        self.which = UnfoldAdminSelectWidget({"aria-label": _("Which of the two")})
        widgets = (
            UnfoldAdminTextInputWidget({"type": "date", "aria-label": _("Date")}),
            UnfoldAdminTextInputWidget(
                {"aria-label": _("Time"), "placeholder": "14:30", "size": 5, "maxlength": 5}
            ),
            self.which,
        )
        super().__init__(widgets, attrs)
        self.zone = ZoneInfo("UTC")

    def decompress(self, value: datetime | None) -> list[Any]:
        """The wall time in the forum's zone."""
        if value is None:
            return [None, None, None]
        here = value.astimezone(self.zone)
        return [f"{here:%Y-%m-%d}", f"{here:%H:%M}", str(here.fold)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Offers the third input only where it is needed."""
        parts = value if isinstance(value, list) else self.decompress(value)
        instants = clock.wall(*moment, self.zone.key) if (moment := _moment(parts)) else ()
        self.which.choices = [("", "—"), *_choices(instants)]
        context = super().get_context(name, parts, attrs)
        context["widget"] |= {"twice": len(instants) > 1, "zone": self.zone.key}
        return context


class WallTimeField(forms.Field):
    """An aware datetime, entered as the forum's clocks show it. Set `zone` before use."""

    widget: Any = WallTimeWidget

    def in_zone(self, zone: ZoneInfo) -> None:
        """Reads and shows in this zone."""
        self.widget.zone = zone

    def to_python(self, value: Any) -> datetime | None:
        """The instant; refuses half a moment, an hour that DST leaves out, one it makes twice."""
        day, hour, which = value or (None, None, None)
        if not day and not hour:
            return None
        moment = _moment(value)
        if moment is None:
            raise ValidationError(
                _("Enter both: a date such as 2025-12-05 and a time such as 14:30."), code="half"
            )
        instants = clock.wall(*moment, self.widget.zone.key)
        if not instants:
            raise ValidationError(
                _("Clocks go forward over %(time)s on that day. Enter an earlier or later time."),
                code="gap",
                params={"time": f"{moment[1]:%H:%M}"},
            )
        if len(instants) > 1 and which not in {"0", "1"}:
            raise ValidationError(
                _("Clocks go back: %(time)s comes twice on that day. Say which one is meant."),
                code="twice",
                params={"time": f"{moment[1]:%H:%M}"},
            )
        return instants[1 if len(instants) > 1 and which == "1" else 0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another instant was entered; what cannot be read is a change."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


def _moment(parts: Any) -> tuple[date, time] | None:
    """The date and time that were typed; None where one of them is missing or wrong."""
    try:
        day, hour = parse_date((parts[0] or "").strip()), parse_time((parts[1] or "").strip())
    except ValueError:
        return None
    return (day, hour) if day is not None and hour is not None else None


def _choices(instants: Sequence[datetime]) -> list[tuple[str, str]]:
    if len(instants) < 2:  # noqa: PLR2004 - the two that DST makes
        return []
    return [
        (str(which), f"{instant:%H:%M} (UTC{instant:%z})") for which, instant in enumerate(instants)
    ]
