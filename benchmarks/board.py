"""What the timetable board costs: `python manage.py shell -c "import benchmarks.board"`.

The claim: of a forum of 1,350 sessions the whole board is answered in under 500 ms on the server,
a move is saved in under 100 ms, and the question of every second takes a few. The ratio is to a
fixed piece of work done in the same run.
"""

import json
from functools import partial
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from benchmarks.drafted import drafted
from benchmarks.stopwatch import seconds, yardstick
from events.models import Forum, User

SESSIONS, TIMES = 1350, 20


def run() -> None:
    """Writes the large programme, asks the board as a browser would, tells, undoes."""
    with drafted(SESSIONS) as (forum, user):
        told = _asked(forum, user)
    unit = seconds(yardstick)
    for name, taken in told.items():
        print(f"{name:14} {taken * 1e3:6.1f} ms  {taken / unit:6.2f} yardsticks")  # noqa: T201 - its purpose


def _asked(forum: Forum, user: User) -> dict[str, float]:
    client = Client(headers={"Host": "127.0.0.1"})
    client.force_login(user)
    state, changes, moves = (
        reverse(f"admin:events_forum_board_{name}", args=(forum.pk,))
        for name in ("state", "changes", "moves")
    )
    shown = client.get(state).json()
    rows = shown["sessions"]
    return {
        "state": min(seconds(partial(client.get, state)) for _time in range(5)),
        "nothing new": _mean(partial(client.get, f"{changes}?since={shown['seq']}")),
        "one moved": _mean(lambda: _move(client, moves, rows[:1])),
        "thirty moved": _mean(lambda: _move(client, moves, rows[30:60])),
    }


def _mean(work: Any) -> float:
    work()  # what is asked first is read first
    return sum(seconds(work) for _time in range(TIMES)) / TIMES


def _move(client: Client, address: str, rows: list[dict[str, Any]]) -> None:
    items = [
        {**{name: row[name] for name in ("id", "v", "room", "start")}, "minutes": 60 - row["v"] % 2}
        for row in rows
    ]
    body = json.dumps({"key": str(uuid4()), "items": items})
    answer = client.post(address, body, content_type="application/json")
    versions = {row["id"]: row["v"] for row in answer.json()["sessions"]}
    for row in rows:
        row["v"] = versions[row["id"]]


run()
