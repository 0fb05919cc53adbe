"""Proposed matches: two persons side by side, and the question whether they are one."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from events import permissions
from sessions import merging
from speakers.admin.shared import SharedAdmin, forums_of
from speakers.models import Person, PersonMatch, Speaker

OPEN_FIRST = Case(When(state=PersonMatch.State.OPEN, then=Value(0)), default=Value(1))


@admin.register(PersonMatch)
class MatchAdmin(SharedAdmin):
    """What imports propose; whoever may change both persons decides."""

    list_display = ("name", "known", "reason", "source", "state", "decided_by")
    list_filter = ("state",)
    list_select_related = ("known", "decided_by")
    ordering = (OPEN_FIRST, "-pk")
    actions = None

    def find(self, rows: QuerySet[Any], query: str) -> QuerySet[Any]:
        """By any spelling of either person."""
        named = Person.objects.named(query).values("pk")
        return rows.filter(Q(person__in=named) | Q(known__in=named))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Imports propose."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An editor of every forum that has either person."""
        if not isinstance(obj, PersonMatch):
            return super().has_change_permission(request, obj)
        persons = filter(None, (obj.person, obj.known))
        forums = {forum for person in persons for forum in forums_of(person)}
        return permissions.edits_all(request.user, forums)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Never: whoever said no is not asked again. A match goes with its person."""
        self.found_or_404(request, object_id)
        raise PermissionDenied

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Both persons, what joining them would move, and the two buttons."""
        if not object_id or not self.has_view_permission(request):
            raise PermissionDenied
        match: PersonMatch = self.found_or_404(request, object_id)
        said = {"accept": merging.accept, "refuse": merging.refuse}
        for name, verb in said.items():
            if request.method == "POST" and name in request.POST:
                return self._decide(request, match, verb)
        return self._page(request, match)

    def _decide(
        self, request: HttpRequest, match: PersonMatch, verb: Callable[..., Any]
    ) -> HttpResponse:
        if not self.has_change_permission(request, match):
            raise PermissionDenied
        try:
            verb(match, by=request.user, at=timezone.now())
        except (merging.Decided, merging.NotJoined):
            messages.error(request, _("Somebody has decided on this already."))
        else:
            said = self._said(match, joined=verb is merging.accept)
            for row in (match, match.known):
                self.log_change(request, row, str(said))
            messages.success(request, said)
        return redirect("admin:speakers_personmatch_changelist")

    def _said(self, match: PersonMatch, *, joined: bool) -> StrOrPromise:
        names = {"new": match.name, "known": str(match.known)}
        if joined:
            return _("%(new)s was joined into %(known)s.") % names
        return _("%(new)s and %(known)s are two persons.") % names

    def _page(self, request: HttpRequest, match: PersonMatch) -> HttpResponse:
        decides = match.state == match.State.OPEN and self.has_change_permission(request, match)
        shown = {
            **self.admin_site.each_context(request),
            "title": _("Is this one person?"),
            "opts": self.opts,
            "original": match,
            "persons": [_side(request, person) for person in (match.person, match.known) if person],
            "decides": decides,
            "joined": decides and _joined(match, request),
        }
        return TemplateResponse(request, "program_sessions/match.html", shown)


def _side(request: HttpRequest, person: Person) -> dict[str, Any]:
    """A person as the page shows them: at the forums that the user knows of."""
    own = permissions.forums(request.user)
    speakers = Speaker.objects.filter(person=person, forum__in=own).select_related("forum")
    return {"person": person, "forms": person.forms.all(), "speakers": speakers}


def _joined(match: PersonMatch, request: HttpRequest) -> merging.Joined | None:
    """What joining would move: tried and undone, so that it cannot be wrong."""
    if match.person is None:
        return None
    try:
        return merging.join(match.person, match.known, by=str(request.user), dry_run=True)
    except merging.NotJoined:  # decided while the page was made
        return None
