"""ForumScopedAdmin: queryset, choices, actions and URLs limited to the team's forums."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from rules.predicates import Predicate

from events import laws, permissions
from events.admin import at_hand
from events.admin.fields import ForumFields
from events.admin.forms import has_forum
from events.admin.history import HistoryPages
from events.admin.in_the_way import in_the_way
from events.admin.kept_filters import KeptFilters
from events.admin.shown import legible
from events.admin.spelling import spelled
from events.models import Forum
from events.multilingual import MultilingualField


def forum_id(row: models.Model | None) -> int | None:
    """The primary key of the forum that a row belongs to; a forum's own."""
    if isinstance(row, Forum):
        return row.pk
    return getattr(row, "forum_id", None)


def forum_of(row: models.Model | None) -> Forum | None:
    """The forum that a row belongs to."""
    return row if isinstance(row, Forum) else getattr(row, "forum", None)


def without(fieldsets: Any, names: Iterable[str]) -> list[tuple[Any, dict[str, Any]]]:
    """The fieldsets with these fields taken out."""
    return [
        (title, {**options, "fields": [f for f in options["fields"] if f not in names]})
        for title, options in fieldsets
    ]


class TeamAsked:
    """Asks the team of a row's forum: for pages and for inlines alike."""

    model: Any

    def _may(self, request: HttpRequest, may: Predicate, obj: Any) -> bool:
        if obj is None:
            return permissions.anywhere(request.user, may)
        return bool(may.test(request.user, forum_id(obj)))

    def _texts(self) -> set[str]:
        return {f.name for f in self.model._meta.fields if isinstance(f, MultilingualField)}


