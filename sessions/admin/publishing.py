"""Reviewing what the draft would change, choosing what goes out, and publishing it."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.models import Forum
from events.wall_time import WallTimeField
from sessions import planned, publish, publish_runs
from sessions.admin import (
    comparing,
    planning,
    previewing,
    problems,
    running,
    session_conflicts,
    undoing,
)
from sessions.admin.choosing import Choice
from sessions.admin.making import (
    CONFLICT,
    REFUSALS,
    ReleaseForm,
    attempt,
    set_going,
    told,
    work_page,
)
from sessions.admin.routes import forum_for, under_forum
from sessions.models import PublishRun

# The page's script counts on as boxes are ticked.
COUNT = _("Chosen: %(chosen)s of %(all)s changes")


class HourForm(forms.Form):
    """When to publish, if not now; on the forum's clocks."""

    # The other button publishes without an hour.
    use_required_attribute = False
    due = WallTimeField(
        label=_("Day and hour"),
        help_text=_("What you see now goes out then, whatever the draft says by that hour."),
    )

    def __init__(self, forum: Forum, data: Any = None) -> None:
        super().__init__(data)
        due: Any = self.fields["due"]
        due.in_zone(forum.tz)


def routes(page: Any) -> list[URLPattern]:
    """The addresses of this page and of those around it, under the forum's own."""
    own = under_forum(page, {"publish": ("publish/", publish_view)})
    around = (previewing, comparing, undoing, planning, running)
    return [*own, *(route for each in around for route in each.routes(page))]


def publish_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """What publishing would change, what forbids it, what is worth a look; and the buttons.

    A choice that is not closed is shown again with what comes along, and then published.
    """
    forum = forum_for(page, request, pk, permissions.publishes)
    run = running.newest(forum)
    if request.method == "GET" and running.is_underway(run):
        return redirect("admin:events_forum_publishing", pk)
    form, status = ReleaseForm(request.POST or None), 200
    hour = HourForm(forum, request.POST if "plan" in request.POST else None)
    looks = not {"choose", "again"}.isdisjoint(request.POST)
    if request.method == "POST" and not looks and form.is_valid():
        try:
            made = _do(page, request, forum, form, hour)
        except publish.NotClosed:  # shown with what comes along
            made = None
        else:
            status = CONFLICT
        if made:
            return made
    context = {**_context(request, forum, form, run), "hour": hour}
    drawn = work_page(page, request, forum, "publish", context)
    drawn.status_code = status
    return drawn


def _do(
    page: Any, request: HttpRequest, forum: Forum, form: ReleaseForm, hour: HourForm
) -> HttpResponse | None:
    """Publishes or plans what is chosen; of a first release all. None where that was refused."""
    facts = {**form.cleaned_data, "chosen": request.POST.getlist("chosen")}
    if facts["seen"] and not facts["chosen"]:
        messages.error(request, _("Nothing is chosen. Choose at least one change, then publish."))
        return None
    if "plan" in request.POST:
        return _plan(page, request, forum, hour, facts) if hour.is_valid() else None
    if not facts["seen"]:
        del facts["chosen"]
        return attempt(page, request, forum, "publish", facts)
    return attempt(page, request, forum, "publish_part", facts)


def _plan(
    page: Any, request: HttpRequest, forum: Forum, hour: HourForm, facts: dict[str, Any]
) -> HttpResponse | None:
    at, due = datetime.now(UTC), hour.cleaned_data["due"]
    if due > at and publish_runs.is_large(forum):
        return set_going(request, forum, "plan", {**facts, "due": due})
    try:
        row = planned.plan(forum.uuid, due=due, at=at, by=request.user, **facts)  # type: ignore[arg-type]  # signed in
    except planned.TooLate:
        hour.add_error("due", _("This hour has passed. Choose a later one, or publish now."))
        return None
    except REFUSALS as refusal:
        messages.error(request, told(refusal))
        return None
    planning.say(page, request, forum, _("Planned: %(work)s.") % {"work": planning.named(row)})
    return redirect("admin:events_forum_planned", forum.pk)


def _context(
    request: HttpRequest, forum: Forum, form: ReleaseForm, run: PublishRun | None
) -> dict[str, Any]:
    """The page with the changes as they are now."""
    proposal = publish.propose(forum.uuid)
    teller = problems.Teller(forum, proposal.document)
    chosen = Choice(request, proposal)
    kinds = chosen.kinds()
    return {
        "title": _("Publish release %(number)d") % {"number": proposal.seen + 1},
        "form": form.anew(proposal.seen),
        "first": proposal.current is None,
        "unhappy": running.unhappy(run, proposal.current),
        "kinds": kinds,
        "along": [row for kind in kinds for t in kind.things for row in t.rows if row.why],
        "count_words": COUNT,
        "chosen_words": COUNT
        % {"chosen": len(chosen.closed.changes), "all": len(proposal.changes)},
        "change_count": len(proposal.changes),
        **planning.waiting(forum),
        "refusals": [teller.tell(problem) for problem in proposal.refusals],
        **teller.looks(proposal),
        "conflicts": session_conflicts.published(request, forum, proposal.document),
    }
