"""From an empty forum to its first release: what to do next, in order."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.models import Forum


class Step(NamedTuple):
    """One thing to do, where, and whether it is done; no link for who may not."""

    title: Any
    told: Any
    link: str
    done: bool = False


def steps(user: Any, forum: Forum, *, published: bool) -> list[Step]:
    """Nothing more once it is published; until then each step, those done marked as such."""
    if published:
        return []
    edits, publishes = (
        may.test(user, forum.pk) for may in (permissions.edits, permissions.publishes)
    )
    there = Forum.objects.filter(pk=forum.pk)
    rooms, sessions, speakers = (
        there.filter(**{f"{name}__isnull": False}).exists()
        for name in ("rooms", "sessions", "speakers")
    )
    add = f"add/?forum={forum.pk}"
    facts = reverse("admin:events_forum_change", args=(forum.pk,))
    make = reverse("admin:events_forum_publish", args=(forum.pk,))
    return [
        Step(
            _("Set up the forum"), _("Its name, days, zone, languages and city."),
            facts if edits else "", bool(forum.city),
        ),
        Step(
            _("Add its rooms"), _("In the order in which people name them."),
            reverse("admin:events_room_changelist") + add if edits else "", rooms,
        ),
        Step(
            _("Add its sessions"), _("Or import the programme from a file."),
            reverse("admin:program_sessions_session_changelist") + add if edits else "", sessions,
        ),
        Step(
            _("Add its speakers"), _("And put them on the stages of the sessions."),
            reverse("admin:speakers_speaker_changelist") + add if edits else "", speakers,
        ),
        Step(
            _("Publish it"), _("Until then the public sees nothing."), make if publishes else "",
        ),
    ]  # fmt: skip
