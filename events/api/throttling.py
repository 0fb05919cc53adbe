"""How much one client may have rendered; what is kept already is handed out without counting.

Each client has a bucket of `API_RATE` answers that fills up again within a minute; with a key of
ours ten times that. A bucket is this process's own, and the least used ones are forgotten.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from events import visitors
from events.api.errors import Refusal

MINUTE = 60.0
MORE = 10
CLIENTS = 10_000
SITE_PREFIX = 64  # bits: an IPv6 client may change the rest at will

View = Callable[..., HttpResponseBase]


class Buckets:
    """What is left to each client."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, client: str, rate: int, now: float) -> float:
        """Takes one answer of `rate` a minute; the seconds to wait where none is left, else 0."""
        with self._lock:
            left, since = self._left.pop(client, (float(rate), now))
            left = min(float(rate), left + (now - since) * rate / MINUTE)
            taken = left >= 1
            self._left[client] = (left - taken, now)
            if len(self._left) > CLIENTS:
                self._left.popitem(last=False)
        return 0 if taken else (1 - left) * MINUTE / rate

    def clear(self) -> None:
        """Forgets all clients, as between tests."""
        with self._lock:
            self._left.clear()


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


def address(request: HttpRequest) -> str:
    """The client's address: the one that the outermost of our `PROXIES` saw.

    What a client writes into X-Forwarded-For itself stands before that and is not believed.
    """
    hops = [request.META.get("REMOTE_ADDR", "")]
    if settings.PROXIES:
        told = request.headers.get("X-Forwarded-For", "").split(",")
        hops = [*(hop.strip() for hop in told), *hops]
    return _network(hops[-min(settings.PROXIES + 1, len(hops))])


def _client(request: HttpRequest) -> tuple[str, int]:
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return address(request), settings.API_RATE
    if not visitors.known(secret.strip()):
        detail = "This key is unknown or revoked. Leave it out, or ask for a new one."
        challenge = {"WWW-Authenticate": "Bearer"}
        raise Refusal(HTTPStatus.UNAUTHORIZED, detail, headers=challenge)
    return sha256(secret.strip().encode()).hexdigest(), settings.API_RATE * MORE


def _network(text: str) -> str:
    try:
        parsed = ip_address(text)
    except ValueError:
        return text[:50]
    if isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped:
        return str(int(parsed) >> (128 - SITE_PREFIX))
    return str(parsed)
