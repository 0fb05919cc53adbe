"""Preview, publish and undo: the pages of a forum on which its releases are made."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from events import permissions, releases
from events.models import Forum
from events.multilingual_form import UI_LANGUAGES
from events.program.diff import Change, diff
from events.program.document import Document
from events.public import pages
from events.words.changes import Sentence, sentence
from sessions import publish
from sessions.admin import problems
from sessions.admin.routes import forum_for, under_forum

CONFLICT = 409


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


def routes(page: Any) -> list[URLPattern]:
    """The addresses of these pages, under the forum's own: `{forum}/publish/` and so on."""
    return under_forum(
        page,
        {
            "preview": ("preview/<str:language>/<path:rest>", preview_view),
            "preview_home": ("preview/<str:language>/", preview_view),
            "publish": ("publish/", publish_view),
            "releases": ("releases/", releases_view),
            "undo": ("releases/<int:number>/", undo_view),
        },
    )


def preview_view(
    page: Any, request: HttpRequest, pk: int, language: str, rest: str = ""
) -> HttpResponse:
    """The draft as the public would see it: every page of it, kept by nobody."""
    forum = page.found_or_404(request, str(pk))
    if language not in UI_LANGUAGES:
        raise Http404
    root = reverse("admin:events_forum_preview_home", args=(pk, "-"))
    drawn = pages.render(
        publish.preview(forum.uuid), rest, language, root.replace("/-/", "/{language}/"),
        request.GET.dict(),
    )  # fmt: skip
    response = HttpResponse(drawn.body, content_type=drawn.media, status=drawn.status)
    if drawn.location:
        response["Location"] = drawn.location
    response["Cache-Control"] = "private, no-store"
    return response


def publish_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """What publishing would change, what forbids it, what is worth a look; and the button."""
    forum = forum_for(page, request, pk, permissions.publishes)
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        verb = partial(publish.publish, forum.uuid, **form.cleaned_data)
        if made := _attempt(page, request, forum, verb):
            return made
    return _publish_page(page, request, forum, form)


def _publish_page(page: Any, request: HttpRequest, forum: Forum, form: Any) -> HttpResponse:
    """The page with the changes as they are now; 409 when it answers a refused attempt."""
    proposal = publish.propose(forum.uuid)
    told = problems.Teller(forum, proposal.document)
    current = proposal.current.document if proposal.current else None
    context = {
        "title": _("Publish release %(number)d") % {"number": proposal.seen + 1},
        "form": _fresh(form, proposal.seen),
        "first": current is None,
        "changes": sentences(current, proposal.document, proposal.changes),
        "refusals": [told.tell(problem) for problem in proposal.refusals],
        **told.looks(proposal),
    }
    return _page(page, request, forum, "publish", context)


def releases_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Every release of the forum, newest first."""
    forum = page.found_or_404(request, str(pk))
    rows = forum.releases.defer("body").order_by("-number")
    context = {
        "title": _("Releases"),
        "releases": rows,
        "may_publish": permissions.publishes.test(request.user, forum.pk),
    }
    return _page(page, request, forum, "releases", context)


def undo_view(page: Any, request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Asks before an old release is published again."""
    forum = forum_for(page, request, pk, permissions.publishes)
    try:
        old, current = releases.read(forum.uuid, number), releases.read(forum.uuid)
    except (releases.NoSuchRelease, releases.Sealed) as error:
        raise Http404 from error
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("seen", "note")}
        verb = partial(publish.roll_back, forum.uuid, to=number, **facts)
        if made := _attempt(page, request, forum, verb):
            return made
    changes = diff(current.document, old.document)
    context = {
        "title": _("Publish release %(number)d again") % {"number": number},
        "form": _fresh(form, current.number),
        "old": old.stamp,
        "changes": sentences(current.document, old.document, changes),
    }
    return _page(page, request, forum, "undo", context)


def _attempt(
    page: Any, request: HttpRequest, forum: Forum, verb: Callable[..., Any]
) -> HttpResponse | None:
    """Makes the release and goes to the list; a refusal is told and the page shown anew."""
    try:
        stamp = verb(by=request.user)
    except (
        releases.Overtaken, releases.Refused, releases.SlugTaken, publish.NothingChanged,
    ) as refusal:  # fmt: skip
        messages.error(request, _told(refusal))
        return None
    said = _("Release %(number)d is published.") % {"number": stamp.number}
    page.log_change(request, forum, str(said))
    messages.success(request, said)
    return redirect("admin:events_forum_releases", forum.pk)


def _told(refusal: Exception) -> StrOrPromise:
    if isinstance(refusal, releases.Overtaken):
        return _(
            "Release %(current)d was published while you looked at this page. "
            "Nothing was published now. Look at the changes again, then publish."
        ) % {"current": refusal.current}
    if isinstance(refusal, releases.SlugTaken):
        return _("The address “%(slug)s” belongs to releases of another forum. Choose another.") % {
            "slug": refusal.slug
        }
    if isinstance(refusal, publish.NothingChanged):
        return _("The current release says all this already. There is nothing to publish.")
    return _("The programme contradicts itself; nothing was published. See below.")


def _fresh(form: ReleaseForm, seen: int) -> ReleaseForm:
    """The form as it was filled in, but meant for what is shown now."""
    filled = {name: form.data.get(name, "") for name in ("label", "note")}
    return ReleaseForm(initial={**filled, "seen": seen})


def sentences(
    before: Document | None, after: Document, made: Iterable[Change]
) -> list[tuple[Change, Sentence]]:
    """The changes, each with its words in the reader's language."""
    language = get_language() or "en"
    return [(change, sentence(change, after, before, language)) for change in made]


def _page(
    page: Any, request: HttpRequest, forum: Forum, name: str, context: dict[str, Any]
) -> HttpResponse:
    refused = request.method == "POST"
    shown = {
        **page.admin_site.each_context(request),
        **context,
        "opts": page.opts,
        "forum": forum,
        "original": forum,
        "language": get_language(),
    }
    template = f"program_sessions/{name}.html"
    return TemplateResponse(request, template, shown, status=CONFLICT if refused else None)
