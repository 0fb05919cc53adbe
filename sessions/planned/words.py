"""Timed work in words: what it is, and why it was refused."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.words import dates
from sessions.models import Planned

TITLES: Mapping[str, Promise] = {
    Planned.Kind.PUBLISH: _("Publication"),
    Planned.Kind.EMBARGO: _("Embargo"),
}
REASONS: Mapping[str, Promise] = {
    "stale": _(
        "It no longer applies: what it was to change has been published otherwise since. "
        "Nothing was published. Look at the changes again."
    ),
    "contradicts": _(
        "With it the programme would contradict itself. Nothing was published. "
        "Mend the draft, then publish."
    ),
    "slug": _("The forum’s address belongs to another forum by now. Nothing was published."),
    "vanished": _("It is no longer in the draft. Nothing was published."),
    "nothing": _("All of it is under embargo. Nothing was published."),
}


def reason(planned: Planned) -> str:
    """Why it was refused; nothing where it was not."""
    code = planned.refusal.get("code")
    return str(REASONS[code]) if code else ""


def moment(planned: Planned) -> str:
    """Its hour on the forum's clocks, with the difference to UTC: some hours come twice."""
    here = planned.due.astimezone(planned.forum.tz)
    return f"{date_format(here, 'j E Y, H:i')} ({dates.offset(here)})"
