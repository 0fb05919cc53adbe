"""Secrets of keys, links and letters: made at random, shown once, known again by a checksum alone."""

import hashlib
import secrets


def new_secret() -> str:
    """A new secret, of 256 random bits."""
    return secrets.token_urlsafe(32)


def checksum(secret: str) -> str:
    """What is stored of it. Plain, since a secret of so many bits cannot be guessed from it."""
    return hashlib.sha256(secret.encode()).hexdigest()
