"""The list of releases, and undo: the page that asks before an old one is published again."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from events import permissions, releases
from events.models import Forum
from events.program.diff import Change, diff
from events.program.embargo import without
from events.words.changes import Sentence
from sessions import publish
from sessions.admin.making import CONFLICT, ReleaseForm, attempt, sentences, work_page
from sessions.admin.routes import forum_for, under_forum

SHOWN = 20  # changes of each release


def routes(page: Any) -> list[URLPattern]:
    """The addresses of these pages, under the forum's own."""
    return under_forum(
        page,
        {
            "releases": ("releases/", releases_view),
            "undo": ("releases/<int:number>/", undo_view),
        },
    )


class Told(NamedTuple):
    """What a release changed: the first changes in words, and how many more there are."""

    changes: list[tuple[Change, Sentence]]
    more: int


def releases_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Every release of the forum, newest first: by whom, and what it changed, in words.

    The newest ones say it at once, an older one when it is asked for: `?show=5`.
    """
    forum = page.found_or_404(request, str(pk))
    rows = list(forum.releases.defer("body").order_by("-number"))
    asked = request.GET.get("show", "")
    words = _words(forum, rows[0].number, int(asked) if asked.isdecimal() else 0) if rows else {}
    context = {
        "title": _("Releases"),
        "releases": [(row, words.get(row.number)) for row in rows],
        "asked": asked,
        "may_publish": permissions.publishes.test(request.user, forum.pk),
    }
    return work_page(page, request, forum, "releases", context)


def _words(forum: Forum, newest: int, asked: int) -> dict[int, Told]:
    """What releases changed, by number; of the one that was asked for everything."""
    try:
        chapters = releases.history(forum.uuid, newest, detail=asked or None).history
    except releases.Sealed:  # nothing is known any more of what the newest one changed
        return {}
    told = {}
    for chapter in chapters:
        number, shown = chapter.stamp.number, chapter.changes or ()
        if chapter.document and chapter.predecessor:
            few = shown if number == asked else shown[:SHOWN]
            words = sentences(chapter.predecessor, chapter.document, few)
            told[number] = Told(words, len(shown) - len(few))
    return told


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
        if made := attempt(page, request, forum, "roll_back", {**facts, "to": number}):
            return made
    would = without(old.document, publish.hidden(forum.uuid))
    changes = diff(current.document, would)
    context = {
        "title": _("Publish release %(number)d again") % {"number": number},
        "form": form.anew(current.number),
        "old": old.stamp,
        "changes": sentences(current.document, would, changes),
    }
    drawn = work_page(page, request, forum, "undo", context)
    drawn.status_code = CONFLICT if request.method == "POST" else 200
    return drawn
