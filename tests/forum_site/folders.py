"""Folders for servers: where every user may come, and gone with the test."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def open_folder():
    """A folder that PostgreSQL's user can enter; pytest's own are closed to all but root."""
    folder = Path(tempfile.mkdtemp(prefix="forum-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
