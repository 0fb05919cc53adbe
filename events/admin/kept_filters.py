"""Above a list: the filters that the user has kept for it, and a form to keep those of now."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    QueryDict,
)
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from unfold.admin import ModelAdmin

from events import kept_filters
from events.models import KeptFilter
from events.models.kept_filter import MOST

# What is asked of one page of a list, not of the list.
OF_THE_PAGE = {"p", "all", "e"}


def asked(query: QueryDict) -> str:
    """What is asked of the whole list, written in one way only."""
    kept = sorted((name, said) for name, said in query.lists() if name not in OF_THE_PAGE)
    return urlencode(kept, doseq=True)


class KeptFilters(ModelAdmin):  # type: ignore[misc]  # unfold is untyped
    """A list with filters of the user's own."""

    list_before_template = "admin/before_list.html"

    class Media:
        css = {"all": ("events/admin/before_list.css",)}

    def get_urls(self) -> list[URLPattern]:
        """With the two addresses that are only written to."""
        name, view = self._route(""), self.admin_site.admin_view
        return [
            path("filters/keep/", view(self.keep_filter_view), name=f"{name}keep_filter"),
            path("filters/<int:kept>/", view(self.drop_filter_view), name=f"{name}drop_filter"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list with the filters that the user has kept for it."""
        shown = {
            "asked": asked(request.GET),
            "keep_filter": reverse(f"admin:{self._route('keep_filter')}"),
            "kept_filters": [
                (kept, reverse(f"admin:{self._route('drop_filter')}", args=(kept.pk,)))
                for kept in KeptFilter.objects.filter(user=request.user.pk, page=self._route(""))
            ],
        }
        page: HttpResponse = super().changelist_view(request, {**shown, **(extra_context or {})})
        return page

    def keep_filter_view(self, request: HttpRequest) -> HttpResponse:
        """Keeps what the list is asked, under the name that was entered."""
        if refusal := self._not_written(request):
            return refusal
        user: Any = request.user
        query, name = asked(QueryDict(request.POST.get("query", ""))), request.POST.get("name", "")
        try:
            kept = kept_filters.keep(user=user, page=self._route(""), name=name, query=query)
        except kept_filters.TooMany:
            said = _("You keep %(most)d filters, and that is the most. Delete one of them first.")
            messages.error(request, said % {"most": MOST})
        except ValidationError as refused:
            for field, reasons in refused.message_dict.items():
                label = KeptFilter._meta.get_field(field).verbose_name  # type: ignore[union-attr]  # a column
                messages.error(request, f"{label}: {' '.join(reasons)}")
        else:
            messages.success(request, _("“%(name)s” is kept above this list.") % {"name": kept})
        return self._to_list(query)

    def drop_filter_view(self, request: HttpRequest, kept: int) -> HttpResponse:
        """Drops one of the user's own."""
        if refusal := self._not_written(request):
            return refusal
        user: Any = request.user
        if not kept_filters.drop(user=user, page=self._route(""), kept=kept):
            raise Http404
        return self._to_list(asked(QueryDict(request.POST.get("query", ""))))

    def _not_written(self, request: HttpRequest) -> HttpResponse | None:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return None if request.method == "POST" else HttpResponseNotAllowed(["POST"])

    def _to_list(self, query: str) -> HttpResponse:
        page = reverse(f"admin:{self._route('changelist')}")
        return HttpResponseRedirect(f"{page}?{query}" if query else page)

    def _route(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"
