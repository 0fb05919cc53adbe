"""A long import tells how far it is, and costs no more queries for more rows."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.large import programme
from events.models import Forum
from sessions import drafts
from sessions.drafts import statistics
from sessions.drafts.progress import size
from sessions.management.progress import Line
from tests.sessions.test_importing import EVENING

pytestmark = pytest.mark.django_db
PARTS = "'program_sessions_appearance'"
KINDS = [
    "organisation", "person", "venue", "room", "theme", "speaker", "session", "appearance",
]  # fmt: skip


def written(document, **more):
    """The plan of a document that is written into a forum of its own."""
    if not Forum.objects.filter(uuid=document.forum.uuid).exists():
        drafts.new_forum(document.forum).save()
    return drafts.write(document.forum.uuid, document, by="test", **more)


def told(document):
    """What whoever watches is told of writing the document."""
    said = []
    written(document, progress=lambda *news: said.append(news))
    return said


def test_progress_grows_to_all_that_is_written():
    document = programme(30, 20)
    said = told(document)
    done = [done for _, done, _ in said]
    assert done == sorted(done)
    assert {total for _, _, total in said} == {size(document)}
    assert done[-1] == size(document)


def test_progress_names_each_kind_of_row_in_its_turn():
    steps = dict.fromkeys(step for step, _, _ in told(programme(30, 20)))
    assert list(steps) == KINDS


def test_what_is_there_already_counts_as_done():
    document = programme(30, 20)
    written(document)
    assert told(document)[-1] == ("appearance", size(document), size(document))


def test_writing_more_rows_once_more_takes_no_more_queries():
    counts = []
    for sessions in (10, 40):
        document = programme(sessions, 9)
        written(document)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert written(document).changes_nothing
        counts.append(len(asked))
    assert counts[0] == counts[1]


def imported(**options):
    """What the command writes to the standard error."""
    said = io.StringIO()
    call_command(
        "import_program", str(EVENING), "--forum", "evening-2025", stdout=io.StringIO(),
        stderr=said, **options,
    )  # fmt: skip
    return said.getvalue()


def test_a_log_has_a_line_for_each_kind_of_row():
    steps = [line.partition(":")[0] for line in imported().splitlines()]
    assert steps == KINDS


def test_a_quiet_command_tells_no_progress():
    assert imported(verbosity=0) == ""


class Terminal(io.StringIO):
    """Says that it is one."""

    def isatty(self):
        return True


def test_a_terminal_has_one_line_which_is_empty_in_the_end():
    screen = Terminal()
    line = Line(OutputWrapper(screen))
    line("session", 1, 2)
    line("session", 2, 2)
    line.end()
    assert screen.getvalue() == "\rsession: 1 of 2\x1b[K\rsession: 2 of 2\x1b[K\r\x1b[K"


@pytest.mark.parametrize(("many", "known"), [(10, True), (10_000, False)])
def test_after_many_rows_the_planner_knows_the_tables_anew(monkeypatch, many, known):
    monkeypatch.setattr(statistics, "MANY", many)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM pg_statistic WHERE starelid = {PARTS}::regclass")
        written(programme(30, 20))
        cursor.execute(f"SELECT FROM pg_stats WHERE tablename = {PARTS}")
        assert bool(cursor.fetchall()) is known
