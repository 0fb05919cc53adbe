"""The page of a list on which its file comes back: planned first, then written."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events import uploads
from events.admin import progress
from events.admin.exporting import Exported, narrowed
from events.admin.importing.lines import NotImported, Problem
from events.admin.importing.planned import Hand, Plan
from events.admin.importing.verb import import_rows
from events.admin.kept_file import KeptFileForm
from events.admin.kept_filters import asked
from events.editing import Moved
from events.program.formats.incoming import NotReadable

SHOWN = 200  # rows, or problems; the rest is counted


class ListForm(KeptFileForm):
    """A list's file."""

    takes = _("CSV or XLSX, as this list hands it out.")
    too_large = _("This file is too large for a list.")


class Imported(Exported):
    """A list that takes back what it hands out.

    The column `imports_under` says which row a line is about: the one whose `imports_by` is that.
    Each is checked as on its page: by the model, and by `check_back`; where rows may take each
    other's place, when all are there.
    """

    imports_under: ClassVar[str] = "uuid"
    imports_by: ClassVar[str] = "uuid"
    checked_last: ClassVar[bool] = False
    # Whether rows are written one after the other, as one may make room for the next.
    in_order: ClassVar[bool] = False

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whoever may change some row of it; each row asks for itself."""
        return bool(self.has_change_permission(request))

    def write_back(self, row: Any, hand: Hand) -> None:
        """Checks and saves a row that is written alone; a list with verbs of its own calls them."""
        row.full_clean(self.unchecked_back)
        hand.signed(row).save()

    def adds_by_file(self, request: HttpRequest) -> bool:
        """Whether lines may be new rows."""
        return bool(self.has_add_permission(request))

    def get_urls(self) -> list[URLPattern]:
        """With the page and what it asks for."""
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.import_view), name=self._route("import_list")),
            path(
                "import/progress/",
                view(self.progress_view),
                name=self._route("import_list_progress"),
            ),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list with the way to that page."""
        page = (
            self._import_address("import_list", request)
            if self.has_import_permission(request)
            else ""
        )
        return super().changelist_view(request, {"import_page": page, **(extra_context or {})})

    def progress_view(self, request: HttpRequest) -> HttpResponse:
        """How far the import `of` that token is."""
        self._importers_only(request)
        return progress.told(self._import_folder(request), request.GET.get("of", ""))

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Asks for a file, shows what it would do; the second button does it."""
        self._importers_only(request)
        folder = self._import_folder(request)
        form = ListForm(request.POST or None, request.FILES or None, folder=folder)
        if request.method != "POST" or not form.is_valid():
            return self._import_page(request, form)
        try:
            if "write" in request.POST:
                plan = self._import_file(request, form, seen=request.POST.get("seen") or "-")
                return self._import_done(request, form, plan)
        except Moved:
            messages.error(request, _("It would change otherwise than you saw. Look again."))
        except (NotImported, NotReadable) as refusal:
            return self._import_refused(request, form, refusal)
        return self._import_tried(request, form)

    def _import_tried(self, request: HttpRequest, form: ListForm) -> HttpResponse:
        try:
            plan = self._import_file(request, form, dry_run=True)
        except (NotImported, NotReadable) as refusal:
            return self._import_refused(request, form, refusal)
        return self._import_page(request, form, plan=plan)

    def _import_refused(
        self, request: HttpRequest, form: ListForm, refusal: NotImported | NotReadable
    ) -> HttpResponse:
        """The page with what is wrong: line by line, or with the file itself."""
        if isinstance(refusal, NotImported):
            return self._import_page(request, form, problems=refusal.problems)
        form.add_error("file", gettext(refusal.reason) % refusal.values)
        return self._import_page(request, form)

    def _import_file(self, request: HttpRequest, form: ListForm, **how: Any) -> Plan:
        try:
            return import_rows(
                self, request, form.content, file=form.name,
                forum=narrowed(request), watch=progress.watch(form.folder, form.token), **how,
            )  # fmt: skip
        finally:
            uploads.end(form.folder, form.token)

    def _import_done(self, request: HttpRequest, form: ListForm, plan: Plan) -> HttpResponse:
        uploads.forget(form.folder, form.token)
        count = len(plan.rows)
        said = ngettext("Imported: %(number)d row was written.",
                        "Imported: %(number)d rows were written.", count)  # fmt: skip
        messages.success(request, said % {"number": count})
        return HttpResponseRedirect(self._import_address("changelist", request))

    def _import_page(
        self,
        request: HttpRequest,
        form: ListForm,
        plan: Plan | None = None,
        problems: list[Problem] | None = None,
    ) -> HttpResponse:
        told: list[Any] = problems or (plan.rows if plan else [])
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import into the list"), "opts": self.opts, "form": form,
            "list": self._import_address("changelist", request),
            "files": self.files(request),
            "progress": reverse(f"admin:{self._route('import_list_progress')}"),
            "token": form.token or uploads.new_token(),
            "key": self.imports_under, "adds": self.adds_by_file(request),
            "plan": plan, "seen": plan.mark() if plan else "", "problems": problems,
            "shown": told[:SHOWN], "more": max(0, len(told) - SHOWN),
        }  # fmt: skip
        return TemplateResponse(request, "admin/import_rows.html", context)

    def _importers_only(self, request: HttpRequest) -> None:
        if not self.has_import_permission(request):
            raise PermissionDenied

    def _import_folder(self, request: HttpRequest) -> str:
        """Where this user's uploads for this list are."""
        return f"{self.opts.model_name}-{request.user.pk}"

    def _import_address(self, page: str, request: HttpRequest) -> str:
        """A page of the list, narrowed as it is now."""
        query = asked(request.GET)
        return reverse(f"admin:{self._route(page)}") + (f"?{query}" if query else "")
