"""Our own PostgreSQL, while no DATABASE_URL names one: it lives as long as somebody holds it.

Two file locks, which the kernel frees however a process ends, and no pid files, tell the truth.
`users.lock` is shared by every process that uses the server. `server.lock` belongs to the server:
to its keeper (keeper.py), the postmaster, and all that the postmaster forks.
"""

import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from forum_site import postgres_home
from forum_site.postgres_home import BIN, Home, RefusedError

__all__ = ["BIN", "RefusedError", "hold"]

START_SECONDS = 60
_held: dict[Path, tuple[int, IO[str]]] = {}
_keepers: list[subprocess.Popen[bytes]] = []  # never waited for: they outlive us while others hold


def hold(folder: Path, **options: str) -> Path:
    """Have the folder's server running until this process ends; returns its socket's folder.

    Who starts it says with which of PostgreSQL's options. Raises RefusedError with one line.
    """
    home = postgres_home.prepare(folder)
    _share(home)
    keeper, until = None, time.monotonic() + START_SECONDS
    while not _answers(home):
        keeper = keeper or _start(home, options)
        if (keeper and keeper.poll() is not None) or time.monotonic() > until:
            raise RefusedError(f"PostgreSQL does not start: {home.last_words()} ({home.log})")
        time.sleep(0.03)
    return home.socket


def _share(home: Home) -> None:
    pid, _lock = _held.get(home.folder, (0, None))
    if pid != os.getpid():  # nor does a fork hold what its parent held
        lock = (home.folder / "users.lock").open("a")
        fcntl.flock(lock, fcntl.LOCK_SH)  # waits while the last server is being stopped
        _held[home.folder] = (os.getpid(), lock)


def _answers(home: Home) -> bool:
    return not home.run("pg_isready", "-q", "-U", "postgres", "-h", str(home.socket)).returncode


def _start(home: Home, options: dict[str, str]) -> subprocess.Popen[bytes] | None:
    """A new keeper, unless there is one: the server's lock passes to it without a gap."""
    with (home.folder / "server.lock").open("a") as lock, home.log.open("a") as log:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        log.truncate(0)
        said = [f"{name}={value}" for name, value in options.items()]
        keeper = subprocess.Popen(
            [sys.executable, "-m", "forum_site.keeper", home.given, str(lock.fileno()), *said],
            cwd=Path(__file__).parent.parent,
            pass_fds=[lock.fileno()],
            start_new_session=True,  # Ctrl-C is for the site, which then lets go
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        _keepers.append(keeper)
        return keeper
