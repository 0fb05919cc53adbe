"""The verb: what a file says, into the rows of a list; all of it or nothing."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from events.admin import progress
from events.admin.importing import lines
from events.admin.importing.lines import Line, NotImported
from events.admin.importing.matching import Rows
from events.admin.importing.planned import Hand, Plan, Planned
from events.admin.importing.references import References
from events.admin.importing.taking import Taker
from events.admin.importing.writing import Writer
from events.editing import Moved
from events.models import Forum

LONGEST_NAME = 200  # of a file


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
    said = lines.read(data, page.export_columns(request), page.imports_under)
    hand = Hand(request.user, file[:LONGEST_NAME], References(page.admin_site, request))
    with transaction.atomic():
        writer = Writer(page, hand, watch)
        plan = _plan(writer, request, said, Rows(page, request, said, forum))
        if seen and seen != plan.mark():
            raise Moved
        wrong = {problem.line for problem in writer.problems}
        writer.write([planned for planned in plan.rows if planned.line not in wrong])
        if writer.problems:
            raise NotImported(writer.problems)
        hand.note(plan.rows)
        if dry_run:
            transaction.set_rollback(True)
    return plan


def _plan(writer: Writer, request: HttpRequest, said: Iterable[Line], rows: Rows) -> Plan:
    """What the lines would do."""
    plan = Plan()
    for line in said:
        try:
            row, added = rows.of(line)
        except ValidationError as refusal:
            writer.refuse(line.number, refusal, writer.page.imports_under)
            continue
        planned = Planned(line.number, row, added)
        _take(line, Taker(writer.page, request, planned, writer.hand), writer)
        if planned.turns or added:
            plan.rows.append(planned)
        else:
            plan.untouched += 1
    return plan


def _take(line: Line, taker: Taker, writer: Writer) -> None:
    # What is derived follows from the row's own fields.
    for heading, said in sorted(line.said.items(), key=lambda cell: not cell[0].column.field):
        if taker.planned.added and heading.column.heading == "forum":
            continue  # it has been settled by which row this is
        try:
            taker.take(heading, said)
        except ValidationError as refusal:
            writer.refuse(line.number, refusal, heading.title)
