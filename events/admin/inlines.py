"""Inlines for rows of a forum's row: who may change the parent may change them."""

from typing import Any, ClassVar

from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest
from rules.predicates import Predicate
from unfold.admin import StackedInline, TabularInline

from events import permissions
from events.admin.base import TeamAsked, forum_of
from events.admin.fields import ForumFields
from events.admin.shown import legible


class Permitted(TeamAsked, ForumFields, InlineModelAdmin[Any, Any]):
    """Asks the team of the parent's forum; a translator changes the texts of rows that exist."""

    changes: ClassVar[Predicate] = permissions.edits
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever opens the parent's page sees them."""
        return self._may(request, permissions.reads, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Editors add."""
        return self._may(request, self.changes, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Editors change, translators the texts."""
        may = permissions.translates if self._texts() else self.changes
        return self._may(request, may | self.changes, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Editors delete."""
        return self._may(request, self.changes, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Texts that are only read are told as words."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return fieldsets
        return legible(self.model, fieldsets, ())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A translator changes texts and nothing else."""
        fixed = super().get_readonly_fields(request, obj)
        if self._may(request, self.changes, obj):
            return fixed
        shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        return [name for name in shown if name not in self._texts()]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Forms that know the parent's forum."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        page: Any = self.admin_site.get_model_admin(self.parent_model)
        formset.form.forum = forum_of(obj) or page.forum_at_hand(request, obj)
        return formset


class ForumTabularInline(Permitted, TabularInline):  # type: ignore[misc]  # unfold is untyped
    """Rows as lines of a table."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Inputs that say their column to who does not see the table's head."""
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", field.label)
        return formset


class ForumStackedInline(Permitted, StackedInline):  # type: ignore[misc]  # unfold is untyped
    """Rows as blocks."""
