"""What a cell says, taken into its row: a field, texts in a language, or what else a list shows."""

from collections.abc import Callable
from math import isclose
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.admin.base import forum_of
from events.admin.export_columns import cell_of
from events.admin.importing import cells
from events.admin.importing.lines import Heading
from events.admin.importing.planned import Hand, Planned, Turn
from events.models import Forum
from events.multilingual_form import UI_LANGUAGES
from events.program import text
from events.program.formats.cells import plain
from events.program.formats.sheets import written


class Taker:
    """Takes one line's cells into its row, as far as the user may change it."""

    def __init__(self, page: Any, request: Any, planned: Planned, hand: Hand) -> None:
        self.page, self.request, self.planned, self.hand = page, request, planned, hand
        self.row, self.forum = planned.row, forum_of(planned.row)
        self._may: Callable[[Heading], bool] | None = None

    def take(self, heading: Heading, said: str) -> None:
        """Takes a cell that says otherwise than the row; raises ValidationError."""
        before = self._before(heading)
        if said == before or (self.planned.added and not said):
            return
        if not self._allowed(heading):
            raise ValidationError(self._refusal())
        if self._put(heading, said):
            self.planned.turns.append(Turn(heading.title, before, said))

    def _before(self, heading: Heading) -> str:
        """What the export writes there; of a new row only what follows from its other cells."""
        if self.planned.added and (heading.column.field or heading.column.puts):
            return ""
        try:
            value = heading.column.of(self.row)
        except (AttributeError, ValueError):
            if self.planned.added:
                return ""
            raise
        told = value.get(heading.language, "") if heading.column.texts else value
        return text.clean(plain(written(cell_of(told, self.forum))))

    # What may be changed

    def _allowed(self, heading: Heading) -> bool:
        if self._may is None:
            self._may = self._rights()
        return self._may(heading)

    def _rights(self) -> Callable[[Heading], bool]:
        row = None if self.planned.added else self.row
        if row is not None and not self.page.has_change_permission(self.request, row):
            return lambda _heading: False
        whole = row is None or self.page.changes_all(self.request, row)
        shown: list[Any] = flatten_fieldsets(self.page.get_fieldsets(self.request, row))
        fixed = self.page.get_readonly_fields(self.request, row)
        names = {name for name in shown if isinstance(name, str)} - {*fixed}
        return lambda heading: whole if heading.column.puts else heading.column.field in names

    def _refusal(self) -> str:
        if self.planned.added:
            return _("It is given, or follows from other columns. Leave it empty in a new row.")
        if not self.page.changes_all(self.request, self.row):
            return _("You may not change this. Take back the change, or ask whoever may.")
        return _("It is only shown here. Take back the change, or leave the column out.")

    # How it is taken

    def _put(self, heading: Heading, said: str) -> bool:
        """Whether the row says something else by it."""
        column = heading.column
        if column.puts:
            texts = {heading.language: said} if column.texts else said
            if later := column.puts(self.row, texts, self.hand):
                self.planned.later.append((heading.title, later))
            else:
                self.planned.fields.add(column.heading)
            return True
        field: Any = self.page.opts.get_field(column.field)
        if column.texts:
            value = self._texts(field, heading.language, said)
        elif field.many_to_many:
            return self._relate(heading, field, said)
        else:
            value = self._value(field, said)
        if not self.planned.added and same(value, getattr(self.row, field.name)):
            return False
        setattr(self.row, field.name, value)
        self.planned.fields.add(field.name)
        return True

    def _value(self, field: Any, said: str) -> Any:
        if field.is_relation:
            return self.hand.references.of_field(field, said, self.forum) if said else None
        if hasattr(field, "struct"):
            form = self.page.formfield_for_dbfield(field, self.request)
            return form.clean(cells.lines(field.struct, said))
        return cells.value_of(field, said, self.forum)

    def _texts(self, field: Any, language: str, said: str) -> dict[str, str]:
        stored = getattr(self.row, field.name) or {}
        if language not in (*stored, *_spoken(self.forum)):
            message = _("“%(language)s” is no language of this forum. Empty the cell.")
            raise ValidationError(message, params={"language": language})
        return text.canonical({**stored, language: said})

    def _relate(self, heading: Heading, field: Any, said: str) -> bool:
        found = [
            self.hand.references.of_field(field, name, self.forum) for name in cells.names(said)
        ]
        if not self.planned.added and {*getattr(self.row, field.name).all()} == {*found}:
            return False
        self.planned.later.append((heading.title, lambda: getattr(self.row, field.name).set(found)))
        return True


def same(value: Any, stored: Any) -> bool:
    """Whether it is the value; spreadsheet programs keep fifteen digits of a number."""
    if isinstance(value, float) and isinstance(stored, float):
        return isclose(value, stored, rel_tol=1e-12)
    return bool(value == stored)


def _spoken(forum: Forum | None) -> tuple[str, ...]:
    return tuple(forum.languages) if forum else UI_LANGUAGES
