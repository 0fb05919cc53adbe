"""The clock as a process: it works on when the database was lost, and dies without harm."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from events import releases
from sessions import planned, publish
from sessions.models import ClockRun, Planned
from tests.databases import database_url, disconnect_others
from tests.factories import ForumFactory, SessionFactory
from tests.forum_site.test_postgres import wait_until

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def clock():
    settings = {
        "DATABASE_URL": database_url(),
        "SITE_URL": "http://a.example",
        "SECRET_KEY": "x" * 50,
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "clock"], cwd=ROOT, env={**os.environ, **settings}
    )
    yield process
    process.kill()
    process.wait()


def test_it_goes_on_after_the_database_was_lost_and_killed_it_leaves_nothing_half_done(clock):
    forum, at = ForumFactory(), datetime.now(UTC)
    session = SessionFactory(forum=forum, title={"en": "Opening"})
    publish.publish(forum.uuid, by="test")
    wait_until(ClockRun.objects.exists, 30)
    disconnect_others()
    session.title = {"en": "Welcome"}
    session.save()
    chosen = [change.mark for change in publish.propose(forum.uuid).changes]
    due = at + timedelta(hours=1)
    row = planned.plan(forum.uuid, due=due, at=at, chosen=chosen, seen=1, by="test")
    Planned.objects.update(due=at)
    wait_until(lambda: not Planned.objects.open().exists(), 30)
    clock.send_signal(signal.SIGKILL)
    clock.wait()
    row.refresh_from_db()
    releases.forget()
    assert (row.outcome, row.release, releases.read(forum.uuid).number) == ("done", 2, 2)
