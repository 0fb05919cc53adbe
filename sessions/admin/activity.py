"""A forum's activity in the admin: by day, filtered by person, kind and row, each with its link."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.admin.history import Entry, entry
from events.history.words import Teller
from events.models import Forum, ImportRun, Invitation
from sessions import activity
from sessions.admin.activity_words import worded
from sessions.admin.making import work_page
from sessions.admin.routes import forum_for, under_forum
from sessions.models import Acknowledgement, Appearance
from speakers.models import Absence, Organiser

PAGE = 50
# Rows without a page of their own: where they are seen, and of which row.
PAGES: dict[Any, tuple[str, str]] = {
    Appearance: ("program_sessions_session_history", "session_id"),
    Absence: ("speakers_speaker_history", "speaker_id"),
    Organiser: ("events_forum_change", "forum_id"),
    Acknowledgement: ("events_forum_conflicts", "forum_id"),
    Invitation: ("events_forum_invitations", "forum_id"),
    ImportRun: ("events_forum_activity", "forum_id"),
}


def routes(page: Any) -> list[URLPattern]:
    """The address of the page, under the forum's own."""
    return under_forum(page, {"activity": ("activity/", activity_view)})


def activity_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Every change, newest first; one more than a page holds tells whether there are older ones."""
    forum = forum_for(page, request, pk, permissions.reads)
    asked, number = _asked(request), max(1, _number(request, "p") or 1)
    hidden: frozenset[str] = (
        frozenset() if permissions.owns.test(request.user, forum.pk) else activity.OWNERS
    )
    asked = asked._replace(hidden=hidden)
    found = activity.stream(forum, asked, (number - 1) * PAGE, PAGE + 1)
    with timezone.override(forum.tz):
        shown = {
            "title": _("History"),
            "days": _by_day(_entries(forum, found[:PAGE])),
            "people": activity.people(forum, hidden),
            "kinds": [
                (kind, m._meta.verbose_name)
                for kind, m in activity.MODELS.items()
                if kind not in hidden
            ],
            "asked": asked,
            **_pages(request, number, older=len(found) > PAGE),
        }
        return work_page(page, request, forum, "activity", shown).render()


def _pages(request: HttpRequest, number: int, *, older: bool) -> dict[str, Any]:
    query = request.GET.copy()
    query.pop("p", None)
    return {
        "query": f"{query.urlencode()}&" if query else "",
        "newer": number - 1,
        "older": number + 1 if older else None,
    }


def _asked(request: HttpRequest) -> activity.Asked:
    kind = request.GET.get("kind", "")
    run = request.GET.get("import", "")
    return activity.Asked(
        kind if kind in activity.MODELS else "", _number(request, "row"), _number(request, "by"),
        run if run.isalnum() and run.isascii() else "",
    )  # fmt: skip


def _number(request: HttpRequest, name: str) -> int | None:
    said = request.GET.get(name, "")
    # No key of a row has more digits; the database would refuse a larger number.
    return int(said) if said.isdecimal() and len(said) < 10 else None  # noqa: PLR2004 - as it says


def _entries(forum: Forum, found: list[activity.Found]) -> list[Entry]:
    """What merely was saved again is left out."""
    pairs = activity.versions(found)
    teller = Teller(pairs, get_language() or "en", forum.tz)
    there = activity.still_there(version for version, _before in pairs)
    entries = [worded(entry(teller, pair, link=_link(pair[0], there)), pair[1]) for pair in pairs]
    return [each for each in entries if each.told or _happened(each)]


def _happened(each: Entry) -> bool:
    """What is more than saving a row again as it was."""
    return each.version.history_type != "~" or each.version.instance_type is Invitation


def _by_day(entries: list[Entry]) -> list[tuple[Any, list[Entry]]]:
    def day(each: Entry) -> Any:
        return timezone.localtime(each.version.history_date).date()

    return [(date, list(those)) for date, those in groupby(entries, day)]


def _link(version: Any, there: Iterable[tuple[Any, int]]) -> str:
    """The row's page; where it was deleted, its history, from which it can be put back."""
    model, key = version.instance_type, version.id
    if model in PAGES:
        name, owner = PAGES[model]
        return reverse(f"admin:{name}", args=(getattr(version, owner),))
    page = "change" if (model, key) in there else "history"
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=(key,))
