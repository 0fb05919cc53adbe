"""Files that somebody uploaded and has not decided on yet: kept for a day, where nobody else reads."""

import json
import re
import secrets
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

LARGEST = 50 * 2**20  # bytes
FOLDER = "imports"
A_DAY = timedelta(days=1)
NEWS = ".news"  # no token has a dot
TOKEN = re.compile(r"[\w-]{20,60}", re.ASCII)


def new_token() -> str:
    """By what a file will be asked for."""
    return secrets.token_urlsafe(24)


def keep(folder: str, content: bytes, token: str = "") -> str:
    """Keeps a file, instead of the one before it; returns by what to ask for it.

    What is older than a day goes.
    """
    _sweep(folder)
    token = token if TOKEN.fullmatch(token) else new_token()
    _replace(_name(folder, token), content)
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


def tell(folder: str, token: str, news: dict[str, Any]) -> None:
    """Keeps how far the work on a file is; beside it, since a transaction would hide it."""
    _replace(_name(folder, token) + NEWS, json.dumps(news).encode())


def told(folder: str, token: str) -> dict[str, Any] | None:
    """How far the work on a file is; None where none is being done."""
    if not TOKEN.fullmatch(token):
        return None
    try:
        with default_storage.open(_name(folder, token) + NEWS) as file:
            news: dict[str, Any] = json.load(file)
            return news
    except (OSError, ValueError):
        # There is none, or it is being replaced just now.
        return None


def end(folder: str, token: str) -> None:
    """No work is being done on the file any more."""
    default_storage.delete(_name(folder, token) + NEWS)


def _name(folder: str, token: str) -> str:
    return f"{FOLDER}/{folder}/{token}"


def _replace(name: str, content: bytes) -> None:
    default_storage.delete(name)
    default_storage.save(name, ContentFile(content))


def _sweep(folder: str) -> None:
    below = f"{FOLDER}/{folder}"
    if not default_storage.exists(below):
        return
    for name in default_storage.listdir(below)[1]:
        if default_storage.get_modified_time(f"{below}/{name}") < timezone.now() - A_DAY:
            default_storage.delete(f"{below}/{name}")
