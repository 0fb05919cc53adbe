"""How far an import is: kept beside the upload while it runs, for whoever polls."""

from collections.abc import Callable

from django.apps import apps
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from events import uploads

READING = _("Reading the file")
Watch = Callable[[str, int, int], None]  # the step, how much is done, of how much


def watch(folder: str, token: str) -> Watch:
    """Keeps what it is told."""
    return lambda step, done, total: uploads.tell(
        folder, token, {"step": step, "done": done, "total": total}
    )


def told(folder: str, token: str) -> HttpResponse:
    """The progress of the work on that file, in the reader's words; nothing if none runs."""
    news = uploads.told(folder, token)
    return JsonResponse({**news, "text": _text(news["step"])} if news else {})


def called(kind: str) -> str:
    """What the admin calls these rows."""
    named = {model._meta.model_name: model._meta.verbose_name_plural for model in apps.get_models()}
    return str(named.get(kind, kind))


def _text(step: str) -> str:
    if step == READING:
        return gettext(step)
    return gettext("Writing: %(kind)s") % {"kind": called(step)}
