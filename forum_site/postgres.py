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
_held: dict[Path, tuple[int, int]] = {}  # by folder: this process, and its lock


def hold(folder: Path, **options: str) -> Path:
    """Have the folder's server running until this process ends; returns its socket's folder.

    Who starts it says with which of PostgreSQL's options. Raises RefusedError with one line.
    """
    home = postgres_home.prepare(folder)
    _share(home)
    started, until = False, time.monotonic() + START_SECONDS
    while not _answers(home):
        with (home.folder / "server.lock").open("a") as lock:
            free = _take(lock)
            if (free and started) or time.monotonic() > until:
                raise RefusedError(f"PostgreSQL does not start: {home.last_words()} ({home.log})")
            if free:
                _start(home, lock, options)
                started = True
        time.sleep(0.03)
    return home.socket


def _share(home: Home) -> None:
    process, _lock = _held.get(home.folder, (0, 0))
    if process != os.getpid():  # a fork does not hold what its parent held
        lock = os.open(home.folder / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_SH)  # waits while the last server is being stopped
        _held[home.folder] = (os.getpid(), lock)


def _answers(home: Home) -> bool:
    return not home.run("pg_isready", "-q", "-U", "postgres", "-h", str(home.socket)).returncode


def _take(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(home: Home, lock: IO[str], options: dict[str, str]) -> None:
    """Start a keeper, to which the server's lock passes without a gap."""
    said = [f"{name}={value}" for name, value in options.items()]
    with home.log.open("w") as log:
        subprocess.run(
            [sys.executable, "-m", "forum_site.keeper", home.given, str(lock.fileno()), *said],
            cwd=Path(__file__).parent.parent,
            pass_fds=[lock.fileno()],
            start_new_session=True,  # Ctrl-C is for the site, which then lets go
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
