"""The conflicts of sessions, beside the sessions: on their page, in their list, as a filter."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from events.models import Forum
from events.program.document import Document
from sessions import standing
from sessions.admin.conflict_telling import Teller, Told
from sessions.admin.conflict_words import SEVERITIES
from sessions.conflicts import Conflict
from sessions.models import Session
from sessions.standing import Standing


def told(request: HttpRequest, session: Session) -> dict[str, Any]:
    """What a session's page says of its conflicts."""
    now = standings(request, [session.forum])[session.forum_id]
    return {
        "conflicts": Teller(now.bookings, here=request.path).tell_all(now.of(session.uuid)),
        "conflicts_link": _link(session),
    }


def published(request: HttpRequest, forum: Forum, document: Document) -> list[Told]:
    """The open conflicts of the sessions that a release of this document would hold."""
    now = standings(request, [forum])[forum.pk]
    there = {session.uuid for session in document.sessions}
    return Teller(now.bookings).tell_all(
        conflict for conflict in now.open if there.intersection(conflict.sessions)
    )


def attach(request: HttpRequest, sessions: Iterable[Any]) -> None:
    """Gives each row of a list its open conflicts."""
    forums = {session.forum_id: session.forum for session in sessions}
    by_session: dict[Any, list[Conflict]] = {}
    for now in standings(request, forums.values()).values():
        for conflict in now.open:
            for uuid in conflict.sessions:
                by_session.setdefault(uuid, []).append(conflict)
    for session in sessions:
        session.open_conflicts = by_session.get(session.uuid, [])


def column(session: Any) -> StrOrPromise:
    """How many conflicts a row has, in the mark of the worst; it leads to them."""
    found: list[Conflict] = session.open_conflicts
    if not found:
        return ""
    said = ngettext("%(count)d conflict", "%(count)d conflicts", len(found))
    return format_html(
        '<a class="tag {}" href="{}" aria-label="{}: {}">{}</a>',
        found[0].severity, _link(session), SEVERITIES[found[0].severity],
        said % {"count": len(found)}, len(found),
    )  # fmt: skip


def standings(request: HttpRequest, forums: Iterable[Forum]) -> dict[int, Standing]:
    """How the forums stand, found once in a request: a list's filter and column both ask."""
    kept: dict[int, Standing] = request.__dict__.setdefault("standings", {})
    if asked := [forum for forum in forums if forum.pk not in kept]:
        kept.update(standing.of_all(asked, reader=request.user))
    return kept


def _link(session: Session) -> str:
    page = reverse("admin:events_forum_conflicts", args=(session.forum_id,))
    return f"{page}?session={session.uuid}"


class ConflictFilter(admin.SimpleListFilter):
    """Sessions with open conflicts, of a severity or any, or with none."""

    title = _("conflicts")
    parameter_name = "conflicts"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Any, each severity, none."""
        return [("any", _("with conflicts")), *SEVERITIES.items(), ("none", _("without conflicts"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """The sessions asked for, of the forums that the list shows."""
        if (asked := self.value()) is None:
            return queryset
        forums = Forum.objects.filter(pk__in=queryset.order_by().values("forum"))
        found = {
            uuid
            for now in standings(request, forums).values()
            for conflict in now.open
            if asked in ("any", "none", conflict.severity)
            for uuid in conflict.sessions
        }
        if asked == "none":
            return queryset.exclude(uuid__in=found)
        return queryset.filter(uuid__in=found)
