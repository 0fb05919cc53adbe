"""The other door of the public side: the API keys that we issued, revoked and know again."""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from events.models import ApiKey

if TYPE_CHECKING:
    from events.models import User

SHOWN = 10  # letters of a secret, by which its holder knows it again


def issue(*, holder: str, by: "User") -> tuple[ApiKey, str]:
    """A new key and its secret, which can be shown now and never again."""
    secret = f"fs_{secrets.token_urlsafe(32)}"
    key = ApiKey.objects.create(
        holder=holder, beginning=secret[:SHOWN], sha256=_hash(secret), issued_by=by
    )
    return key, secret


def revoke(key: ApiKey) -> None:
    """The key is worth nothing from now on."""
    ApiKey.objects.filter(pk=key.pk, revoked=None).update(revoked=datetime.now(UTC))


def known(secret: str) -> bool:
    """Whether that is a key that we issued and have not revoked."""
    return ApiKey.objects.filter(sha256=_hash(secret), revoked=None).exists()


def _hash(secret: str) -> str:
    """Plain, since a secret of 256 random bits cannot be guessed from it."""
    return hashlib.sha256(secret.encode()).hexdigest()
