"""What the pages that make a release share: the form, the attempt, its refusals in words."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from events import releases
from events.models import Forum
from events.program.diff import Change
from events.program.document import Document
from events.words.changes import Sentence
from events.words.changes import sentences as said
from sessions import planned, publish, publish_runs

CONFLICT = 409
REFUSALS = (
    releases.Overtaken, releases.Refused, releases.SlugTaken, publish.NothingChanged,
    publish.DraftMoved,
)  # fmt: skip

PLAIN: Mapping[type[Exception], StrOrPromise] = {
    publish.NothingChanged: _(
        "The current release says all this already. There is nothing to publish."
    ),
    publish.NotClosed: _(
        "What you chose refers to changes that you did not choose. Nothing was published."
    ),
    planned.TooLate: _("The hour had passed before it was planned. Choose a later one."),
    releases.Refused: _("The programme contradicts itself; nothing was published. See below."),
}


class ReleaseForm(forms.Form):
    """What is said of a release; `seen` is the release that the changes were shown against."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    label = forms.CharField(
        label=_("Label"), max_length=100, required=False, widget=UnfoldAdminTextInputWidget,
        help_text=_("A short name, such as “Final programme”. May stay empty."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False,
        widget=UnfoldAdminTextareaWidget({"rows": 3}),
        help_text=_("What readers should know of this release. It is published with it."),
    )  # fmt: skip

    def anew(self, seen: int) -> "ReleaseForm":
        """The form as it was filled in, but meant for what is shown now."""
        filled = {name: self.data.get(name, "") for name in ("label", "note")}
        return type(self)(initial={**filled, "seen": seen})


def attempt(
    page: Any, request: HttpRequest, forum: Forum, verb: str, facts: Mapping[str, Any]
) -> HttpResponse | None:
    """Makes the release and goes to the list; a refusal is told, and the page to be shown anew.

    For a large forum a process of its own does it, whose progress is shown meanwhile.
    """
    if publish_runs.is_large(forum):
        return set_going(request, forum, verb, facts)
    try:
        stamp = publish_runs.VERBS[verb](forum.uuid, by=request.user, **facts)
    except REFUSALS as refusal:
        messages.error(request, told(refusal))
        return None
    done = _("Release %(number)d is published.") % {"number": stamp.number}
    page.log_change(request, forum, str(done))
    messages.success(request, done)
    return redirect("admin:events_forum_releases", forum.pk)


def set_going(
    request: HttpRequest, forum: Forum, verb: str, facts: Mapping[str, Any]
) -> HttpResponse:
    """Has a process do it and goes to where its progress is shown, or that of who was before."""
    try:
        publish_runs.ask(forum, verb=verb, facts=facts, by=request.user, at=datetime.now(UTC))  # type: ignore[arg-type]  # signed in
    except publish_runs.Underway as refusal:
        said = _("%(name)s is publishing this forum just now. Nothing of yours was published.")
        messages.error(request, said % {"name": refusal.run.author_name})
    return redirect("admin:events_forum_publishing", forum.pk)


def told(refusal: Exception) -> StrOrPromise:
    """Why nothing was published, and what to do."""
    if isinstance(refusal, releases.Overtaken):
        return _(
            "Release %(current)d was published while you looked at this page. "
            "Nothing was published now. Look at the changes again, then publish."
        ) % {"current": refusal.current}
    if isinstance(refusal, releases.SlugTaken):
        return _("The address “%(slug)s” belongs to releases of another forum. Choose another.") % {
            "slug": refusal.slug
        }
    if isinstance(refusal, publish.DraftMoved):
        return ngettext(
            "The draft was edited while you looked at this page: %(count)d change that you chose "
            "is otherwise now. Nothing was published. Look at what is not chosen, then publish.",
            "The draft was edited while you looked at this page: %(count)d changes that you chose "
            "are otherwise now. Nothing was published. Look at what is not chosen, then publish.",
            refusal.gone,
        ) % {"count": refusal.gone}
    return PLAIN[type(refusal)]


def sentences(
    before: Document | None, after: Document, made: Iterable[Change]
) -> list[tuple[Change, Sentence]]:
    """The changes, each with its words in the reader's language."""
    changes = list(made)
    return list(zip(changes, said(changes, after, before, get_language() or "en"), strict=True))


def work_page(
    page: Any, request: HttpRequest, forum: Forum, name: str, context: dict[str, Any]
) -> TemplateResponse:
    """One of a forum's work pages, `name`.html."""
    shown = {
        **page.admin_site.each_context(request),
        **context,
        "opts": page.opts,
        "forum": forum,
        "original": forum,
        "language": get_language(),
    }
    return TemplateResponse(request, f"program_sessions/{name}.html", shown)
