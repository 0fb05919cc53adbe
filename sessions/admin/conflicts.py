"""A forum's conflicts: the page with its filters, the list for the board, and the two verbs."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from events import permissions
from events.models import Forum
from sessions import acknowledging, standing
from sessions.admin.conflict_filters import Filters
from sessions.admin.conflict_telling import Teller, Told
from sessions.admin.conflict_words import SEVERITIES
from sessions.admin.making import work_page
from sessions.admin.routes import forum_for, under_forum

PAGE = 100
NOT_DONE = 422


def routes(page: Any) -> list[URLPattern]:
    """The addresses of these pages, under the forum's own."""
    return under_forum(
        page,
        {
            "conflicts": ("conflicts/", page_view),
            "conflicts_json": ("conflicts/list.json", list_view),
            "conflicts_acknowledge": ("conflicts/acknowledge/", acknowledge_view),
            "conflicts_take_back": ("conflicts/take-back/", take_back_view),
        },
    )


def page_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """What conflicts, the worst first; what was acknowledged apart."""
    forum = forum_for(page, request, pk, permissions.reads)
    now = standing.of(forum, reader=request.user)
    teller = Teller(now.bookings)
    filters = Filters(request.GET, teller, now)
    part = Paginator([*filter(filters.lets, now.open)], PAGE).get_page(request.GET.get("page"))
    counts = zip(SEVERITIES, SEVERITIES.values(), now.counts(), strict=True)
    seen = [(conflict, row) for conflict, row in now.acknowledged if filters.lets(conflict)]
    context = {
        "title": _("Conflicts"),
        "counts": counts,
        "filters": filters,
        "part": part,
        "conflicts": teller.tell_all(part),
        "acknowledged": [teller.tell(conflict, row) for conflict, row in seen],
        "may_acknowledge": permissions.edits.test(request.user, forum.pk),
        "longest": acknowledging.LONGEST,
    }
    return work_page(page, request, forum, "conflicts", context)


def list_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """All of them for the board: the open ones first, the worst before the others."""
    forum = forum_for(page, request, pk, permissions.reads)
    now = standing.of(forum, reader=request.user)
    teller = Teller(now.bookings)
    told = [*teller.tell_all(now.open), *(teller.tell(*each) for each in now.acknowledged)]
    answer = JsonResponse([_plain(each) for each in told], safe=False)
    answer["Cache-Control"] = "private, no-store"
    return answer


def acknowledge_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps a reason for the conflict `key`."""
    reason = request.POST.get("reason", "")
    verb = partial(acknowledging.acknowledge, reason=reason, at=timezone.now())
    return _do(page, request, pk, verb, _("Acknowledged. It no longer counts."))


def take_back_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Lets the conflict `key` count again."""
    return _do(page, request, pk, acknowledging.take_back, _("Taken back. It counts again."))


def _do(
    page: Any, request: HttpRequest, pk: int, verb: Callable[..., Any], said: Any
) -> HttpResponse:
    forum = forum_for(page, request, pk, permissions.edits)
    return require_POST(partial(_done, forum=forum, verb=verb, said=said))(request)


def _done(
    request: HttpRequest, *, forum: Forum, verb: Callable[..., Any], said: Any
) -> HttpResponse:
    """Says what became of it: to scripts in JSON, to people on the page that they came from."""
    plain = request.accepts("application/json") and not request.accepts("text/html")
    try:
        verb(forum, key=request.POST.get("key", ""), by=request.user)
    except acknowledging.NotAcknowledged as refusal:
        if plain:
            return JsonResponse({"detail": str(refusal.reason)}, status=NOT_DONE)
        messages.error(request, refusal.reason)
    else:
        if plain:
            return HttpResponse(status=204)
        messages.success(request, said)
    address = reverse("admin:events_forum_conflicts", args=(forum.pk,))
    filters = QueryDict(request.POST.get("filters", "")).urlencode()
    return redirect(f"{address}?{filters}" if filters else address)


def _plain(told: Told) -> dict[str, Any]:
    row, conflict = told.acknowledged, told.conflict
    return {
        "key": conflict.key,
        "kind": conflict.kind,
        "severity": conflict.severity,
        "text": told.text,
        "sessions": [str(uuid) for uuid in conflict.sessions],
        "link": told.links["first"],
        "acknowledged": row and {"reason": row.reason, "by": str(row.by or ""), "at": row.at},
    }
