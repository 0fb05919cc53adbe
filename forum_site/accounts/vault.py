"""The secrets of second factors, encrypted in the database by a key made from SECRET_KEY.

Who reads the database alone cannot make codes. What was kept under one of SECRET_KEY_FALLBACKS
is read by it, and so is what was kept before anything was encrypted.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

MARK = "fernet:"


class Unreadable(Exception):
    """It was kept under a key that the site no longer has."""

    silent_variable_failure = True  # a page that counts codes counts none

    def __init__(self) -> None:
        super().__init__(
            "The secret of a second factor was encrypted under another SECRET_KEY. "
            "Name that one in SECRET_KEY_FALLBACKS."
        )


def encrypt(secret: str) -> str:
    """What is kept of it."""
    return MARK + _keys().encrypt(secret.encode()).decode()


def decrypt(kept: str) -> str:
    """The secret. Raises Unreadable."""
    if not kept.startswith(MARK):
        return kept
    try:
        return _keys().decrypt(kept.removeprefix(MARK)).decode()
    except InvalidToken as error:
        raise Unreadable from error


def _keys() -> MultiFernet:
    """Of several the first encrypts."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    made = (salted_hmac(__name__, "", secret=key, algorithm="sha256").digest() for key in keys)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in made])
