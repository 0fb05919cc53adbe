"""The site as a real process: a program of ours on a free port, with a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from tests.forum_site.test_postgres import wait_until

ROOT = Path(__file__).resolve().parents[1]
# What a developer's own environment says must not reach it.
AWAY = {"DATABASE_URL", "SITE_URL", "SECRET_KEY", "DEBUG", "DJANGO_SETTINGS_MODULE"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """The program in a folder of its own, on a port of its own."""

    def __init__(self, folder, program="forum_site.run", **environment):
        self.folder, self.program, self.port, self.process = folder, program, free_port(), None
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in AWAY},
            "VAR_DIR": str(folder),
            "PORT": str(self.port),
            **environment,
        }

    def start(self):
        with (self.folder / "said").open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.program],
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
            with urllib.request.urlopen(f"{self.url}{path}") as answer:
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
