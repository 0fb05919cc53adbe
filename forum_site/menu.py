"""The organisers' menu: what may be opened of the forum at hand, and of what all forums share.

A page of a forum is one line here: an `Entry` with the name of its route, which takes the
forum's primary key, and with the role that may open it.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rules.predicates import Predicate

from events import permissions
from events.admin import at_hand
from events.models import Forum


class Entry(NamedTuple):
    """A line of the menu: a page of the forum at hand, or a list."""

    title: Any
    route: str
    # Who may open it, asked of the forum at hand.
    may: Predicate = permissions.reads
    # The forum's rows that the line counts, as `Forum` calls them.
    counts: str = ""
    # Whether the route wants the reader's language after the forum.
    spoken: bool = False


FORUM: tuple[tuple[Any, tuple[Entry, ...]], ...] = (
    (
        _("This forum"),
        (
            Entry(_("Home"), "index"),
            Entry(_("Sessions"), "program_sessions_session_changelist", counts="sessions"),
            Entry(_("Timetable board"), "events_forum_board"),
            Entry(_("Speakers"), "speakers_speaker_changelist", counts="speakers"),
            Entry(_("Rooms"), "events_room_changelist", counts="rooms"),
            Entry(_("Venues"), "events_venue_changelist", counts="venues"),
            Entry(_("Themes"), "events_theme_changelist", counts="themes"),
            Entry(_("Conflicts"), "events_forum_conflicts"),
            Entry(_("Facts of the forum"), "events_forum_change"),
        ),
    ),
    (
        _("Publishing"),
        (
            Entry(_("Preview"), "events_forum_preview_home", spoken=True),
            Entry(_("Preview links"), "events_forum_previews", permissions.edits),
            Entry(_("Review and publish"), "events_forum_publish", permissions.publishes),
            Entry(_("Draft and public page"), "events_forum_compare"),
            Entry(_("Planned"), "events_forum_planned"),
            Entry(_("Releases"), "events_forum_releases", counts="releases"),
            Entry(_("Paper"), "events_forum_paper"),
            Entry(_("Import"), "events_forum_import", permissions.edits),
            Entry(_("Backup"), "events_forum_backup", permissions.owns),
        ),
    ),
    (
        _("Team"),
        (
            Entry(_("Members"), "events_teammember_changelist", counts="team"),
            Entry(_("Invitations"), "events_forum_invitations", permissions.owns),
            Entry(_("History"), "events_forum_activity"),
        ),
    ),
)
SHARED: tuple[tuple[Any, tuple[Entry, ...]], ...] = (
    (
        _("Shared by all forums"),
        (
            Entry(_("Persons"), "speakers_person_changelist"),
            Entry(_("Name forms"), "speakers_nameform_changelist"),
            Entry(_("Proposed matches"), "speakers_personmatch_changelist"),
            Entry(_("Organisations"), "speakers_organisation_changelist"),
            Entry(_("Forums"), "events_forum_changelist"),
            Entry(_("Series"), "events_forumseries_changelist"),
            Entry(_("Users"), "events_user_changelist"),
            Entry(_("API keys"), "events_apikey_changelist"),
        ),
    ),
)
COUNTED = tuple(entry.counts for _title, lines in FORUM for entry in lines if entry.counts)


class Line(NamedTuple):
    """A line as it is drawn; `page` is the link without what it asks for."""

    title: Any
    link: str
    page: str
    number: int | None

    def holds(self, path: str) -> bool:
        """Whether the page at `path` is this one or below it."""
        return path.startswith(self.page) if self.page != reverse("admin:index") else False


class Group(NamedTuple):
    """Some lines under a title."""

    title: Any
    lines: list[Line]


def context(request: HttpRequest, lists: Iterable[str]) -> dict[str, Any]:
    """What the sidebar shows; `lists` are the addresses of the models' lists."""
    shown, forum = groups(request, lists), at_hand.forum(request)
    return {
        "templates": {"navigation": "admin/menu.html"},
        "menu": shown,
        "menu_active": active(shown, request.path),
        "menu_forum": forum,
        "menu_forums": at_hand.forums(request),
    }


def groups(request: HttpRequest, lists: Iterable[str]) -> list[Group]:
    """The lines that this user may open."""
    forum, allowed = at_hand.forum(request), set(lists)
    shared = [Group(title, [line for line in map(_line, lines) if line.page in allowed])
              for title, lines in SHARED]  # fmt: skip
    own = _of_forum(forum, request) if forum else [Group(FORUM[0][0], [_line(FORUM[0][1][0])])]
    return [group for group in [*own, *shared] if group.lines]


def active(groups: list[Group], path: str) -> str:
    """The link of the line that leads nearest to the page at `path`; the home's own is exact."""
    lines = [line for group in groups for line in group.lines if line.holds(path)]
    home = reverse("admin:index")
    return max(lines, key=lambda line: len(line.page)).link if lines else home * (path == home)


def _of_forum(forum: Forum, request: HttpRequest) -> list[Group]:
    counts, user = counted(forum), request.user
    return [
        Group(title, [_line(entry, forum, counts.get(entry.counts))
                      for entry in lines if entry.may.test(user, forum.pk)])
        for title, lines in FORUM
    ]  # fmt: skip


def _line(entry: Entry, forum: Forum | None = None, count: int | None = None) -> Line:
    listed = entry.route.endswith("_changelist")
    takes = forum is not None and not listed and entry.route != "index"
    spoken = (get_language(),) if entry.spoken else ()
    page = reverse(f"admin:{entry.route}", args=(forum.pk, *spoken) if forum and takes else ())
    narrowed = f"?{at_hand.FILTER}={forum.pk}" if forum and listed else ""
    return Line(entry.title, f"{page}{narrowed}", page, count)


def counted(forum: Forum) -> dict[str, int]:
    """How many rows of each kind the forum has, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(_counting(), {"forum": forum.pk})
        return dict(zip(COUNTED, cursor.fetchone(), strict=True))


@cache
def _counting() -> str:
    """Written once: to have it composed took a tenth of what a page takes."""
    return f"SELECT {', '.join(map(_number, COUNTED))}"


def _number(relation: str) -> str:
    field: Any = Forum._meta.get_field(relation)
    table, column = field.related_model._meta.db_table, field.field.column
    return f'(SELECT count(*) FROM "{table}" WHERE "{column}" = %(forum)s)'  # noqa: S608 - our own names
