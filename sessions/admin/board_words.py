"""What the timetable board's scripts say, in the reader's language; `board/words.js` shows it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from events.public.script_words import Forms, spoken

WORDS: Mapping[str, Promise] = {
    # Places
    "second_time": _("%(time)s (2nd)"),
    "no_length": _("length open"),
    "no_room": _("No room yet"),
    "all_rooms": _("All rooms"),
    "as_it_is": _("As it is"),
    "in_tray": _("not scheduled"),
    "removed": _("removed"),
    "somebody": _("Somebody"),
    # States that the board marks
    "state_draft": pgettext_lazy("session", "Draft"),
    "state_tentative": pgettext_lazy("session", "Tentative"),
    "state_cancelled": pgettext_lazy("session", "Cancelled"),
    # Conflicts
    "same_room": _("Same room as “%(title)s”."),
    "also_in": _("%(person)s is also in “%(title)s”."),
    "meets": _("Meets “%(title)s”."),
    "is_in": _("%(person)s is in “%(title)s”."),
    "conflict": _("Conflict: %(conflicts)s"),
    "no_conflicts": _("None on this day."),
    # What was done
    "placed": _("“%(title)s”: %(place)s."),
    "unchanged": _("Nothing changed."),
    "lifted": _(
        "Picked up “%(title)s”: %(place)s Arrows move, Shift with up or down changes the length, "
        "Enter puts down, Escape puts back."
    ),
    "edge": _("No further."),
    "put_back": _("Put back."),
    "undone": _("Undone: “%(title)s”, %(place)s."),
    "redone": _("Done again: “%(title)s”, %(place)s."),
    "nothing_to_undo": _("There is nothing to undo."),
    "not_undone": _("Not undone: %(name)s has moved “%(title)s” since."),
    "break": _("Break"),
    "no_such_time": _("There is no such time on this day. Type one as 14:30."),
    # What others did
    "news": _("%(name)s moved “%(title)s”: %(place)s."),
    "in_hand": _("%(name)s has just moved “%(title)s”, which you are holding: %(place)s."),
    "stale": _("Not moved. %(name)s moved “%(title)s” meanwhile: it is now %(place)s."),
    "stale_gone": _("Not moved. %(name)s removed “%(title)s” meanwhile."),
    "not_moved": _("Not moved. %(reason)s"),
    "anyway": _("Move it here anyway"),
    "leave": _("Leave it there"),
    "close": _("Close"),
    # Whether it is saved
    "status_saved": _("All moves saved"),
    "status_saving": _("Saving"),
    "status_signed_out": _(
        "You are signed out. Sign in again and reload this page: moves that wait are kept."
    ),
    "status_away": _("No connection. What others move is not seen."),
}
# Each is `ngettext_lazy(one, many, name)`, where `name` is that of the number that counts.
COUNTED: Mapping[str, Any] = {
    "length": ngettext_lazy("%(count)s min", "%(count)s min", "count"),
    "seats": ngettext_lazy("%(count)s seat", "%(count)s seats", "count"),
    "sessions": ngettext_lazy("%(count)s session", "%(count)s sessions", "count"),
    "in_conflict": ngettext_lazy("%(count)s in conflict", "%(count)s in conflict", "count"),
    "tray_list": ngettext_lazy(
        "Not scheduled: %(count)s session", "Not scheduled: %(count)s sessions", "count"
    ),
    "selected": ngettext_lazy("%(count)s selected", "%(count)s selected", "count"),
    "steps": ngettext_lazy("Steps of %(count)s minute.", "Steps of %(count)s minutes.", "count"),
    "more": ngettext_lazy("And %(count)s more.", "And %(count)s more.", "count"),
    "and_more": ngettext_lazy(
        "%(title)s and %(count)s more", "%(title)s and %(count)s more", "count"
    ),
    "lifted_many": ngettext_lazy(
        "Picked up %(count)s session, first %(place)s Arrows move, Enter puts down, "
        "Escape puts back.",
        "Picked up %(count)s sessions, first %(place)s Arrows move, Enter puts down, "
        "Escape puts back.",
        "count",
    ),
    "news_many": ngettext_lazy(
        "%(count)s session was moved by others.", "%(count)s sessions were moved by others.",
        "count",
    ),
    "status_waiting": ngettext_lazy(
        "No connection. %(count)s move waits and will be sent again.",
        "No connection. %(count)s moves wait and will be sent again.",
        "count",
    ),
}  # fmt: skip


def board_words(language: str) -> dict[str, Forms]:
    """Every word by the name that the scripts know it under; `language` is the active one."""
    return spoken(WORDS, COUNTED, language)
