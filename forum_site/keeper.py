"""Runs our PostgreSQL for as long as it is used: `python -m forum_site.keeper FOLDER LOCK …`.

It has the server's lock from whoever started it, so there is never a second one. Killed in any
way, it takes the server along: on Linux the kernel tells the postmaster that its parent is gone.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from forum_site import lifeline, postgres_home
from forum_site.postgres_home import Home

STOP_SECONDS = 20


def keep(home: Home, lock: int, options: list[str]) -> None:
    """Start the server; stop it when nobody holds it any more."""
    _initialise(home)
    server = _serve(home, lock, options)
    with (home.folder / "users.lock").open("a") as users:
        while server.poll() is None:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.2)
            else:  # who comes now waits for the lock, and so until the server has gone
                _stop(server)


def _initialise(home: Home) -> None:
    if home.data.exists():
        return
    new = home.data.with_name("data.new")
    shutil.rmtree(new, ignore_errors=True)
    made = home.run(
        "initdb", f"--pgdata={new}", "--username=postgres", "--auth=trust", "--encoding=UTF8",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8", "--no-sync",
    )  # fmt: skip
    if made.returncode:
        sys.exit(made.stderr.decode(errors="replace").strip())
    new.rename(home.data)  # whole, or not at all


def _serve(home: Home, lock: int, options: list[str]) -> subprocess.Popen[bytes]:
    # We have the lock, so no server runs: what one that was killed left must not hinder ours.
    for left in (home.data / "postmaster.pid", home.socket / ".s.PGSQL.5432.lock"):
        left.unlink(missing_ok=True)
    said = [word for option in options for word in ("-c", option)]
    return subprocess.Popen(
        [home.binaries / "postgres", "-D", home.data, "-h", "", "-k", home.socket, *said],
        cwd="/",
        env=home.environment,
        pass_fds=[lock],
        preexec_fn=lambda: lifeline.end_with_parent(signal.SIGINT),  # noqa: PLW1509 - no threads here
        **home.identity,
    )


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # fast: no new connections, the old ones end
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)  # at once: the next start repairs
        server.wait()


if __name__ == "__main__":
    if os.fork():  # who started us need not wait for us to end
        os._exit(0)
    keep(postgres_home.prepare(Path(sys.argv[1])), int(sys.argv[2]), sys.argv[3:])
