"""Organisations that are probably one: the list, two side by side, and the question."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from events import permissions
from sessions import merging
from speakers.admin.shared import forums_of
from speakers.models import Organisation

LIST = "admin:speakers_organisation_pairs"
SHOWN = 200
REASONS = {
    "same": _("the same name"),
    "spelling": _("another spelling of the name"),
    "abbreviation": _("the same abbreviation"),
}


def routes(page: Any) -> list[URLPattern]:
    """The addresses of both pages, below that of the persons' matches."""
    wrap = page.admin_site.admin_view
    return [
        path(
            "organisations/",
            wrap(lambda request: pairs_view(page, request)),
            name="speakers_organisation_pairs",
        ),
        path(
            "organisations/<int:new>/<int:known>/",
            wrap(lambda request, new, known: pair_view(page, request, new, known)),
            name="speakers_organisation_pair",
        ),
    ]


def pairs_view(page: Any, request: HttpRequest) -> HttpResponse:
    """Every pair that nobody has decided on, found anew each time."""
    if not page.has_view_permission(request):
        raise PermissionDenied
    found = merging.find_organisations()
    rows = Organisation.objects.in_bulk({key for pair in found for key in pair[:2]})
    pairs = [(rows[each.known], rows[each.new], REASONS[each.reason]) for each in found[:SHOWN]]
    context = {"title": _("Is this one organisation?"), "pairs": pairs, "more": len(found) - SHOWN}
    return _drawn(page, request, "organisation_pairs", context)


def pair_view(page: Any, request: HttpRequest, new: int, known: int) -> HttpResponse:
    """Two of them; whoever edits every forum that has either decides."""
    if not page.has_view_permission(request):
        raise PermissionDenied
    rows = Organisation.objects.in_bulk((new, known))
    if new == known or len(rows) < len((new, known)):
        raise Http404
    may = permissions.edits_all(request.user, forums_of(rows[new]) | forums_of(rows[known]))
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        return _decide(page, request, rows[new], rows[known])
    context = {
        "title": _("Is this one organisation?"),
        "sides": [_side(request, row) for row in (rows[new], rows[known])],
        "new": rows[new],
        "known": rows[known],
        "decides": may,
        **(_would(request, rows[new], rows[known]) if may else {}),
    }
    return _drawn(page, request, "organisation_pair", context)


def _decide(
    page: Any, request: HttpRequest, new: Organisation, known: Organisation
) -> HttpResponse:
    names = {"new": str(new), "known": str(known)}
    if "accept" in request.POST:
        try:
            merging.join_organisations(new, known, by=request.user)  # type: ignore[arg-type]  # signed in
        except merging.NotJoined as refusal:
            messages.error(request, str(refusal))
            return redirect(LIST)
        said = _("%(new)s was joined into %(known)s.") % names
    else:
        merging.keep_apart(new, known)
        said = _("%(new)s and %(known)s are two organisations.") % names
    page.log_change(request, known, str(said))
    messages.success(request, said)
    return redirect(LIST)


def _would(request: HttpRequest, new: Organisation, known: Organisation) -> dict[str, Any]:
    """What joining would move: tried and undone, so that it cannot be wrong."""
    try:
        joined = merging.join_organisations(new, known, by=str(request.user), dry_run=True)
    except merging.NotJoined as refusal:
        return {"refusal": refusal}
    return {"joined": joined, "seen": merging.seen(new)}


def _side(request: HttpRequest, row: Organisation) -> dict[str, Any]:
    """An organisation as the page shows it: at the forums that the user knows of."""
    own = permissions.forums(request.user)
    return {"row": row, "forums": own.filter(pk__in=forums_of(row))}


def _drawn(page: Any, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    shown = {**page.admin_site.each_context(request), "opts": Organisation._meta, **context}
    return TemplateResponse(request, f"program_sessions/{name}.html", shown)
