"""The page on which a programme is imported: tried first, with a report, then written."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from events import permissions, uploads
from events.admin import progress
from events.admin.kept_file import KeptFileForm
from events.models import Forum
from events.program.formats import cells, reading, table_files
from events.program.formats.incoming import FirstDayNeeded, Incoming, NotReadable, ZoneNeeded
from sessions import drafts
from sessions.admin import proposed
from sessions.admin.making import work_page
from sessions.admin.routes import forum_for, under_forum
from sessions.importing import NotImported, Report, import_program

OUTCOMES = {
    "created": _("new"),
    "changed": _("changed"),
    "unchanged": _("unchanged"),
    "demoted": _("back to draft"),
}
SHOWN = 200  # remarks on the page; the rest is counted


class ImportForm(KeptFileForm):
    """A programme, and what the file does not say itself."""

    takes = _("schedule.xml, schedule.json, a calendar or a table.")
    too_large = _("This file is too large for a programme.")
    zone = forms.CharField(
        label=_("Time zone"), required=False, max_length=60, widget=UnfoldAdminTextInputWidget,
        help_text=_("Only where the file names none, such as Asia/Baku."),
    )  # fmt: skip
    date = forms.CharField(
        label=_("First day"), required=False, max_length=20, widget=UnfoldAdminTextInputWidget,
        help_text=_("Only where the file names days and no dates, such as 2025-12-05."),
    )  # fmt: skip
    language = forms.CharField(
        label=_("Language"), required=False, max_length=20, widget=UnfoldAdminTextInputWidget,
        help_text=_("Of texts whose language the file does not tell, such as az."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Source"), required=False, max_length=100, widget=UnfoldAdminTextInputWidget,
        help_text=_("The same for every import from there: by it rows are found again."),
    )  # fmt: skip


def routes(page: Any) -> list[URLPattern]:
    """The addresses of this page and of what belongs to it."""
    return under_forum(
        page,
        {
            "import": ("import/", import_view),
            "progress": ("import/progress/", progress_view),
            "template": ("import/template/", template_view),
        },
    )


def template_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """An empty table to fill in, with a column for each of the forum's languages."""
    forum = forum_for(page, request, pk, permissions.edits)
    named = f'attachment; filename="{forum.slug}.xlsx"'
    data = table_files.template(forum.languages)
    return HttpResponse(data, content_type=cells.XLSX_MEDIA, headers={"Content-Disposition": named})


def progress_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The progress of the import `of` that token."""
    forum = forum_for(page, request, pk, permissions.edits)
    return progress.told(folder_of(request, forum.pk), request.GET.get("of", ""))


def folder_of(request: HttpRequest, pk: int) -> str:
    """Where this user's uploads for that forum are."""
    return f"{pk}-{request.user.pk}"


def import_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for a file, tries it, tells what it would do; the second button does it."""
    forum = forum_for(page, request, pk, permissions.edits)
    folder = folder_of(request, forum.pk)
    form = ImportForm(request.POST or None, request.FILES or None, folder=folder)
    report = None
    if request.method == "POST" and form.is_valid():
        wanted = "write" in request.POST
        report = _attempt(request, forum, form, dry_run=not wanted)
        if report and wanted:
            uploads.forget(folder, form.token)
            page.log_change(request, forum, gettext("A programme was imported."))
            messages.success(request, _written(report))
            proposed.ask(request, report.matches)
            return redirect("admin:events_forum_publish", forum.pk)
    shown = {
        "title": _("Import a programme"),
        "form": form,
        "told": report and told(report),
        "token": form.token or uploads.new_token(),
    }
    return work_page(page, request, forum, "import", shown)


def _attempt(
    request: HttpRequest, forum: Forum, form: ImportForm, *, dry_run: bool
) -> Report | None:
    """The report of the import; None, with the reason at its field, where it is refused."""
    watch = progress.watch(form.folder, form.token)
    watch(progress.READING, 0, 0)
    try:
        return import_program(
            _read(forum, form), slug=forum.slug, by=request.user, dry_run=dry_run, progress=watch,  # type: ignore[arg-type]  # signed in
            file=form.name,
        )  # fmt: skip
    except ZoneNeeded as refusal:
        form.add_error("zone", gettext(refusal.reason) % refusal.values)
    except FirstDayNeeded as refusal:
        form.add_error("date", gettext(refusal.reason) % refusal.values)
    except NotReadable as refusal:
        form.add_error("file", gettext(refusal.reason) % refusal.values)
    except (NotImported, drafts.Fenced) as refusal:
        form.add_error("file", str(refusal))
    finally:
        uploads.end(form.folder, form.token)
    return None


def _read(forum: Forum, form: ImportForm) -> Incoming:
    given = {name: form.cleaned_data[name] for name in ("zone", "date", "language", "source")}
    return reading.read(form.content, slug=forum.slug, **given)


def told(report: Report) -> dict[str, Any]:
    """The report as the page shows it."""
    read, plan = report.incoming.report, report.plan
    notes = [
        {"line": note.line, "field": note.field, "refused": note.refused,
         "reason": gettext(note.reason) % note.values}
        for note in read.notes
    ]  # fmt: skip
    notes.sort(key=lambda note: not note["refused"])
    return {
        "counts": [(progress.called(kind), _outcomes(plan, kind)) for kind in plan.kinds],
        "notes": notes[:SHOWN],
        "more": max(0, len(notes) - SHOWN),
        "unknown": sorted(read.unknown.items()),
        "kept": plan.notes[:SHOWN],
        "nothing": plan.changes_nothing,
        "matches": proposed.sentences(report.matches),
        "source": read.source,
    }


def _outcomes(plan: drafts.Plan, kind: str) -> list[tuple[str, int]]:
    return [(str(OUTCOMES[outcome]), number) for outcome, number in plan.count(kind).items()]


def _written(report: Report) -> str:
    changed = sum(1 for row in report.plan.rows if row.outcome != "unchanged")
    return ngettext(
        "Imported: %(number)d row was written.", "Imported: %(number)d rows were written.", changed
    ) % {"number": changed}
