"""The tour of the API works as written: its commands and its script, against a running server."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from events import releases
from sessions import demo

TOUR = Path(__file__).parents[2] / "docs" / "api-tour.md"
BLOCKS = re.findall(
    r"^```(\w+)\n(.*?)^```$", TOUR.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
COMMANDS = [text for kind, text in BLOCKS if kind == "sh" and not text.startswith("SITE=")]


def block(kind):
    (text,) = (text for each, text in BLOCKS if each == kind)
    return text


@pytest.fixture
def run(live_server, settings, tmp_path):
    """Runs shell commands of the tour against the demo, beside its script."""
    settings.SITE_URL = live_server.url
    demo.build(by="test")
    releases.forget()
    (tmp_path / "panels.py").write_text(block("python"), encoding="utf-8")

    def shell(command):
        command = command.replace("python3", sys.executable)
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"SITE={live_server.url}\n{command}"],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=30,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return shell


def test_the_script_lists_the_panels_in_azerbaijani_and_english(run):
    assert run("python3 panels.py $SITE") == block("text")


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed here")
def test_every_command_works_as_written(run):
    answers = [run(command) for command in COMMANDS]
    forums, people, _panels, changes, kept, refused = answers
    assert '"slug":"agmf-2025"' in forums
    assert '"name":"Adil Tağıyev"' in people
    assert '"changes":[]' in changes
    assert kept == "304\n"
    assert "give one of break, ceremony" in refused
