"""A process that is tied to its parent does not outlive it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.forum_site.test_postgres import wait_until
from tests.forum_site.test_run import alive

ROOT = Path(__file__).resolve().parents[2]
CHILD = "import time; from forum_site import lifeline; {tie}; print('there', flush=True); time.sleep(60)"
PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
child.stdout.readline()
print(child.pid, flush=True)
time.sleep(60)
"""
WATCH = (
    "import os, threading; threading.Thread(target=lifeline._watch, args=(os.getppid(),)).start()"
)


@pytest.mark.parametrize("tie", ["lifeline.tie()", WATCH], ids=["by the kernel", "by watching"])
def test_a_killed_parent_takes_its_child_along(tie):
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, CHILD.format(tie=tie)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    ) as parent:  # fmt: skip
        child = int(parent.stdout.readline())
        assert alive(child)
        parent.kill()
        wait_until(lambda: not alive(child))
