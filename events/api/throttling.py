"""How much one client may have rendered; what is kept already is handed out without counting.

Each client has a bucket of `API_RATE` answers that fills up again within a minute; with a key of
ours ten times that.
"""

import time
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from events import visitors
from events.api.errors import Refusal
from events.clients import Buckets, address
from events.secret import checksum

MORE = 10

View = Callable[..., HttpResponseBase]


buckets = Buckets()


def throttled(view: View) -> View:
    """Wraps a view that renders. Raises a refusal: 429, or for an unknown key 401."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.API_RATE and request.method != "OPTIONS":
            client, rate = _client(request)
            if wait := buckets.take(client, rate, time.monotonic()):
                raise _too_much(rate, ceil(wait))
        return view(request, *args, **kwargs)

    return guarded


def _too_much(rate: int, seconds: int) -> Refusal:
    detail = (
        f"That was more than {rate} new answers within a minute. "
        f"Ask again in {seconds} s, or ask the site for a key."
    )
    return Refusal(HTTPStatus.TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(seconds)})


def _client(request: HttpRequest) -> tuple[str, int]:
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return address(request), settings.API_RATE
    if not visitors.known(secret.strip()):
        detail = "This key is unknown or revoked. Leave it out, or ask for a new one."
        challenge = {"WWW-Authenticate": "Bearer"}
        raise Refusal(HTTPStatus.UNAUTHORIZED, detail, headers=challenge)
    return checksum(secret.strip()), settings.API_RATE * MORE
