"""What open pages cost the server: `python -m benchmarks.open_pages http://127.0.0.1:8000 FORUM`.

The aim: 10,000 open pages, each asking for `now.json` about every 7.5 seconds and answered with
304, take under a tenth of a core: 7 to 8 % were measured, of which our own Python is a fifth and
connections and threads the rest. HTTP/1 alone and one thread for all connections took a third off
in the same run. Measured is the time that the server's processes spend on the processor (Linux),
not the clock's; the ratio is to whole answers of the schedule in the same run.
"""

import os
import sys
import threading
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

PAGES, PAUSE = 10_000, 7.5  # open at once; seconds between two questions of each
ASKED, CONNECTIONS = 20_000, 50
TICK = os.sysconf("SC_CLK_TCK")


def main(site: str, forum: str) -> None:
    """Asks many times over kept connections, and tells the server's time for each answer."""
    host = urlsplit(site).netloc
    processes = servers(urlsplit(site).port or 80)
    told = {}
    for name, path in (("304", f"/{forum}/now.json"), ("200", f"/en/{forum}/schedule/")):
        conditions = _conditions(host, path) if name == "304" else {"Accept-Encoding": "br"}
        before = spent(processes)
        workers = [
            threading.Thread(target=_ask, args=(host, path, conditions))
            for _number in range(CONNECTIONS)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        told[name] = (spent(processes) - before) / ASKED
        print(f"{path:32} {told[name] * 1e6:6.0f} µs of the server's processor")  # noqa: T201 - its purpose
    share = told["304"] * PAGES / PAUSE
    times = told["200"] / told["304"]
    print(f"{PAGES} open pages: {share:.1%} of a core; a schedule costs {times:.1f} polls")  # noqa: T201 - its purpose


def _conditions(host: str, path: str) -> dict[str, str]:
    """What a page sends that has the answer already."""
    connection = HTTPConnection(host)
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    answer = connection.getresponse()
    answer.read()
    return {"Accept-Encoding": "br", "If-None-Match": answer.headers["ETag"]}


def _ask(host: str, path: str, headers: dict[str, str]) -> None:
    connection = HTTPConnection(host)
    for _time in range(ASKED // CONNECTIONS):
        connection.request("GET", path, headers=headers)
        connection.getresponse().read()
    connection.close()


def servers(port: int) -> list[Path]:
    """The processes that serve there: those whose environment names the port."""
    wanted = f"PORT={port}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            ours = wanted in (process / "environ").read_bytes().split(b"\0")
            if ours and b"forum_site.run" in (process / "cmdline").read_bytes():
                found.append(process)
        except OSError:
            continue
    return found or sys.exit(f"No server of ours has PORT={port} in its environment.")


def spent(servers: list[Path]) -> float:
    """Seconds on the processor, of all threads (proc(5), utime and stime)."""
    fields = [(each / "stat").read_text().rpartition(")")[2].split() for each in servers]
    return sum(int(each[11]) + int(each[12]) for each in fields) / TICK


if __name__ == "__main__":
    main(*sys.argv[1:])
