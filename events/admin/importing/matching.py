"""Which row of the list a line of the file is about, or which new one."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events import permissions
from events.admin.forms import has_forum
from events.admin.importing.lines import Line
from events.models import Forum


class Rows:
    """The rows that the file names, of those that the user may see: locked until the end."""

    def __init__(self, page: Any, request: Any, lines: Sequence[Line], forum: Forum | None) -> None:
        self.page, self.request, self.forum = page, request, forum
        self.editable = {each.slug: each for each in permissions.forums(request.user, page.changes)}
        named = filter(None, (_uuid(line.under("uuid")) for line in lines))
        self.found: dict[UUID, list[Any]] = defaultdict(list)
        for row in self._locked({*named}):
            self.found[self._key(row)].append(row)
        self.taken: dict[int, int] = {}

    def of(self, line: Line) -> tuple[Any, bool]:
        """The row, and whether it is new; raises ValidationError."""
        written = line.under("uuid")
        return (self._there(line, written), False) if written else (self._new(line), True)

    def _locked(self, uuids: set[UUID]) -> QuerySet[Any]:
        mine = self.page.get_queryset(self.request).filter(**{f"{self.page.imports_by}__in": uuids})
        held = self.page.model._base_manager.filter(pk__in=mine.order_by().values("pk"))
        list(held.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
        found: QuerySet[Any] = self.page.with_related(mine, self.page.export_columns(self.request))
        return found

    def _key(self, row: Any) -> Any:
        for step in self.page.imports_by.split("__"):
            row = getattr(row, step)
        return row

    def _there(self, line: Line, written: str) -> Any:
        uuid = _uuid(written)
        rows = self.found.get(uuid, []) if uuid else []
        if self.page.imports_by != "uuid" and (slug := line.under("forum")):
            rows = [row for row in rows if row.forum.slug == slug]
        elif self.forum and rows[1:]:
            rows = [row for row in rows if row.forum == self.forum]
        if not rows:
            raise ValidationError(
                _("This list has no row of that uuid. Leave the uuid empty to add a row.")
            )
        if rows[1:]:
            raise ValidationError(_("There are several. Say in the column “forum” of which."))
        (row,) = rows
        if (first := self.taken.setdefault(row.pk, line.number)) != line.number:
            message = _("Line %(line)d has this uuid already. Remove one.")
            raise ValidationError(message, params={"line": first})
        return row

    def _new(self, line: Line) -> Any:
        if not self.page.has_add_permission(self.request):
            raise ValidationError(_("No rows are added to this list. Remove the line."))
        if not has_forum(self.page.model):
            return self.page.model()
        slug, few = line.under("forum"), list(self.editable.values())
        forum = (
            self.editable.get(slug) if slug else self.forum or (few[0] if len(few) == 1 else None)
        )
        if forum is None or forum.slug not in self.editable:
            raise ValidationError(
                _("Say in the column “forum” the address of a forum that you edit.")
            )
        return self.page.model(forum=forum)


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written) if written else None
    except ValueError:
        return None
