"""How far an import is: kept beside the upload while it runs, told to whoever polls."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from events import permissions
from sessions import drafts, uploads
from sessions.admin.routes import forum_for

READING = _("Reading the file")


def folder_of(request: HttpRequest, pk: int) -> str:
    """Where this user's uploads for that forum are."""
    return f"{pk}-{request.user.pk}"


def watch(folder: str, token: str) -> drafts.Watch:
    """Keeps what it is told."""
    return lambda step, done, total: uploads.tell(
        folder, token, {"step": step, "done": done, "total": total}
    )


def progress_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The progress of the import `of` that token, in the reader's words; nothing if none runs."""
    forum = forum_for(page, request, pk, permissions.edits)
    news = uploads.told(folder_of(request, forum.pk), request.GET.get("of", ""))
    return JsonResponse({**news, "text": _text(news["step"])} if news else {})


def _text(step: str) -> str:
    if step == READING:
        return gettext(step)
    return gettext("Writing: %(kind)s") % {"kind": called(step)}


def called(kind: str) -> str:
    """What the admin calls these rows."""
    named = {model._meta.model_name: model._meta.verbose_name_plural for model in apps.get_models()}
    return str(named.get(kind, kind))