class ForumScopedAdmin(TeamAsked, ForumFields, HistoryPages, KeptFilters):
    """A page for the rows of one model, each of which belongs to a forum.

    Who has no part in a row's forum gets 404 for it everywhere. `changes` is what one must be
    allowed to do with the forum to change a row; whoever only translates changes its texts.
    """

    changes: ClassVar[Predicate] = permissions.edits
    translatable: ClassVar[bool] = True
    forum_path: ClassVar[str] = "forum"
    # Fields of the form that the model does not have.
    form_only: ClassVar[tuple[str, ...]] = ()
    # Where `find` looks; search_fields only tells Django that there is a search.
    spelled_in: ClassVar[str] = "names"
    search_fields: Any = ("uuid",)
    # What an empty list says besides that it is empty.
    when_empty: ClassVar[StrOrPromise] = ""
    list_per_page = 50
    show_full_result_count = False
    warn_unsaved_form = True

    # What may be seen

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """The rows of the user's forums."""
        rows = super().get_queryset(request)
        if has_forum(self.model):
            rows = rows.select_related("forum")
        if not self.forum_path:
            return rows
        return rows.filter(**{f"{self.forum_path}__in": permissions.forums(request.user)})

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Rows by any spelling; `?forum=` narrows them to the forum at hand (autocompletes)."""
        forum = request.GET.get("forum", "")
        if forum.isdigit() and has_forum(self.model):
            queryset = queryset.filter(forum=int(forum))
        return (self.find(queryset, search_term) if search_term else queryset), False

    def find(self, rows: models.QuerySet[Any], query: str) -> models.QuerySet[Any]:
        """The rows that the query means."""
        return spelled(rows, query, self.spelled_in)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; narrowed to one forum it says so, and that forum is at hand from now on."""
        narrowed = at_hand.narrowed(request, at_hand.FILTER)
        page: HttpResponse = super().changelist_view(request, {**narrowed, **(extra_context or {})})
        return page

    # What may be done

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the model stands in the menu."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Members read what belongs to their forums."""
        return self._may(request, permissions.reads, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Editors change it, translators its texts."""
        if self.translatable and self._may(request, permissions.translates, obj):
            return True
        return self._may(request, self.changes, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever changes rows of some forum may add one to it."""
        return permissions.anywhere(request.user, self.changes)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever changes a row may delete it."""
        return self._may(request, self.changes, obj)

    def changes_all(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the user changes every field of the row, not its texts only."""
        return self._may(request, self.changes, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what only a form has, where there is no form to fill in."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.changes_all(request, obj):
            return fieldsets
        editable = self._texts() if self.has_change_permission(request, obj) else ()
        return legible(self.model, without(fieldsets, self.form_only), editable)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A translator changes texts and nothing else."""
        fixed = super().get_readonly_fields(request, obj)
        if obj is None or self.changes_all(request, obj):
            return fixed
        shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        return [name for name in shown if name not in self._texts()]

    # The forum at hand

    def get_preserved_filters(self, request: HttpRequest) -> str:
        """The list's from which the page was opened; else its new row's forum alone."""
        kept: str = super().get_preserved_filters(request)
        forum = request.GET.get("forum", "")
        if kept or not forum.isdigit() or not has_forum(self.model):
            return kept
        return urlencode({"_changelist_filters": f"{at_hand.FILTER}={forum}"})

    def forum_at_hand(self, request: HttpRequest, obj: Any = None) -> Forum | None:
        """The row's forum; for a new row the one that was chosen, or the only one there is."""
        if obj is not None or not has_forum(self.model):
            return forum_of(obj)
        editable = permissions.forums(request.user, self.changes)
        chosen = request.GET.get("forum", "") or at_hand.of_list(request)
        if chosen.isdigit():
            return editable.filter(pk=int(chosen)).first()
        few = list(editable[:2])
        return few[0] if len(few) == 1 else None

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,
    ) -> Any:
        """A form that knows its forum."""
        form = super().get_form(request, obj, change, **kwargs)
        form.forum = self.forum_at_hand(request, obj)
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form, drawn in the forum's zone; a new row first asks for its forum."""
        row = self.found_or_404(request, object_id) if object_id else None
        forum = self.forum_at_hand(request, row)
        if row is None and forum is None and has_forum(self.model):
            return self.choose_forum(request)
        with timezone.override(forum.tz if forum else timezone.get_current_timezone()):
            try:
                page = super().changeform_view(request, object_id, form_url, extra_context)
            except IntegrityError as refusal:
                return self._refused(request, refusal)
            drawn: HttpResponse = page.render() if hasattr(page, "render") else page
            return drawn

    def _refused(self, request: HttpRequest, refusal: IntegrityError) -> HttpResponse:
        """What only the database sees, such as two people who save at once: told, nothing saved."""
        reason = laws.broken(refusal)
        messages.error(request, _("Nothing was saved: %(reason)s") % {"reason": reason})
        return HttpResponseRedirect(request.get_full_path())

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """The next one is added to the same forum."""
        response: HttpResponse = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST and has_forum(self.model):
            response["Location"] = f"{request.path}?forum={obj.forum_id}"
        return response

    def choose_forum(self, request: HttpRequest) -> HttpResponse:
        """Asks to which forum a new row shall belong."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        forums = permissions.forums(request.user, self.changes)
        links = []
        for forum in forums:
            query = request.GET.copy()
            query["forum"] = str(forum.pk)
            links.append((forum, query.urlencode()))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Choose the forum"),
            "opts": self.opts,
            "links": links,
            "is_popup": "_popup" in request.GET,
        }
        return render(request, "admin/choose_forum.html", context)

    # One row's other pages

    def found_or_404(self, request: HttpRequest, object_id: str) -> Any:
        """The row, if the user may know of it."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if (forum := forum_id(row)) is not None:
            at_hand.opened(request, forum)
        return row

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Where something needs these rows: that alone, with links."""
        if objs and (lines := in_the_way(objs, self.admin_site.name)):
            return [], {}, set(), lines
        return super().get_deleted_objects(objs, request)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Asks before it deletes."""
        self.found_or_404(request, object_id)
        page: HttpResponse = super().delete_view(request, object_id, extra_context)
        return page

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The row as it was. It is only read: saving it would go round every check of a form."""
        self.found_or_404(request, object_id)
        if request.method == "POST":
            raise PermissionDenied
        page: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return page
