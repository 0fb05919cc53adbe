"""Filters by what is missing: a text in a language, or something else that a row should have."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events import gaps
from events.admin import at_hand
from events.admin.forms import has_forum
from events.multilingual_form import endonym


class MissingText(admin.SimpleListFilter):
    """Rows that have no text yet in a language that their forum speaks."""

    @staticmethod
    def lacks(language: str) -> Q:
        """The condition; each filter has its own."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The languages of the user's forums, those of the interface first."""
        spoken = {tag for forum in at_hand.forums(request) for tag in forum.languages}
        known = dict.fromkeys(code for code, _name in settings.LANGUAGES)
        ordered = [*(tag for tag in known if tag in spoken), *sorted(spoken - known.keys())]
        return [(tag, endonym(tag)) for tag in ordered]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """Those that a translator has yet to do."""
        if (language := self.value()) is None:
            return queryset
        if has_forum(queryset.model):
            queryset = queryset.filter(forum__languages__contains=[language])
        return queryset.filter(self.lacks(language))


class MissingName(MissingText):
    """Rows whose name is missing in a language."""

    title = pgettext_lazy("of a thing", "name missing in")
    parameter_name = "no_name"

    @staticmethod
    def lacks(language: str) -> Q:
        """By the names of the row itself."""
        return gaps.no_text("names", language)


class Lacking(admin.SimpleListFilter):
    """Rows that lack one of some things: name → what the filter calls it, and the condition."""

    title = _("what is missing")
    parameter_name = "lacks"
    words: ClassVar[Mapping[str, Any]]

    @staticmethod
    def conditions() -> Mapping[str, Q]:
        """Name → condition; each filter has its own."""
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """All of them."""
        return list(self.words.items())

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """The rows asked for."""
        condition = self.conditions().get(self.value() or "")
        return queryset if condition is None else queryset.filter(condition)
