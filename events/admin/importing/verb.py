"""The verb: what a file says, into the rows of a list; all of it or nothing."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from events import laws
from events.admin import progress
from events.admin.export_columns import HEADINGS
from events.admin.importing import lines
from events.admin.importing.lines import Line, NotImported, Problem
from events.admin.importing.matching import Rows
from events.admin.importing.planned import Hand, Plan, Planned
from events.admin.importing.references import References
from events.admin.importing.taking import Taker
from events.models import Forum

REASON = "import of %s"
LONGEST_REASON = 100
STEP = 25  # rows between two news of how far it is
IDENTITY = frozenset({"slug", "number"})


class Moved(ValueError):
    """Nothing was written: the file would change otherwise than was seen."""


def import_rows(
    page: Any,
    request: HttpRequest,
    data: bytes,
    *,
    file: str,
    forum: Forum | None = None,
    seen: str = "",
    dry_run: bool = False,
    watch: progress.Watch = lambda _step, _done, _total: None,
) -> Plan:
    """Adds and changes the rows of the admin's list `page` as the request's user may.

    New rows that do not say so belong to `forum`. `seen` is the mark of the plan that somebody
    looked at. With `dry_run` all is tried, also what only the database knows, and nothing stays.
    Raises NotReadable, NotImported or Moved; then nothing is written.
    """
    watch(progress.READING, 0, 0)
    said = lines.read(data, page.export_columns(request))
    reason = (REASON % file)[:LONGEST_REASON]
    hand = Hand(request.user, reason, References(page.admin_site, request))
    with transaction.atomic():
        attempt = _Attempt(page, request, hand, watch)
        plan = attempt.plan(said, Rows(page, request, said, forum))
        if seen and seen != plan.mark():
            raise Moved
        attempt.write(plan)
        if attempt.problems:
            raise NotImported(attempt.problems)
        if dry_run:
            transaction.set_rollback(True)
    return plan


class _Attempt:
    """One import: what is wrong is gathered, so that all of it is told at once."""

    def __init__(self, page: Any, request: HttpRequest, hand: Hand, watch: progress.Watch) -> None:
        self.page, self.request, self.hand, self.watch = page, request, hand, watch
        self.problems: list[Problem] = []

    def plan(self, said: Iterable[Line], rows: Rows) -> Plan:
        """What the lines would do."""
        plan = Plan()
        for line in said:
            try:
                row, added = rows.of(line)
            except ValidationError as refusal:
                self._refuse(line.number, refusal, "uuid")
                continue
            planned = self._taken(line, Planned(line.number, row, added))
            if planned.turns or added:
                plan.rows.append(planned)
            else:
                plan.untouched += 1
        return plan

    def write(self, plan: Plan) -> None:
        """Writes what nothing speaks against yet; gathers what does."""
        wrong = {problem.line for problem in self.problems}
        good = [planned for planned in plan.rows if planned.line not in wrong]
        with connection.cursor() as cursor:
            # Rows may take each other's place: what two of them clash in shows when all are there.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for done, planned in enumerate(good):
                if done % STEP == 0:
                    self.watch(self.page.opts.model_name, done, len(good))
                self._try(planned, self._write)
            if self.page.checked_last:
                for planned in good:
                    self._try(planned, self._check)
            if not self.problems:
                self._settle(cursor)

    def _taken(self, line: Line, planned: Planned) -> Planned:
        taker = Taker(self.page, self.request, planned, self.hand)
        # What is derived follows from the row's own fields.
        cells = sorted(line.said.items(), key=lambda cell: not cell[0].column.field)
        for heading, said in cells:
            if planned.added and heading.column.heading == "forum":
                continue  # it has been settled by which row this is
            try:
                taker.take(heading, said)
            except ValidationError as refusal:
                self._refuse(line.number, refusal, heading.title)
        return planned

    def _try(self, planned: Planned, step: Any) -> None:
        try:
            with transaction.atomic():
                step(planned)
        except ValidationError as refusal:
            self._refuse(planned.line, refusal, "")
        except IntegrityError as refusal:
            self.problems.append(Problem(planned.line, "", _law(refusal)))

    def _settle(self, cursor: Any) -> None:
        try:
            with transaction.atomic():
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except IntegrityError as refusal:
            self.problems.append(Problem(0, "", _law(refusal)))

    def _write(self, planned: Planned) -> None:
        row = self.hand.signed(planned.row)
        row.full_clean(exclude={*self.page.unchecked_back} | _costly(planned))
        if not self.page.checked_last:
            self._check(planned)
        row.save()
        for heading, later in planned.later:
            try:
                later()
            except ValidationError as refusal:
                self._refuse(planned.line, ValidationError(refusal.messages), heading)

    def _check(self, planned: Planned) -> None:
        self.page.check_back(planned.row)

    def _refuse(self, line: int, refusal: ValidationError, column: str) -> None:
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


def _costly(planned: Planned) -> set[str]:
    """Fields that nobody touched and that cost a query a row, but for those of a touched law."""
    if planned.added:
        return set()
    meta = planned.row._meta
    bound = {
        name
        for law in meta.constraints
        if isinstance(law, models.UniqueConstraint) and planned.fields & {*law.fields}
        for name in law.fields
    }
    idle = {
        field.name
        for field in meta.concrete_fields
        if field.unique or field.is_relation or field.name in IDENTITY
    }
    return idle - planned.fields - bound


def _law(refusal: IntegrityError) -> str:
    return str(laws.broken(refusal)) or _("The database refuses it.")
