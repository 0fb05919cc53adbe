"""The timetable board of a forum: its page, and the endpoints that the page asks."""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from msgspec import Meta, Struct

from events import permissions
from events.models import Forum
from sessions import board
from sessions.admin import board_page
from sessions.admin.making import work_page
from sessions.admin.routes import forum_for, under_forum
from sessions.board.items import Fault

PROBLEM = "application/problem+json"
MOST = 2000


class Move(Struct, frozen=True, kw_only=True):
    """The body of a POST: items that move together, and a key that makes a retry harmless."""

    key: UUID
    items: Annotated[list[board.Item], Meta(min_length=1, max_length=MOST)]


def routes(page: Any) -> list[URLPattern]:
    """The board's addresses, under the forum's own."""
    return under_forum(
        page,
        {
            "board": ("board/", board_view),
            "board_state": ("board/state/", state_view),
            "board_changes": ("board/changes/", changes_view),
            "board_moves": ("board/moves/", moves_view),
        },
    )


def board_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The page; whoever only reads looks on."""
    forum = forum_for(page, request, pk, permissions.reads)
    may_edit = permissions.edits.test(request.user, forum.pk)
    state = board.state(forum, language=get_language() or "en", may_edit=may_edit)
    named = {name: f"admin:events_forum_board_{name}" for name in ("state", "changes", "moves")}
    context = {
        "title": _("Timetable board"),
        "may_edit": may_edit,
        "addresses": {name: reverse(route, args=(pk,)) for name, route in named.items()},
        **board_page.shown(state, request.GET.get("day", "")),
    }
    return work_page(page, request, forum, "board", context)


def state_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that the board shows."""
    forum = forum_for(page, request, pk, permissions.reads)
    may_edit = permissions.edits.test(request.user, forum.pk)
    return _json(board.state(forum, language=get_language() or "en", may_edit=may_edit))


def changes_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """What was changed since the last answer's `seq`."""
    forum = forum_for(page, request, pk, permissions.reads)
    since = request.GET.get("since", "0")
    if not since.isascii() or not since.isdigit() or len(since) > 18:  # noqa: PLR2004 - fits a bigint
        detail = gettext("“since” is a number: the “seq” of the answer before.")
        return _problem(HTTPStatus.BAD_REQUEST, detail)
    return _json(board.changes(forum, since=int(since), language=get_language() or "en"))


def moves_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Moves sessions; every refusal is told in the reader's words."""
    try:
        forum = forum_for(page, request, pk, permissions.edits)
    except PermissionDenied:
        return _problem(HTTPStatus.FORBIDDEN, gettext("Only editors of the forum move sessions."))
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        asked = msgspec.json.decode(request.body, type=Move)
    except msgspec.ValidationError as error:
        return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
    except msgspec.DecodeError as error:
        return _problem(HTTPStatus.BAD_REQUEST, str(error))
    return _moved(request, forum, asked)


def _moved(request: HttpRequest, forum: Forum, asked: Move) -> HttpResponse:
    try:
        rows = board.move(
            forum, asked.items, key=asked.key, by=request.user,  # type: ignore[arg-type]  # signed in
            language=get_language() or "en",
        )  # fmt: skip
    except board.Stale as stale:
        detail = gettext("Somebody else moved this meanwhile. Nothing was moved.")
        return _problem(HTTPStatus.CONFLICT, detail, code="stale", stale=stale.rows)
    except board.Refused as refused:
        return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(refused), errors=refused.faults)
    return _json({"sessions": rows})


def _json(said: Any, status: int = HTTPStatus.OK, media: str = "application/json") -> HttpResponse:
    data = msgspec.json.encode(said)
    headers = {"Cache-Control": "private, no-store"}
    return HttpResponse(data, status=status, content_type=media, headers=headers)


def _problem(
    status: HTTPStatus, detail: str, *, errors: tuple[Fault, ...] = (), **members: Any
) -> HttpResponse:
    """A problem document (RFC 9457), as the API's are."""
    said = {"type": "about:blank", "title": status.phrase, "status": status.value}
    return _json({**said, "detail": detail, "errors": errors, **members}, status, PROBLEM)
