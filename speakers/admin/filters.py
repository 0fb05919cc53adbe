"""Filters of the list of name forms."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.multilingual_form import endonym
from speakers.models import NameForm


class ConfirmedFilter(admin.SimpleListFilter):
    """What is still to be confirmed, unless somebody asks for more."""

    title = _("confirmed by the office")
    parameter_name = "confirmed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Everything; otherwise only what is not confirmed."""
        return [("all", _("all forms"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The first choice is the list's purpose, not everything."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("not yet")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The forms asked for."""
        return queryset.unconfirmed() if self.narrows(request) else queryset

    @classmethod
    def narrows(cls, request: HttpRequest) -> bool:
        """Unless all are asked for; who asks for reported ones means those."""
        everything = request.GET.get(cls.parameter_name) == "all"
        return not everything and request.GET.get("kind__exact") != NameForm.Kind.REPORTED


class FormLanguageFilter(admin.SimpleListFilter):
    """Forms in a language."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The languages that there are forms in."""
        spoken = NameForm.objects.exclude(language="").order_by("language")
        tags = spoken.values_list("language", flat=True).distinct()
        return [(tag, endonym(tag)) for tag in tags]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """The forms in it."""
        return queryset.filter(language=self.value()) if self.value() else queryset


class FormForumFilter(admin.SimpleListFilter):
    """Forms of the speakers of one of the user's forums."""

    title = _("forum")
    parameter_name = "forum"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The user's forums."""
        return [(str(forum.pk), str(forum)) for forum in permissions.forums(request.user)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """The forms of its speakers; of a forum that the user may not see, none."""
        asked = self.value() or ""
        if not asked:
            return queryset
        own = permissions.forums(request.user).filter(pk=int(asked) if asked.isdigit() else 0)
        return queryset.of_speakers(own)
