"""Which row of the list a line of the file is about, or which new one."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events import permissions
from events.admin.forms import has_forum
from events.admin.importing.lines import Line
from events.models import Forum

KEY = re.compile(r"\d{1,18}", re.ASCII)  # what PostgreSQL has room for


class Rows:
    """The rows that the file names, of those that the user may see: locked until the end."""

    def __init__(self, page: Any, request: Any, lines: Sequence[Line], forum: Forum | None) -> None:
        self.page, self.request, self.forum = page, request, forum
        self.editable = {each.slug: each for each in permissions.forums(request.user, page.changes)}
        self.heading: str = page.imports_under
        self.read = READERS[self.heading]
        named = [self.read(line.under(self.heading)) for line in lines]
        self.found: dict[Any, list[Any]] = defaultdict(list)
        for row in self._locked({*named} - {None}):
            self.found[self._key(row)].append(row)
        self.taken: dict[int, int] = {}

    def of(self, line: Line) -> tuple[Any, bool]:
        """The row, and whether it is new; raises ValidationError."""
        written = line.under(self.heading)
        return (self._there(line, written), False) if written else (self._new(line), True)

    def _locked(self, keys: set[Any]) -> QuerySet[Any]:
        mine = self.page.get_queryset(self.request).filter(**{f"{self.page.imports_by}__in": keys})
        held = self.page.model._base_manager.filter(pk__in=mine.order_by().values("pk"))
        list(held.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
        found: QuerySet[Any] = self.page.with_related(mine, self.page.export_columns(self.request))
        return found

    def _key(self, row: Any) -> Any:
        for step in self.page.imports_by.split("__"):
            row = getattr(row, step)
        return row

    def _there(self, line: Line, written: str) -> Any:
        rows = self.found.get(self.read(written), [])
        # Somebody who speaks at several forums has one uuid in all of them.
        if "__" in self.page.imports_by and (slug := line.under("forum")):
            rows = [row for row in rows if row.forum.slug == slug]
        elif self.forum and rows[1:]:
            rows = [row for row in rows if row.forum == self.forum]
        if not rows:
            message = _("This list has no row of that %(column)s. Leave it empty to add a row.")
            raise ValidationError(message, params={"column": self.heading})
        if rows[1:]:
            raise ValidationError(_("There are several. Say in the column “forum” of which."))
        (row,) = rows
        if (first := self.taken.setdefault(row.pk, line.number)) != line.number:
            message = _("Line %(line)d is about the same row. Remove one.")
            raise ValidationError(message, params={"line": first})
        return row

    def _new(self, line: Line) -> Any:
        if not self.page.adds_by_file(self.request):
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


def _number(written: str) -> int | None:
    return int(written) if KEY.fullmatch(written) else None


READERS: dict[str, Callable[[str], Any]] = {"uuid": _uuid, "id": _number}
