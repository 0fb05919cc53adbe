"""Sets everything up and serves on this machine: `make run`; with `dev`, reload and DEBUG.

Tied to make, which started it: whatever ends one of them ends the server and PostgreSQL too.
"""

import _thread
import hashlib
import os
import secrets
import socket
import sys
from pathlib import Path

import django
from django.core.management import call_command
from granian.constants import HTTPModes, Interfaces, RuntimeModes
from granian.log import LogLevels
from granian.server.mp import MPServer

from forum_site import clock, environment, lifeline

HOST = "127.0.0.1"
ADMINISTRATOR = "administrator"


def main() -> None:
    """Set up, then serve until told to stop."""
    lifeline.tie()
    dev = sys.argv[1:] == ["dev"]
    port = environment.read("PORT", environment.port, 8000)
    _refuse_taken(port)
    _settle(port, dev=dev)
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("demo")
    _collect()
    site = f"http://{HOST}:{port}"
    sys.stdout.write(f"\nForum Site: {site}/\nAdmin: {site}/admin/\n{_login()}\n\n")
    sys.stdout.flush()
    if dev:
        clock.start()
        os.execv(sys.executable, [sys.executable, "manage.py", "runserver", f"{HOST}:{port}"])  # noqa: S606 - no shell
    clock.keep()
    _serve(port)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            environment.stop(
                f"Port {port} cannot be had: {error.strerror}. "
                f"Stop what serves there, or choose another: PORT={port + 1} make run"
            )


def _settle(port: int, *, dev: bool) -> None:
    """What the settings would ask of a production server, unless the environment says it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum_site.settings")
    os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
    if dev:
        os.environ.setdefault("DEBUG", "yes")
    if not {"SECRET_KEY", "SECRET_KEY_FILE"} & set(os.environ):
        folder = environment.read("VAR_DIR", Path, Path(__file__).parent.parent / "var")
        os.environ["SECRET_KEY"] = environment.kept_secret(folder / "secret_key")


def _collect() -> None:
    """Collect and compress the static files, which takes a while, only when one has changed."""
    from django.conf import settings  # noqa: PLC0415 - only once the environment is settled

    mark, stamp = _files_mark(), settings.VAR_DIR / "static.sha256"
    if not stamp.exists() or stamp.read_text() != mark:
        sys.stdout.write("The pages' files are compressed, which takes half a minute once.\n")
        sys.stdout.flush()
        call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=["redoc"])
        stamp.write_text(mark)


def _files_mark() -> str:
    """Another one when a static file comes, goes or changes."""
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415 - only once the environment is settled

    files = [Path(s.path(name)) for finder in get_finders() for name, s in finder.list(["redoc"])]
    states = sorted((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files)
    return hashlib.sha256(repr(states).encode()).hexdigest()


def _login() -> str:
    """Make the administrator where there is none; how to sign in."""
    from django.conf import settings  # noqa: PLC0415 - only once the environment is settled
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - only once apps are loaded

    file = settings.VAR_DIR / "administrator"
    users = get_user_model().objects
    if users.filter(username=ADMINISTRATOR).exists():
        return f"Sign in as {ADMINISTRATOR}; the first password is kept in {file}"
    password = secrets.token_urlsafe(12)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as kept:
        kept.write(f"{password}\n")
    users.create_superuser(ADMINISTRATOR, f"{ADMINISTRATOR}@localhost", password)
    return f"Sign in as {ADMINISTRATOR}, password {password} (kept in {file})"


class _Server(MPServer):
    """Granian's server, which two signals at once, as the terminal's and make's, would hang."""

    def signal_handler_interrupt(self, *_args: object) -> None:
        """Stop. The event has a lock, which whatever was interrupted here may hold."""
        self.interrupt_signal = True
        _thread.start_new_thread(self.main_loop_interrupt.set, ())


def _serve(port: int) -> None:
    """One worker with eight threads: one slow request must not stop the world."""
    from django.conf import settings  # noqa: PLC0415 - only once the environment is settled
    from django.db import connections  # noqa: PLC0415 - only once the environment is settled

    connections.close_all()  # our hold on the server stays, whatever becomes of a worker
    _Server(
        "forum_site.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,  # proxies speak it; to tell HTTP/2 from it costs each request a fifth
        runtime_mode=RuntimeModes.st,
        websockets=False,
        blocking_threads=8,
        backlog=4096,
        backpressure=20_000,  # the default of 1,024 counts connections: the next is never answered
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.error,  # it would advise fewer threads at each start
        log_dictconfig=settings.LOGGING,
    ).serve()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
