"""Proposed matches: two persons side by side, and the question whether they are one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from events import permissions
from events.admin.export_columns import BY_ID, Column
from events.admin.importing.page import Imported
from events.admin.importing.planned import Hand
from sessions import merging
from sessions.admin import organisation_pairs
from speakers.admin.shared import SharedAdmin, forums_of
from speakers.models import Person, PersonMatch, Speaker

LIST = "admin:speakers_personmatch_changelist"
OPEN_FIRST = Case(When(state=PersonMatch.State.OPEN, then=Value(0)), default=Value(1))


@admin.register(PersonMatch)
class MatchAdmin(SharedAdmin, Imported):
    """What imports and searches propose; whoever may change both persons decides."""

    list_display = ("name", "known", "reason", "source", "state", "decided_by")
    list_filter = ("state",)
    list_select_related = ("known", "decided_by")
    ordering = (OPEN_FIRST, "-pk")
    actions = None
    when_empty = _(
        "Imports propose here who may be one person. “Look for duplicates” searches now."
    )
    # Of the file: the page has a form of its own.
    fields = ("person", "known", "name", "reason", "source", "state", "decided_by", "decided_at")
    readonly_fields = tuple(name for name in fields if name != "state")
    exports = (BY_ID, Column("decided_by", lambda match: str(match.decided_by or "")))
    exports_with = ("decided_by",)
    imports_under = imports_by = "id"
    in_order = True  # joining one pair changes what the next is about
    puts_back = False

    def find(self, rows: QuerySet[Any], query: str) -> QuerySet[Any]:
        """By any spelling of either person."""
        named = Person.objects.named(query).values("pk")
        return rows.filter(Q(person__in=named) | Q(known__in=named))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Imports propose, and a search among everybody."""
        return False

    def write_back(self, row: PersonMatch, hand: Hand) -> None:
        """Decides as the line says."""
        said = ValidationError({"state": _("Somebody has decided on this already.")})
        if row.state == PersonMatch.State.OPEN:
            raise said
        verb = merging.accept if row.state == PersonMatch.State.ACCEPTED else merging.refuse
        try:
            verb(row, by=hand.by, at=timezone.now())
        except (merging.Decided, merging.NotJoined) as refusal:
            raise said from refusal

    def get_urls(self) -> list[Any]:
        """And the search, the page of two persons that somebody chose, and the organisations' pages."""
        wrap = self.admin_site.admin_view
        found = path("find/", wrap(self.find_view), name="speakers_personmatch_find")
        pair = path(
            "pair/<int:new>/<int:known>/", wrap(self.pair_view), name="speakers_personmatch_pair"
        )
        return [found, pair, *organisation_pairs.routes(self), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With the button that looks for duplicates."""
        may = permissions.anywhere(request.user, permissions.edits)
        page: HttpResponse = super().changelist_view(
            request, {"may_find": may, **(extra_context or {})}
        )
        return page

    def find_view(self, request: HttpRequest) -> HttpResponse:
        """Looks for duplicates among all persons; changes none of them."""
        if not permissions.anywhere(request.user, permissions.edits):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        user: Any = request.user
        count = merging.find(by=user)
        said = ngettext(
            "%(count)d new pair may be one person.", "%(count)d new pairs may be one person.", count
        )
        messages.success(request, said % {"count": count})
        return redirect(LIST)

    def pair_view(self, request: HttpRequest, new: int, known: int) -> HttpResponse:
        """Two persons that somebody chose; nothing is asked of anybody before a button is pressed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        persons = Person.objects.in_bulk((new, known))
        if new == known or len(persons) < len((new, known)):
            raise Http404
        user: Any = request.user
        ask = partial(merging.ask, persons[new], persons[known], by=user)
        return self._answer(
            request, merging.match_of(persons[new], persons[known]), ask, chosen=True
        )

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
        return self._answer(request, match, lambda: match)

    def _answer(
        self,
        request: HttpRequest,
        match: PersonMatch,
        ask: Callable[[], PersonMatch],
        *,
        chosen: bool = False,
    ) -> HttpResponse:
        """The page, or what one of its buttons decides."""
        said = {"accept": merging.accept, "refuse": merging.refuse}
        for name, verb in said.items():
            if request.method == "POST" and name in request.POST:
                if not self.has_change_permission(request, match):
                    raise PermissionDenied
                return self._decide(request, ask(), verb)
        return self._page(request, match, chosen=chosen)

    def _decide(
        self, request: HttpRequest, match: PersonMatch, verb: Callable[..., Any]
    ) -> HttpResponse:
        try:
            verb(match, by=request.user, at=timezone.now())
        except (merging.Decided, merging.NotJoined):
            messages.error(request, _("Somebody has decided on this already."))
        else:
            said = self._said(match, joined=verb is merging.accept)
            for row in (match, match.known):
                self.log_change(request, row, str(said))
            messages.success(request, said)
        return redirect(LIST)

    def _said(self, match: PersonMatch, *, joined: bool) -> StrOrPromise:
        names = {"new": match.name, "known": str(match.known)}
        if joined:
            return _("%(new)s was joined into %(known)s.") % names
        return _("%(new)s and %(known)s are two persons.") % names

    def _page(self, request: HttpRequest, match: PersonMatch, *, chosen: bool) -> HttpResponse:
        undecided = (
            match.state != match.State.ACCEPTED if chosen else match.state == match.State.OPEN
        )
        decides = undecided and self.has_change_permission(request, match)
        shown = {
            **self.admin_site.each_context(request),
            "title": _("Is this one person?"),
            "opts": self.opts,
            "original": match,
            "persons": [_side(request, person) for person in (match.person, match.known) if person],
            "undecided": undecided,
            "decides": decides,
            "joined": decides and _joined(match, request),
            "seen": decides and match.person and merging.seen(match.person),
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
