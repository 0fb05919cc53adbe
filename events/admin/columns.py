"""Columns and filters that several lists share."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.admin.base import forum_of
from events.admin.forms import has_forum
from events.multilingual import spoken
from events.words.labels import right_to_left


def said(texts: Mapping[str, str], order: Iterable[str]) -> SafeString | str:
    """The text in the reader's language; what stands in for it is marked with its own."""
    found = spoken(texts, order)
    if found.language in ("", get_language()):
        return found.text
    direction = "rtl" if right_to_left(found.language) else "ltr"
    mark = '<span class="fb" lang="{}" dir="{}" data-l="{}">{}</span>'
    return format_html(mark, found.language, direction, found.language.upper(), found.text)


def missing_languages(*fields: str) -> Callable[[Any], str]:
    """A column of the forum's languages in which one of these texts is missing.

    A text that is empty in every language is not missed.
    """

    @admin.display(description=_("languages missing"))
    def missing(row: models.Model) -> str:
        forum = forum_of(row)
        texts = [said for field in fields if (said := getattr(row, field))]
        languages = forum.languages if forum else ()
        return ", ".join(tag for tag in languages if any(not said.get(tag) for said in texts))

    return missing


class OwnRowsFilter(admin.RelatedFieldListFilter):
    """A filter by a related row that names only rows which the user may see."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        """The rows of the user's forums; once a forum is chosen, those of that one."""
        rows = model_admin.admin_site.get_model_admin(field.remote_field.model).get_queryset(
            request
        )
        forum = request.GET.get("forum__id__exact", "")
        if forum.isdigit() and has_forum(rows.model):
            rows = rows.filter(forum=int(forum))
        return [(row.pk, str(row)) for row in rows]
