"""Texts and short lists where they are only read: plain words instead of JSON."""

from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from django.contrib import admin
from django.db import models
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from events.multilingual_form import endonym

TEXT = '<p lang="{}"><span class="language-name">{}</span>{}</p>'
Fieldsets = list[tuple[Any, dict[str, Any]]]


def legible(model: type[models.Model], fieldsets: Any, editable: Collection[str]) -> Fieldsets:
    """The fieldsets, with what is kept as JSON and is not editable shown as words."""
    fields = {f.name: f for f in model._meta.fields if isinstance(f, models.JSONField)}

    def one(name: Any) -> Any:
        if isinstance(name, list | tuple):
            return tuple(map(one, name))
        return told(fields[name]) if name in fields and name not in editable else name

    return [
        (title, {**options, "fields": tuple(map(one, options["fields"]))})
        for title, options in fieldsets
    ]


@cache
def told(field: "models.Field[Any, Any]") -> Callable[[Any], SafeString]:
    """A column that says a row's texts in their languages, or its list a line each.

    The same for the same field: Django finds it among fieldsets and read-only fields by identity.
    """

    @admin.display(description=field.verbose_name)
    def words(row: models.Model) -> SafeString:
        value = getattr(row, field.name)
        if isinstance(value, dict):
            return format_html_join("", TEXT, ((tag, endonym(tag), value[tag]) for tag in value))
        lines = (" | ".join(map(str, item.values())) for item in value)
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines))

    words.__name__ = field.name
    return words
