"""Filters of the list of sessions."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.multilingual_form import endonym


class TimeFilter(admin.SimpleListFilter):
    """With or without a time."""

    title = _("time")
    parameter_name = "time"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Both."""
        return [("set", _("has a time")), ("open", _("no time yet"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """The sessions asked for."""
        if self.value() is None:
            return queryset
        return queryset.filter(start__isnull=self.value() == "open")


class LanguageFilter(admin.SimpleListFilter):
    """Sessions whose title is missing in a language of their forum."""

    title = _("title missing in")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The languages of the user's forums, those of the interface first."""
        own = permissions.forums(request.user).values_list("languages", flat=True)
        known = dict.fromkeys(code for code, _name in settings.LANGUAGES)
        spoken = {tag for languages in own for tag in languages}
        ordered = [*(tag for tag in known if tag in spoken), *sorted(spoken - known.keys())]
        return [(tag, endonym(tag)) for tag in ordered]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """Those that a translator has yet to do."""
        if self.value() is None:
            return queryset
        asked = queryset.filter(forum__languages__contains=[self.value()])
        return asked.exclude(title__has_key=self.value())
