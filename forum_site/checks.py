"""System checks: what is legal, and yet unsafe to serve from."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 - its name there

HERE = {"127.0.0.1", "localhost", "::1"}


@register(Tags.security)
def plain_http_abroad(**_kwargs: Any) -> list[CheckMessage]:
    """A site that others reach over http has neither secure cookies nor HSTS."""
    if settings.SITE_URL.startswith("https:") or urlsplit(settings.SITE_URL).hostname in HERE:
        return []
    return [
        Warning(
            f"SITE_URL is {settings.SITE_URL}: passwords and cookies travel in the clear.",
            hint="Put https in front, and say https in SITE_URL.",
            id="forum_site.W001",
        )
    ]
