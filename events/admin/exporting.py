"""A list as a file, CSV or XLSX: as it is filtered, searched and ordered, all pages of it."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any, ClassVar

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from events.admin import at_hand
from events.admin.base import ForumScopedAdmin
from events.admin.export_columns import (
    BY_ID,
    FIRST,
    Column,
    headings,
    languages_of,
    of_field,
    values,
)
from events.admin.kept_filters import asked
from events.models import Forum
from events.program.formats.cells import CSV_MEDIA, XLSX_MEDIA, csv_file, xlsx_file

MEDIA = {"csv": CSV_MEDIA, "xlsx": XLSX_MEDIA}


class Exported(ForumScopedAdmin):
    """A list that can be downloaded.

    The file has what the form shows to the user, so nobody reads there what the pages keep from
    them; `exports` are columns besides, or instead of the form's of the same heading.
    """

    exports: ClassVar[tuple[Column, ...]] = ()
    # What those columns need of other tables.
    exports_with: ClassVar[tuple[str, ...]] = ()

    def get_urls(self) -> list[URLPattern]:
        """With the files."""
        view = self.admin_site.admin_view(self.export_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        return [path("export.<str:form>", view, name=name), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list with links to its files."""
        shown = {"files": self.files(request), **(extra_context or {})}
        return super().changelist_view(request, shown)

    def files(self, request: HttpRequest) -> list[tuple[str, str]]:
        """What the files are called, and their addresses, with the list's filters."""
        query = f"?{asked(request.GET)}" if request.GET else ""
        page = f"admin:{self.opts.app_label}_{self.opts.model_name}_export"
        return [(form.upper(), reverse(page, args=(form,)) + query) for form in MEDIA]

    def export_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """The file; what a filter does not understand leads to the list, which says so."""
        if form not in MEDIA:
            raise Http404
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            found = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            page = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
            return HttpResponseRedirect(f"{page}?e=1")
        columns = self.export_columns(request)
        rows = list(self.with_related(found, columns))
        forum = narrowed(request)
        languages = languages_of(columns, rows, forum)
        table = headings(columns, languages), (values(row, columns, languages) for row in rows)
        name = self._file_name(forum)
        if form == "csv":
            content = csv_file(*table)
        else:
            content = xlsx_file(str(self.opts.model_name), *table, timezone.now().astimezone(UTC))
        named = f'attachment; filename="{name}.{form}"'
        return HttpResponse(content, MEDIA[form], headers={"Content-Disposition": named})

    def export_columns(self, request: HttpRequest) -> list[Column]:
        """What tells a row from others, then what its form shows to the user, then `exports`."""
        fields = {field.name: field for field in self.opts.get_fields() if field.concrete}
        shown = flatten_fieldsets(self.get_fieldsets(request))
        named = (name for name in (*FIRST, *shown) if name in fields)
        columns = [*(of_field(fields[name]) for name in named), *self.exports]
        found: dict[str, Column | None] = dict.fromkeys((BY_ID.heading, *FIRST))
        found |= {column.heading: column for column in columns}
        return [column for column in found.values() if column]

    def with_related(
        self, rows: "models.QuerySet[Any]", columns: Sequence[Column]
    ) -> "models.QuerySet[Any]":
        """The rows with what they refer to, in as many queries for one row as for a thousand."""
        single = [column.field for column in columns if column.refers == "one"]
        many = [column.field for column in columns if column.refers == "many"]
        if single:
            rows = rows.select_related(*single)
        return rows.prefetch_related(*many, *self.exports_with)

    def _file_name(self, forum: Forum | None) -> str:
        """The forum, if the list has one forum's rows only; what is in it; the day there."""
        day = timezone.localdate(timezone=forum.tz if forum else None)
        parts = (forum.slug if forum else "", str(self.opts.model_name), day.isoformat())
        return "-".join(filter(None, parts))


def narrowed(request: HttpRequest) -> Forum | None:
    """The forum of the user's to which the list is narrowed; name forms call the filter `forum`."""
    chosen = request.GET.get(at_hand.FILTER) or request.GET.get("forum")
    return next((each for each in at_hand.forums(request) if str(each.pk) == chosen), None)
