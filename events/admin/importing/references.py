"""What a cell refers to: a row by its address, its uuid or its name, among what the user may see."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from events.admin.forms import has_forum
from events.models import Forum
from events.program import text


class Index(NamedTuple):
    """Rows by what is one's own, and by names, which several may have."""

    own: dict[str, Any]
    named: dict[str, list[Any]]


class References:
    """Finds rows; those of a model and forum are read once."""

    def __init__(self, site: AdminSite, request: HttpRequest) -> None:
        self.site, self.request = site, request
        self._read: dict[tuple[Any, ...], Index] = {}

    def of_field(self, field: Any, said: str, forum: Forum | None) -> Any:
        """The row that a cell of that field names; raises ValidationError."""
        return self.find(field.related_model, said, forum, field.get_limit_choices_to() or {})

    def find(
        self, model: Any, said: str, forum: Forum | None, limit: dict[str, Any] | None = None
    ) -> Any:
        """The row of a model that is called so; raises ValidationError."""
        index = self._index(model, forum if has_forum(model) else None, limit or {})
        # An address is made of a name: as it is written, it means one row alone.
        if said in index.own:
            return index.own[said]
        found = index.named.get(folded(said), [])
        if found[1:]:
            message = _("“%(name)s” is the name of several. Write the address or the uuid instead.")
            raise ValidationError(message, code="ambiguous", params={"name": said})
        if not found:
            message = _(
                "There is no “%(name)s” among the %(what)s. Write the address, the uuid or the"
                " name of one, or add it to them first."
            )
            told = {"name": said, "what": model._meta.verbose_name_plural}
            raise ValidationError(message, code="unknown", params=told)
        return found[0]

    def _index(self, model: Any, forum: Forum | None, limit: dict[str, Any]) -> Index:
        key = (model, forum and forum.pk, *sorted(limit.items()))
        if key not in self._read:
            rows = self.site.get_model_admin(model).get_queryset(self.request)
            rows = rows.select_related(None).prefetch_related(None).filter(**limit)
            if forum:
                rows = rows.filter(forum=forum)
            self._read[key] = _indexed(_with_names(model, rows))
        return self._read[key]


def folded(said: str) -> str:
    """What tells one name from another in a cell."""
    return text.line(said).casefold()


def _with_names(model: Any, rows: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
    near = {field.name for field in model._meta.fields} & {"person", "forum"}
    return rows.select_related(*near) if near else rows


def _indexed(rows: "models.QuerySet[Any]") -> Index:
    own: dict[str, Any] = {}
    named: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        person = getattr(row, "person", row)
        keys = (
            *(getattr(row, name, "") for name in ("slug", "username", "email")),
            *(getattr(person, name, "") for name in ("slug", "uuid")),
        )
        own |= {str(key): row for key in keys if key}
        texts = getattr(row, "title", None) or getattr(row, "names", None) or {}
        for name in {*map(folded, texts.values()), folded(getattr(person, "plain_name", ""))}:
            if name:
                named[name].append(row)
    return Index(own, named)
