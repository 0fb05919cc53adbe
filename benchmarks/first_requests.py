"""What first requests of one answer cost: `python -m benchmarks.first_requests http://127.0.0.1:8000 FORUM`.

The aim: five at once cost little more of the server's processor than one, since one of them makes
the answer and the others wait for it. Each round asks for what nobody has asked for before.
"""

import sys
import threading
from http.client import HTTPConnection
from itertools import count
from statistics import median
from urllib.parse import urlsplit

from benchmarks.open_pages import servers, spent

ROUNDS, AT_ONCE = 15, 5
_new = count(1)


def main(site: str, forum: str) -> None:
    """Asks for new pages alone and at once, by turns, and tells the ratio."""
    host = urlsplit(site).netloc
    processes = servers(urlsplit(site).port or 80)
    told: dict[int, list[float]] = {1: [], AT_ONCE: []}
    for _round in range(ROUNDS):
        for readers, costs in told.items():
            path = f"/en/{forum}/schedule/?view=v{next(_new)}x{id(told)}"
            before = spent(processes)
            workers = [threading.Thread(target=_ask, args=(host, path)) for _n in range(readers)]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
            costs.append(spent(processes) - before)
    one, many = (median(costs) for costs in told.values())
    print(f"one first request {one * 1e3:.0f} ms, {AT_ONCE} at once {many * 1e3:.0f} ms")  # noqa: T201 - its purpose
    print(f"{AT_ONCE} cost {many / one:.2f} times what one does")  # noqa: T201 - its purpose


def _ask(host: str, path: str) -> None:
    connection = HTTPConnection(host)
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    connection.getresponse().read()
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
