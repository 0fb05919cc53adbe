"""Timed work of a forum: what waits, how it ended, an embargo's form; and whether the clock runs."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from events import permissions, releases
from events.models import Forum
from events.program.check import Problem
from events.program.document import Document
from events.program.embargo import known, without
from events.program.text import Picked
from events.wall_time import WallTimeField
from events.words.changes import Sentence, Side
from sessions import drafts, planned, publish
from sessions.admin.making import sentences, work_page
from sessions.admin.problems import Teller, Told
from sessions.admin.routes import under_forum
from sessions.models import ClockRun, Planned
from sessions.models.planned import stands_still
from sessions.planned import words

SHOWN = 20  # pieces of work that have ended


class EmbargoForm(forms.Form):
    """Who and what shall stay unknown until when."""

    subjects = forms.MultipleChoiceField(
        label=_("Sessions and speakers"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one session or speaker.")},
    )  # fmt: skip
    due = WallTimeField(label=_("Until"), help_text=_("Then it is added to the programme."))
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False, widget=UnfoldAdminTextInputWidget,
        help_text=_("Published with the release that adds it."),
    )  # fmt: skip

    def __init__(self, *args: Any, forum: Forum, choices: list[tuple[str, str]]) -> None:
        super().__init__(*args)
        due: Any = self.fields["due"]
        due.in_zone(forum.tz)
        subjects: Any = self.fields["subjects"]
        subjects.choices = choices


class Shown(NamedTuple):
    """A piece of timed work as the page shows it."""

    work: Planned
    title: Any
    moment: str
    names: list[Picked]
    changes: list[tuple[Any, Sentence]]
    reason: str
    problems: list[Told]
    outdated: bool
    minutes_late: int


def routes(page: Any) -> list[URLPattern]:
    """The addresses of this page, under the forum's own."""
    return under_forum(page, {"planned": ("planned/", planned_view)})


def planned_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Lists timed work; publishers cancel it, renew it, and set embargoes."""
    forum: Forum = page.found_or_404(request, str(pk))
    may = permissions.publishes.test(request.user, forum.pk)
    draft, newest = drafts.read(forum.uuid), releases.newest(forum.uuid)
    current = newest.document if newest else None
    hidden = publish.hidden(forum.uuid)
    choices = _unknown(without(draft, hidden), current)
    form = EmbargoForm(forum=forum, choices=choices)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        if "cancel" in request.POST or "renew" in request.POST:
            _change(page, request, forum)
            return redirect("admin:events_forum_planned", pk)
        form = EmbargoForm(request.POST, forum=forum, choices=choices)
        if form.is_valid() and _embargoed(page, request, forum, form):
            return redirect("admin:events_forum_planned", pk)
    rows = list(Planned.objects.filter(forum=forum).select_related("forum"))
    open_rows = [row for row in rows if row.outcome == Planned.Outcome.OPEN]
    ended = sorted(set(rows) - set(open_rows), key=lambda row: row.ended or row.due, reverse=True)
    context = {
        "title": _("Planned"),
        "form": form,
        "may_publish": may,
        "waiting": [_shown(row, draft, current, hidden) for row in open_rows],
        "ended": [_shown(row, draft, current, hidden) for row in ended[:SHOWN]],
        **_clock(open_rows),
    }
    return work_page(page, request, forum, "planned", context)


def waiting(forum: Forum) -> dict[str, Any]:
    """What waits for its hour, at a glance; and whether it waits for a clock that stands still."""
    rows = list(Planned.objects.open().filter(forum=forum).select_related("forum"))
    at_a_glance = [(words.TITLES[row.kind], words.moment(row), len(row.subjects)) for row in rows]
    return {"planned": at_a_glance, **_clock(rows)}


def _clock(rows: list[Planned]) -> dict[str, Any]:
    """When the clock last ran, and whether it does."""
    last = ClockRun.objects.first()
    return {"clock": last, "stands_still": stands_still(last, rows, at=datetime.now(UTC))}


def _unknown(draft: Document, current: Document | None) -> list[tuple[str, str]]:
    """The sessions and speakers of the draft that the public does not know yet."""
    public = known(current) if current else set()
    side = Side(draft, get_language() or "en")
    ids = [each.uuid for each in draft.sessions] + [each.uuid for each in draft.speakers]
    names = {uuid: name.text for uuid in ids if (name := side.name(uuid))}
    return [(str(uuid), names[uuid]) for uuid in ids if uuid not in public]


def _change(page: Any, request: HttpRequest, forum: Forum) -> None:
    """Cancels or renews what was named, if it is this forum's and still waits."""
    verb = "cancel" if "cancel" in request.POST else "renew"
    key = request.POST[verb]
    row = (
        Planned.objects.open()
        .filter(forum=forum)
        .filter(pk=int(key) if key.isdecimal() else 0)
        .first()
    )
    if row is None:
        messages.error(request, _("This has ended already. See below how."))
    elif verb == "cancel":
        planned.cancel(row.pk, at=datetime.now(UTC))
        say(page, request, forum, _("Cancelled: %(work)s.") % {"work": named(row)})
    else:
        planned.renew(row.pk, by=request.user)  # type: ignore[arg-type]  # signed in
        said = _("At its hour the draft as it is now is added: %(work)s.")
        say(page, request, forum, said % {"work": named(row)})


def _embargoed(page: Any, request: HttpRequest, forum: Forum, form: EmbargoForm) -> bool:
    facts = form.cleaned_data
    subjects = [UUID(each) for each in facts["subjects"]]
    try:
        row = planned.embargo(
            forum.uuid, subjects=subjects, due=facts["due"], at=datetime.now(UTC),
            by=request.user, note=facts["note"],  # type: ignore[arg-type]  # signed in
        )  # fmt: skip
    except planned.TooLate:
        form.add_error("due", _("This hour has passed. Choose a later one."))
        return False
    except planned.NotEmbargoed:
        form.add_error("subjects", _("One of them is public by now. Look at the list again."))
        return False
    say(page, request, forum, _("Under embargo: %(work)s.") % {"work": named(row)})
    return True


def named(row: Planned) -> str:
    """A piece of timed work in a few words."""
    return f"{words.TITLES[row.kind]}, {words.moment(row)}"


def say(page: Any, request: HttpRequest, forum: Forum, said: Any) -> None:
    """Tells it to the user and to the forum's history."""
    page.log_change(request, forum, str(said))
    messages.success(request, said)


def _shown(row: Planned, draft: Document, current: Document | None, hidden: set[UUID]) -> Shown:
    changes, side = planned.read(row).changes, Side(draft, get_language() or "en")
    # Of what was refused, only what no longer applies.
    stale = row.refusal.get("addresses") or [change.address for change in changes]
    broken = msgspec.convert(row.refusal.get("problems", []), list[Problem])
    teller = Teller(row.forum, draft)
    mine = without(draft, hidden - set(row.subjects))
    waits = row.outcome == Planned.Outcome.OPEN and current is not None
    return Shown(
        row, words.TITLES[row.kind], words.moment(row),
        [name for uuid in row.subjects if (name := side.name(uuid))],
        sentences(current, draft, [change for change in changes if change.address in stale]),
        words.reason(row), [teller.tell(problem) for problem in broken],
        bool(waits and current and planned.outdated(row, mine, current)),
        int((row.late or timedelta()).total_seconds() // 60),
    )  # fmt: skip
