"""Filters of the list of sessions."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import gaps
from events.admin.gaps import Lacking, MissingText
from sessions.gaps import lacking


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


class LanguageFilter(MissingText):
    """Sessions whose title is missing in a language of their forum."""

    title = _("title missing in")
    parameter_name = "missing"

    @staticmethod
    def lacks(language: str) -> Q:
        """By the title."""
        return gaps.no_text("title", language)


class AbstractFilter(MissingText):
    """Sessions that have an abstract, but not in a language of their forum."""

    title = _("abstract missing in")
    parameter_name = "no_abstract"

    @staticmethod
    def lacks(language: str) -> Q:
        """An abstract that is empty in every language is not missed."""
        return gaps.untranslated("abstract", language)


class SessionGaps(Lacking):
    """Sessions that lack something."""

    conditions = staticmethod(lacking)
    words = {
        "time": _("no time yet"),
        "room": _("no room yet"),
        "stage": _("nobody on the stage"),
        "moderator": _("panel without a moderator"),
    }
