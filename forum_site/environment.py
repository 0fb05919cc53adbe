"""Reads settings from the environment; a missing or wrong value stops the start with one line.

A value may also lie in a file: `SECRET_KEY_FILE=/run/secrets/key` is as good as `SECRET_KEY=…`.
"""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar
from urllib.parse import urlsplit

from environ import FileAwareEnv

T = TypeVar("T")
YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


def stop(line: str) -> NoReturn:
    """End the process with one line on stderr and exit status 1."""
    raise SystemExit(line)


def read(name: str, cast: Callable[[str], T], default: T) -> T:
    """The variable's value by `cast`, which raises ValueError(what is expected)."""
    try:
        text = FileAwareEnv().get_value(name, default="").strip()
    except OSError as error:
        stop(f"{name}_FILE: {error.strerror}: {error.filename}. Correct the path.")
    try:
        return cast(text) if text else default
    except ValueError as expected:
        stop(f"{name} is {text!r}, but must be {expected}. Correct it in the environment.")


def need(name: str, value: str, because: str) -> str:
    """The value, or a stop that says which variable to set."""
    return value or stop(f"{name} is not set. Set it: {because}.")


def text(value: str) -> str:
    """Any text."""
    return value


def words(value: str) -> list[str]:
    """Texts divided by commas."""
    return [word.strip() for word in value.split(",") if word.strip()]


def flag(value: str) -> bool:
    """Yes or no."""
    if value.lower() not in YES | NO:
        raise ValueError("yes or no")
    return value.lower() in YES


def number(value: str) -> int:
    """A whole number, nought or more."""
    if not value.isdecimal():
        raise ValueError("a whole number, 0 or more")
    return int(value)


def port(value: str) -> int:
    """A TCP port."""
    if not value.isdecimal() or not 0 < int(value) < 65536:  # noqa: PLR2004 - the range of ports
        raise ValueError("a port from 1 to 65535")
    return int(value)


def one_of(*choices: str) -> Callable[[str], str]:
    """One of these words."""

    def cast(value: str) -> str:
        if value not in choices:
            raise ValueError(" or ".join(choices))
        return value

    return cast


def site(value: str) -> str:
    """Scheme and host without a path: `https://forum.example`."""
    parts = urlsplit(value.rstrip("/"))
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts[2:] != ("", "", ""):
        raise ValueError("an http or https address without a path, as https://forum.example")
    return f"{parts.scheme}://{parts.netloc}"


def database(value: str) -> dict[str, object]:
    """A PostgreSQL server: `postgres://user:password@host:5432/name`."""
    if urlsplit(value).scheme not in {"postgres", "postgresql"} or not urlsplit(value).path[1:]:
        raise ValueError("of the form postgres://user:password@host:5432/name")
    parsed: dict[str, object] = FileAwareEnv.db_url_config(value)
    return parsed


def mail(value: str) -> dict[str, Any]:
    """A mail server: `smtp+tls://user:password@host:587`; or `consolemail:`, into the log."""
    if urlsplit(value).scheme not in {"smtp", "smtp+tls", "smtp+ssl", "consolemail"}:
        raise ValueError("of the form smtp+tls://user:password@host:587, or consolemail:")
    parsed: dict[str, Any] = FileAwareEnv.email_url_config(value)
    return parsed


def kept_secret(file: Path) -> str:
    """The secret that this file keeps, readable by its owner only; made when first asked for."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        stop(f"{error.strerror}: {file}. Set SECRET_KEY, or make the folder writable.")
    with os.fdopen(descriptor, "w", encoding="ascii") as new:
        new.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii").strip()
