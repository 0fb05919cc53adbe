"""Writes what a file would do: rows in bulk, and one by one where the database refuses some."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from events import laws
from events.admin.export_columns import HEADINGS
from events.admin.importing.lines import Problem
from events.admin.importing.planned import Hand, Planned
from events.admin.progress import Watch

BATCH = 100  # rows in one statement


class Writer:
    """Gathers what speaks against it, so that all of it is told at once."""

    def __init__(self, page: Any, hand: Hand, watch: Watch) -> None:
        self.page, self.hand, self.watch = page, hand, watch
        self.problems: list[Problem] = []

    def refuse(self, line: int, refusal: ValidationError, column: str = "") -> None:
        """Each reason at the column of the field that it concerns."""
        if not hasattr(refusal, "error_dict"):
            told = [(column, message) for message in refusal.messages]
        else:
            told = [
                (column if name == NON_FIELD_ERRORS else HEADINGS.get(name, name), message)
                for name, messages in refusal.message_dict.items()
                for message in messages
            ]
        self.problems += [Problem(line, where, str(message)) for where, message in told]

    def write(self, rows: Sequence[Planned]) -> None:
        """All of them, as far as nothing speaks against one."""
        if self.page.in_order:
            self._one_by_one(rows)
            return
        good = [planned for planned in rows if self._asked(planned, self._clean)]
        new, there = _parted(good)
        with connection.cursor() as cursor:
            # Rows may take each other's place: what two of them clash in shows when all are there.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for done, planned in enumerate(new):
                self._news(done, len(good))
                self._try(planned, self._save)
            try:
                with transaction.atomic():
                    self._together(there, len(new), len(good))
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            except IntegrityError as refusal:
                known = len(self.problems)
                self._one_by_one(there)
                if len(self.problems) == known:
                    self.problems.append(Problem(0, "", _law(refusal)))

    def _together(self, rows: Sequence[Planned], done: int, total: int) -> None:
        """Without a query for each row, unless it asks for more than its own columns."""
        changed = [self.hand.signed(planned.row) for planned in rows if planned.fields]
        fields = {name for planned in rows for name in planned.fields}
        fields |= _derived(self.page.opts, fields, changed)
        for start in range(0, len(changed), BATCH):
            self._news(done + start, total)
            bulk_update_with_history(
                changed[start : start + BATCH], self.page.model, sorted(fields), batch_size=BATCH,
            )  # fmt: skip
        for planned in rows:
            self._finish(planned)
        if self.page.checked_last:
            for planned in rows:
                self._asked(planned, self._check)

    def _one_by_one(self, rows: Sequence[Planned]) -> None:
        """Each alone, which tells those that the database refuses."""
        for done, planned in enumerate(rows):
            self._news(done, len(rows))
            self._try(planned, self._save)

    def _try(self, planned: Planned, step: Callable[[Planned], None]) -> None:
        try:
            with transaction.atomic():
                self._asked(planned, step)
        except IntegrityError as refusal:
            self.problems.append(Problem(planned.line, "", _law(refusal)))

    def _asked(self, planned: Planned, step: Callable[[Planned], None]) -> bool:
        try:
            step(planned)
        except ValidationError as refusal:
            self.refuse(planned.line, refusal)
            return False
        return True

    def _clean(self, planned: Planned) -> None:
        """As the row's page does, without what asks the database: that has its own say."""
        given = {
            field.name
            for field in self.page.opts.concrete_fields
            if field.is_relation and getattr(planned.row, field.attname) is not None
        }
        planned.row.full_clean(given, validate_unique=False, validate_constraints=False)
        if not self.page.checked_last:
            self._check(planned)

    def _save(self, planned: Planned) -> None:
        self.page.write_back(planned.row, self.hand)
        self._finish(planned)
        if self.page.checked_last:
            self._check(planned)

    def _finish(self, planned: Planned) -> None:
        """What hangs on the row, once the row is there."""
        self.hand.signed(planned.row)
        for heading, later in planned.later:
            try:
                later()
            except ValidationError as refusal:
                self.refuse(planned.line, ValidationError(refusal.messages), heading)

    def _check(self, planned: Planned) -> None:
        self.page.check_back(planned.row)

    def _news(self, done: int, total: int) -> None:
        if done % BATCH == 0:
            self.watch(self.page.opts.model_name, done, total)


def _parted(rows: Sequence[Planned]) -> tuple[list[Planned], list[Planned]]:
    """The new ones, and those that are there."""
    return [each for each in rows if each.added], [each for each in rows if not each.added]


def _derived(opts: Any, fields: set[str], rows: Sequence[models.Model]) -> set[str]:
    """Makes the columns anew that are made of these, which a bulk write does not; their names."""
    made = [
        field for field in opts.concrete_fields if {getattr(field, "of", ""), field.name} & fields
    ]
    made = [field for field in made if hasattr(field, "of")]
    for field in made:
        for row in rows:
            field.pre_save(row, add=False)
    return {field.name for field in made}


def _law(refusal: IntegrityError) -> str:
    return str(laws.broken(refusal)) or _("The database refuses it.")
