"""Files that somebody uploaded and has not decided on yet: kept for a day, where nobody else reads."""

import re
import secrets
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

LARGEST = 50 * 2**20  # bytes
FOLDER = "imports"
A_DAY = timedelta(days=1)
TOKEN = re.compile(r"[\w-]{20,60}", re.ASCII)


def keep(folder: str, content: bytes) -> str:
    """Keeps a file; returns by what to ask for it. What is older than a day goes."""
    _sweep(folder)
    token = secrets.token_urlsafe(24)
    default_storage.save(_name(folder, token), ContentFile(content))
    return token


def kept(folder: str, token: str) -> bytes | None:
    """The file kept under that name; None where there is none any more."""
    if not TOKEN.fullmatch(token) or not default_storage.exists(_name(folder, token)):
        return None
    with default_storage.open(_name(folder, token)) as file:
        content: bytes = file.read()
        return content


def forget(folder: str, token: str) -> None:
    """Removes a file that was written."""
    if TOKEN.fullmatch(token):
        default_storage.delete(_name(folder, token))


def _name(folder: str, token: str) -> str:
    return f"{FOLDER}/{folder}/{token}"


def _sweep(folder: str) -> None:
    below = f"{FOLDER}/{folder}"
    if not default_storage.exists(below):
        return
    for name in default_storage.listdir(below)[1]:
        if default_storage.get_modified_time(f"{below}/{name}") < timezone.now() - A_DAY:
            default_storage.delete(f"{below}/{name}")
