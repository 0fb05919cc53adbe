"""Draft and current release side by side: any page of both, and between them the words."""

import re
from typing import Any, NamedTuple
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from events import releases
from events.models import Forum
from events.multilingual_form import UI_LANGUAGES, endonym
from events.program.changes import Change
from events.program.diff import diff
from events.program.document import Document
from events.words.changes import Side
from sessions import drafts
from sessions.admin.making import sentences, work_page
from sessions.admin.routes import under_forum

PAGES = {
    "": _("The forum"),
    "schedule/": _("Schedule"),
    "speakers/": _("Speakers"),
}
# Whatever has a page of its own, where it lies.
TABLES = {"sessions": _("Sessions"), "speakers": _("Speakers"), "rooms": _("Rooms")}

# Pages only: nothing that leads up or elsewhere.
PATH = re.compile(r"(?:[\w-]+/)*")
FRAMES = csp_update({"frame-src": [SELF]})


class Place(NamedTuple):
    """A page of the forum: its path in the draft and in the release, and whom it is about."""

    draft: str
    current: str
    about: UUID | None = None


def routes(page: Any) -> list[URLPattern]:
    """The address of this page, under the forum's own."""
    return under_forum(page, {"compare": ("compare/", compare_view)})


def compare_view(page: Any, request: HttpRequest, pk: int) -> HttpResponseBase:
    """The page of `?page=` (or that of the thing `?of=`) in both, in `?language=`."""
    forum = page.found_or_404(request, str(pk))
    draft, newest = drafts.read(forum.uuid), releases.newest(forum.uuid)
    current = newest.document if newest else None
    place = _place(request, draft, current)
    language = request.GET.get("language", get_language() or "en")
    language = language if language in UI_LANGUAGES else UI_LANGUAGES[0]
    changes = diff(current, draft) if current else ()
    context = {
        "title": _("Draft and public page"),
        "page_language": language,
        "languages": [(tag, endonym(tag)) for tag in UI_LANGUAGES],
        "place": place,
        "choices": _choices(draft, changes),
        "draft_url": _address(forum, "preview", language, place.draft),
        "current_url": _address(forum, "current", language, place.current) if current else "",
        "number": newest.number if newest else 0,
        "changes": sentences(current, draft, _about(place, changes)),
        "all_count": len(changes),
    }
    drawn = work_page(page, request, forum, "compare", context)
    return FRAMES(lambda _request: drawn)(request)


def _address(forum: Forum, name: str, language: str, path: str) -> str:
    return reverse(f"admin:events_forum_{name}_home", args=(forum.pk, language)) + path


def _place(request: HttpRequest, draft: Document, current: Document | None) -> Place:
    """The page that is asked for; after a rename it has two addresses."""
    asked, of = request.GET.get("page", ""), request.GET.get("of", "")
    before, after = _paths(current) if current else {}, _paths(draft)
    for uuid in {**after, **before}:
        paths = (after.get(uuid, ""), before.get(uuid, ""))
        if str(uuid) == of or (asked and asked in paths):
            return Place(paths[0] or paths[1], paths[1] or paths[0], uuid)
    path = asked if PATH.fullmatch(asked) else ""
    return Place(path, path)


def _paths(document: Document) -> dict[UUID, str]:
    return {
        row.uuid: f"{table}/{row.slug}/" for table in TABLES for row in getattr(document, table)
    }


def _about(place: Place, changes: tuple[Change, ...]) -> list[Change]:
    """What changed of whom the page is about; of an overview everything."""
    if place.about is None:
        return list(changes)
    return [
        change
        for change in changes
        if place.about in (change.id, change.bearer) or str(place.about) in _speakers(change)
    ]


def _speakers(change: Change) -> set[str]:
    """Who came to a stage, or left it."""
    if change.subject != "appearance" or change.field:
        return set()
    return {side["speaker"] for side in (change.before, change.after) if side}


def _choices(
    draft: Document, changes: tuple[Change, ...]
) -> list[tuple[StrOrPromise, list[tuple[str, StrOrPromise]]]]:
    """The pages to choose from: what changed first, then everything."""
    side, changed = Side(draft, get_language() or "en"), {change.bearer for change in changes}
    named = {
        table: [
            (row.uuid, f"{table}/{row.slug}/", name.text)
            for row in getattr(draft, table)
            if (name := side.name(row.uuid))
        ]
        for table in TABLES
    }
    first = [(path, name) for rows in named.values() for u, path, name in rows if u in changed]
    groups: list[tuple[StrOrPromise, list[tuple[str, StrOrPromise]]]] = [
        (_("Overviews"), list(PAGES.items())),
        (_("Changed"), list(first)),
    ]
    groups += [(TABLES[t], [(path, name) for _u, path, name in rows]) for t, rows in named.items()]
    return [(title, rows) for title, rows in groups if rows]
