"""`make run`, as a real process: it serves, keeps its data, and leaves nothing when killed."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forum_site import run
from tests.forum_site.folders import open_folder
from tests.forum_site.test_postgres import running, wait_until
from tests.served import ROOT, Site


@pytest.fixture(scope="module")
def site():
    with open_folder() as folder:
        # Compressed already: that it is done once has a test of its own.
        (folder / "static.sha256").write_text(run._files_mark())
        made = Site(folder)
        made.start()
        yield made
        made.end()
        wait_until(lambda: not running(folder))


def alive(process):
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().split(")")[-1].split()[0]
    except OSError:
        return False


def test_it_says_where_it_serves_and_how_to_sign_in(site):
    kept = site.folder / "administrator"
    assert f"http://127.0.0.1:{site.port}/admin/" in site.said()
    assert "Sign in as administrator" in site.said()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_second_shell_may_use_the_command_line_meanwhile_and_the_kept_password_signs_in(site):
    password = (site.folder / "administrator").read_text().strip()
    code = f"from events.models import User; print(User.objects.get().check_password({password!r}))"
    asked = site.manage("shell", "-v0", "-c", code)
    assert (asked.stdout.strip(), asked.returncode) == ("True", 0)


def test_once_something_is_planned_the_clock_does_it(site):
    planned = (
        "from datetime import UTC, datetime, timedelta\n"
        "from events.models import Forum\n"
        "from sessions import planned, publish\n"
        "from sessions.models import ClockRun, Session\n"
        "assert not ClockRun.objects.exists()\n"
        "forum, at = Forum.objects.get(), datetime.now(UTC)\n"
        "Session.objects.filter(forum=forum).update(minutes=10)\n"
        "proposal = publish.propose(forum.uuid)\n"
        "planned.plan(forum.uuid, due=at + timedelta(seconds=1), at=at, by='test',"
        " seen=proposal.seen, chosen=[change.mark for change in proposal.changes])\n"
    )
    asked = site.manage("shell", "-v0", "-c", planned)
    assert asked.returncode == 0, asked.stderr
    wait_until(lambda: ": done, " in site.said(), 60)


def test_a_taken_port_is_one_line(site):
    second = subprocess.run(
        [sys.executable, "-m", "forum_site.run"],
        cwd=ROOT, env=site.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert second.returncode == 1
    assert second.stderr.startswith(f"Port {site.port} cannot be had: Address already in use.")
    assert second.stderr.count("\n") == 1


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_however_it_ends_nothing_is_left_and_the_data_is_kept(site, how):
    workers = site.workers()
    site.end(how)
    wait_until(lambda: not running(site.folder) and not any(map(alive, workers)))
    site.start()
    assert "the first password is kept in" in site.said()


def test_told_many_times_at_once_it_ends_all_the_same(site):
    for _each in range(300):
        site.process.send_signal(signal.SIGINT)
    site.process.wait(20)
    wait_until(lambda: not running(site.folder))
    site.start()


def test_a_killed_worker_is_replaced(site):
    before = site.workers()
    os.kill(before[-1], signal.SIGKILL)
    wait_until(lambda: site.workers() and site.workers() != before, 20)
    wait_until(lambda: site.get("/readyz") == 200, 20)


def test_a_killed_database_is_started_again(site):
    os.kill(
        int((site.folder / "postgres/data/postmaster.pid").read_text().split()[0]), signal.SIGKILL
    )
    time.sleep(0.3)
    wait_until(lambda: site.get("/readyz") == 200, 20)
