"""Filters of the lists of speakers and organisations, by what is missing."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.admin import at_hand
from events.admin.gaps import Lacking, MissingText
from speakers import gaps


class NameFilter(MissingText):
    """Speakers without an official name in a language of their forum."""

    title = pgettext_lazy("of a person", "name missing in")
    parameter_name = "no_name"
    lacks = staticmethod(gaps.no_name)


class PositionFilter(MissingText):
    """Speakers without a position in a language of their forum."""

    title = _("position missing in")
    parameter_name = "no_position"
    lacks = staticmethod(gaps.no_position)


class SpeakerGaps(Lacking):
    """Speakers who lack something."""

    conditions = staticmethod(gaps.lacking)
    words = {
        "answer": _("no answer yet"),
        "position": _("no position"),
        "organisation": _("no organisation"),
        "photo": _("no photo"),
        "consent": _("photo without consent"),
        "session": _("in no session"),
    }


class OfForum(admin.SimpleListFilter):
    """Organisations that a forum's speakers come from, or that stand behind it."""

    title = _("forum")
    parameter_name = "at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The user's forums."""
        return [(str(forum.pk), str(forum)) for forum in at_hand.forums(request)]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """Those of the forum that was chosen, if it is one of the user's."""
        found = [f for f in at_hand.forums(request) if str(f.pk) == self.value()]
        of: Q | None = gaps.organisations_of(found[0]) if found else None
        return queryset if of is None else queryset.filter(of)
