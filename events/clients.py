"""Who asks, and how often: the clients of this process, each with a bucket that fills up again.

A bucket is this process's own, and the least used ones are forgotten.
"""

import threading
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

MINUTE = 60.0
CLIENTS = 10_000
SITE_PREFIX = 64  # bits: an IPv6 client may change the rest at will


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


def address(request: HttpRequest) -> str:
    """The client's address: the one that the outermost of our `PROXIES` saw.

    What a client writes into X-Forwarded-For itself stands before that and is not believed.
    """
    hops = [request.META.get("REMOTE_ADDR", "")]
    if settings.PROXIES:
        told = request.headers.get("X-Forwarded-For", "").split(",")
        hops = [*(hop.strip() for hop in told), *hops]
    return _network(hops[-min(settings.PROXIES + 1, len(hops))])


def _network(text: str) -> str:
    try:
        parsed = ip_address(text)
    except ValueError:
        return text[:50]
    if isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped:
        return str(ip_network((parsed, SITE_PREFIX), strict=False).network_address)
    return str(parsed)
