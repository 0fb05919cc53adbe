"""Lists whose rows can be changed together: chosen, tried with a preview, then written."""

from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events import permissions
from events.admin.base import ForumScopedAdmin
from events.admin.forms import fit, has_forum
from events.admin.together_form import LEAVE, MOST, TogetherForm, keys_of
from events.editing import Moved, NotEdited, Turn, edit_together, mark


class EditedTogether(ForumScopedAdmin):
    """A list with the action “Change together”; `together` names the fields."""

    together: ClassVar[tuple[str, ...]] = ()
    # What a row's own form leaves to the database.
    not_cleaned: ClassVar[frozenset[str]] = frozenset()

    def has_together_permission(self, request: HttpRequest) -> bool:
        """Editors of some forum; each row asks for itself."""
        return permissions.anywhere(request.user, self.changes)

    def get_urls(self) -> list[URLPattern]:
        """With the page that changes rows together."""
        view = self.admin_site.admin_view(self.together_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_together"
        return [path("together/", view, name=name), *super().get_urls()]

    @admin.action(description=_("Change together…"), permissions=("together",))
    def change_together(self, request: HttpRequest, rows: models.QuerySet[Any]) -> HttpResponse:
        """Asks what to set."""
        keys = ",".join(str(key) for key in rows.values_list("pk", flat=True)[: MOST + 1])
        chosen = self._chosen(request, keys)
        form = self._form(request, {"rows": keys, "back": request.GET.urlencode()}, chosen)
        form.full_clean()
        return self._page(request, form, chosen)

    def set_each(self, request: HttpRequest, rows: models.QuerySet[Any], **values: Any) -> None:
        """Each row by itself: of those that may not be so it is told why, the others are written."""
        user: Any = request.user
        turns: list[Turn] = []
        for row in rows:
            try:
                turns += edit_together(
                    self.model, [row.pk], values, by=user, refuses=partial(self.refused, request)
                )
            except NotEdited as refusal:
                for each in refusal.refusals:
                    messages.error(request, f"{each.row}: {' '.join(each.reasons)}")
        _tell_count(request, turns)

    def together_view(self, request: HttpRequest) -> HttpResponse:
        """Tries it and shows what changes; the second button writes it."""
        if not self.has_together_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(self._list(""))
        rows = self._chosen(request, request.POST.get("rows", ""))
        form = self._form(request, request.POST, rows)
        if not form.is_valid():
            return self._page(request, form, rows)
        return self._attempt(request, form, rows)

    def refused(self, request: HttpRequest, row: Any) -> ValidationError | None:
        """Why this user may not leave the row as it is now."""
        if not self.changes_all(request, row):
            return ValidationError(_("You may not change it. Ask an owner of its forum."))
        try:
            row.full_clean(exclude=self.not_cleaned | self._untouched())
        except ValidationError as refusal:
            return refusal
        return None

    def _untouched(self) -> set[str]:
        """What nobody sets here and costs a query a row: identities and what is referred to."""
        fields = (field for field in self.opts.concrete_fields if field.name not in self.together)
        identity = {"slug", "number"}
        return {f.name for f in fields if f.unique or f.is_relation or f.name in identity}

    def _attempt(self, request: HttpRequest, form: TogetherForm, rows: list[Any]) -> HttpResponse:
        user: Any = request.user
        edit = partial(
            edit_together, self.model, [row.pk for row in rows], form.values(self.model),
            by=user, refuses=partial(self.refused, request),
        )  # fmt: skip
        try:
            if "write" in request.POST:
                return self._done(request, edit(seen=request.POST.get("seen") or "-"), form)
        except Moved:
            messages.error(request, _("It would change otherwise than you saw. Look again."))
        except NotEdited:
            pass  # told by the attempt below
        try:
            turns = edit(dry_run=True)
        except NotEdited as refusal:
            return self._page(request, form, rows, refusals=refusal.refusals)
        return self._page(request, form, rows, tried=True, seen=mark(turns), turns=told(turns))

    def _done(self, request: HttpRequest, turns: list[Turn], form: TogetherForm) -> HttpResponse:
        _tell_count(request, turns)
        return HttpResponseRedirect(self._list(form.cleaned_data["back"]))

    def _page(
        self, request: HttpRequest, form: TogetherForm, rows: list[Any], **found: Any
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request), **found,
            "title": _("Change together"), "opts": self.opts, "form": form, "rows": rows,
            "list": self._list(str(form["back"].value() or "")),
            "address": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_together"),
        }  # fmt: skip
        return TemplateResponse(request, "admin/together.html", context)

    def _list(self, query: str) -> str:
        page = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        return f"{page}?{query}" if query else page

    def _chosen(self, request: HttpRequest, keys: str) -> list[Any]:
        """The chosen rows that the user may know of; 404 where there is none."""
        rows = list(self.get_queryset(request).filter(pk__in=keys_of(keys)))
        if not rows:
            raise Http404
        return rows

    def _form(self, request: HttpRequest, data: Any, rows: list[Any]) -> TogetherForm:
        """Rows of several forums share no room and no theme."""
        forums = {row.forum for row in rows}
        chosen: list[Any] = [self.opts.get_field(name) for name in self.together]
        if len(forums) > 1:
            chosen = [
                each for each in chosen if not each.is_relation or not has_forum(each.related_model)
            ]
        fields = {each.name: self._field(request, each) for each in chosen}
        for field in fields.values():
            fit(field, rows[0].forum)
        return TogetherForm(data, fields=fields, empty={each.name for each in chosen if each.blank})

    def _field(self, request: HttpRequest, db_field: Any) -> forms.Field:
        """The field as the row's own form has it, but with nothing chosen."""
        field: Any = self.formfield_for_dbfield(db_field, request, required=False, initial=None)
        field.show_hidden_initial = False
        if db_field.choices:
            field.choices = [LEAVE, *db_field.choices]
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field  # type: ignore[no-any-return]  # Django's hook is untyped


def told(turns: list[Turn]) -> list[dict[str, Any]]:
    """The changes as the page shows them."""
    return [
        {
            "row": turn.row, "what": turn.field.verbose_name,
            "before": _said(turn.field, turn.before), "after": _said(turn.field, turn.after),
        }
        for turn in turns
    ]  # fmt: skip


def _tell_count(request: HttpRequest, turns: list[Turn]) -> None:
    count = len({turn.row.pk for turn in turns})
    said = ngettext("%(count)d row was changed.", "%(count)d rows were changed.", count)
    messages.success(request, said % {"count": count})


def _said(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return "—"
    return (
        ", ".join(value)
        if isinstance(value, list)
        else str(dict(field.flatchoices).get(value, value))
    )
