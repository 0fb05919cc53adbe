"""The words for conflicts: a sentence for each kind with its facts, and what kinds are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sessions.conflicts import Kind, Severity

SEVERITIES: Mapping[Severity, Promise] = {
    "blocks": pgettext_lazy("severity of a conflict", "Impossible"),
    "serious": pgettext_lazy("severity of a conflict", "Serious"),
    "look": pgettext_lazy("severity of a conflict", "Look"),
}
KINDS: Mapping[Kind, Promise] = {
    "room_double_booked": _("room booked twice"),
    "person_double_booked": _("person in two places"),
    "person_elsewhere": _("person at another forum"),
    "not_coming": _("declined or cancelled, but on the stage"),
    "outside_presence": _("speaker not present"),
    "absent": _("speaker away"),
    "no_walk": _("no time for the walk"),
    "no_padding": _("too short a pause"),
    "no_turnover": _("no time to turn the room over"),
    "running_order_too_long": _("running order too long"),
    "too_small": _("too few seats"),
    "no_channel": _("interpretation without a channel"),
    "no_moderator": _("moderator missing"),
    "many_moderators": _("several moderators"),
    "protocol_broken": _("protocol order broken"),
    "theme_clash": _("one theme at the same time"),
    "outside_hours": _("outside the day's hours"),
}
SENTENCES: Mapping[str, Promise] = {
    "room_double_booked": _(
        "“%(first)s” and “%(second)s” are both in %(room)s, %(from)s–%(to)s. Move one of them."
    ),
    "person_double_booked": _(
        "%(person)s is both in “%(first)s” and in “%(second)s”, %(from)s–%(to)s."
    ),
    "person_elsewhere": _("%(person)s is at another forum during “%(first)s”."),
    "person_elsewhere told": _(
        "%(person)s is in “%(other)s” of %(forum)s during “%(first)s”, %(from)s–%(to)s."
    ),
    "not_coming declined": _("%(person)s has declined, but is on the stage of “%(first)s”."),
    "not_coming cancelled": _("%(person)s has cancelled, but is on the stage of “%(first)s”."),
    "outside_presence": _(
        "%(person)s is present from %(present_from)s to %(present_to)s, "
        "but “%(first)s” is from %(from)s to %(to)s."
    ),
    "outside_presence from": _(
        "%(person)s is present from %(present_from)s, but “%(first)s” begins at %(from)s."
    ),
    "outside_presence to": _(
        "%(person)s is present until %(present_to)s, but “%(first)s” ends at %(to)s."
    ),
    "absent": _("%(person)s is away from %(from)s to %(to)s, during “%(first)s”."),
    "no_walk": _(
        "%(person)s has %(gap)s min from “%(first)s” to “%(second)s” in another venue. "
        "The walk takes %(needed)s min."
    ),
    "no_padding": _(
        "%(person)s has %(gap)s min between “%(first)s” and “%(second)s”. "
        "The forum asks for %(needed)s min."
    ),
    "no_walk elsewhere": _(
        "Between “%(first)s” and a session of another forum %(person)s has less time than the walk "
        "to the other venue takes, %(needed)s min."
    ),
    "no_walk elsewhere told": _(
        "%(person)s has %(gap)s min between “%(first)s” and “%(other)s” of %(forum)s, in another "
        "venue. The walk takes %(needed)s min."
    ),
    "no_padding elsewhere": _(
        "Between “%(first)s” and a session of another forum %(person)s has less than the "
        "%(needed)s min that this forum asks for."
    ),
    "no_padding elsewhere told": _(
        "%(person)s has %(gap)s min between “%(first)s” and “%(other)s” of %(forum)s. "
        "This forum asks for %(needed)s min."
    ),
    "no_turnover": _(
        "There are %(gap)s min between “%(first)s” and “%(second)s” in %(room)s. "
        "The room needs %(needed)s min."
    ),
    "running_order_too_long": _(
        "The parts of “%(first)s” take %(needed)s min, but it lasts %(minutes)s min."
    ),
    "too_small": _("“%(first)s” expects %(expected)s people, but %(rooms)s seats %(seats)s."),
    "no_channel": _("“%(first)s” is interpreted without a channel: %(languages)s."),
    "no_moderator": _("“%(first)s” is a panel without a moderator."),
    "many_moderators": _("“%(first)s” has more than one moderator: %(people)s."),
    "protocol_broken": _(
        "In “%(first)s” %(person)s, %(first_rank)s in the protocol, is placed before "
        "%(after)s, %(second_rank)s."
    ),
    "theme_clash": _(
        "“%(first)s” and “%(second)s”, both on “%(theme)s”, are at the same time "
        "for the same audience."
    ),
    "outside_hours": _(
        "“%(first)s”, %(from)s–%(to)s, is outside the hours of the day, %(opens)s–%(closes)s."
    ),
    "outside_hours opens": _("“%(first)s” begins at %(from)s, before the day opens at %(opens)s."),
    "outside_hours closes": _("“%(first)s” ends at %(to)s, after the day closes at %(closes)s."),
}
