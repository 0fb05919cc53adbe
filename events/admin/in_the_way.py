"""What keeps rows from being deleted, each with a link to the page where that is mended."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import models, router
from django.db.models import prefetch_related_objects
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

# What the names of rows are made of, so that a list of many asks once.
NAMED_BY = ("forum", "session__forum", "speaker__person")


def in_the_way(rows: Sequence[models.Model], site: str) -> list[SafeString]:
    """A line for each row that needs one of these; none where nothing does."""
    collector = NestedObjects(using=router.db_for_write(type(rows[0])), origin=rows)
    collector.collect(rows)
    needing: list[Any] = list(collector.protected)
    for model in {type(row) for row in needing}:
        of_model = [row for row in needing if type(row) is model]
        fields = {field.name for field in model._meta.get_fields()}
        known = (path for path in NAMED_BY if path.partition("__")[0] in fields)
        prefetch_related_objects(of_model, *known)
    return [_line(row, site) for row in sorted(needing, key=_order)]


def _order(row: Any) -> tuple[str, str, str]:
    return (row._meta.model_name, str(getattr(row, "start", None) or "9"), str(row))


def _line(row: Any, site: str) -> SafeString:
    """A part in a session has no page of its own: it is mended on the session's."""
    kind = capfirst(row._meta.verbose_name)
    if page := _page(row, site):
        return format_html('{}: <a href="{}">{}</a>', kind, page, row)
    session = getattr(row, "session", None)
    if session is not None and (page := _page(session, site)):
        return format_html('<a href="{}">{}</a>: {}', page, session, row)
    return format_html("{}: {}", kind, row)


def _page(row: Any, site: str) -> str:
    name = f"{site}:{row._meta.app_label}_{row._meta.model_name}_change"
    try:
        return reverse(name, args=(row.pk,))
    except NoReverseMatch:
        return ""
