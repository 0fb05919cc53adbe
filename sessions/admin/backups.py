"""A forum's backup from the admin, for its owners, and back into it, for superusers."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events import permissions, uploads
from events.admin.kept_file import KeptFileForm
from events.admin.progress import called
from sessions.admin.routes import forum_for, under_forum
from sessions.backup import NotABackup, NotRestored, archive, back_up, examine, restore


class RestoreForm(KeptFileForm):
    """A backup of a forum."""

    takes = _("What “Download a backup” or backup_forum made.")
    too_large = _("This file is too large for a backup.")
    largest = archive.LARGEST_FILE


def routes(page: Any) -> list[URLPattern]:
    """The addresses of a forum's backup, and of the page on which any forum is brought back."""

    def view(request: HttpRequest) -> HttpResponse:
        return restore_view(page, request)

    back = path("restore/", page.admin_site.admin_view(view), name="events_forum_restore")
    return [back, *under_forum(page, {"backup": ("backup/", backup_view)})]


def backup_view(page: Any, request: HttpRequest, pk: int) -> HttpResponseBase:
    """The backup as a file. What only staff may know is in it, so owners alone have it."""
    forum = forum_for(page, request, pk, permissions.owns)
    data = BytesIO(back_up(forum.uuid))
    return FileResponse(data, as_attachment=True, filename=f"{forum.slug}.zip")


def restore_view(page: Any, request: HttpRequest) -> HttpResponse:
    """Asks for a backup, tells what it holds; the second button brings the forum back."""
    if not permissions.is_superuser.test(request.user):
        raise PermissionDenied
    folder = f"restore-{request.user.pk}"
    form = RestoreForm(request.POST or None, request.FILES or None, folder=folder)
    holds = None
    if request.method == "POST" and form.is_valid():
        try:
            if "write" in request.POST:
                return _restored(page, request, form)
            holds = _told(examine(form.content))
        except (NotABackup, NotRestored) as refusal:
            form.add_error("file", gettext(refusal.reason) % refusal.values)
    context = {
        **page.admin_site.each_context(request),
        "title": _("Restore a backup"),
        "opts": page.opts,
        "form": form,
        "holds": holds,
        "token": form.token,
    }
    return TemplateResponse(request, "program_sessions/restore.html", context)


def _restored(page: Any, request: HttpRequest, form: RestoreForm) -> HttpResponse:
    forum = restore(form.content, by=request.user)  # type: ignore[arg-type]  # signed in
    uploads.forget(form.folder, form.token)
    page.log_change(request, forum, gettext("The forum was brought back from a backup."))
    number = forum.releases.count()
    told = ngettext(
        "The forum is back, with %(number)d release.",
        "The forum is back, with %(number)d releases.",
        number,
    )
    messages.success(request, told % {"number": number})
    return redirect("admin:events_forum_change", forum.pk)


def _told(backup: archive.Backup) -> dict[str, Any]:
    """What the backup holds, as the page shows it."""
    (forum,) = backup.tables["forum"]
    return {
        "slug": forum["slug"],
        "releases": len(backup.marks),
        "photos": len(backup.photos),
        "rows": [(called(kind), len(rows)) for kind, rows in backup.tables.items() if rows],
    }
