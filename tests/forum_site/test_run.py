"""`make run`, as a real process: it serves, keeps its data, and leaves nothing when killed."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.forum_site.folders import open_folder
from tests.forum_site.test_postgres import running, wait_until

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """The program in a folder of its own, on a port of its own."""

    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None
        away = {"DATABASE_URL", "SITE_URL", "SECRET_KEY", "DEBUG", "DJANGO_SETTINGS_MODULE"}
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in away},
            "VAR_DIR": str(folder),
            "PORT": str(self.port),
        }

    def start(self):
        with (self.folder / "said").open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "forum_site.run"],
                cwd=ROOT, env=self.environment, stdout=said, stderr=said,
            )  # fmt: skip
        wait_until(lambda: self.process.poll() is not None or self.get("/readyz") == 200, 60)
        assert self.process.poll() is None, self.said()

    def said(self):
        return (self.folder / "said").read_text()

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(20)

    def get(self, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return None

    def workers(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(child) for child in children.split()]

    def manage(self, *words):
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def site():
    with open_folder() as folder:
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


def test_a_second_shell_may_use_the_command_line_meanwhile(site):
    asked = site.manage(
        "shell", "-v0", "-c", "from events.models import User; print(User.objects.count())"
    )
    assert (asked.stdout.strip(), asked.returncode) == ("1", 0)


def test_the_kept_password_signs_in(site):
    password = (site.folder / "administrator").read_text().strip()
    code = f"from events.models import User; print(User.objects.get().check_password({password!r}))"
    assert site.manage("shell", "-v0", "-c", code).stdout.strip() == "True"


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
