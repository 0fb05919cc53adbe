"""For the tests of the timetable board's modules: days, rooms and sessions as the server has them."""

from datetime import datetime, timedelta

from tests.events.js.running import SCRIPTS, run

BOARD = SCRIPTS.parents[3] / "sessions/static/program_sessions/board"
OPENS = datetime.fromisoformat("2025-12-05T06:00:00+04:00")
DAY = {"date": "2025-12-05", "title": "Friday 5 December", "start": OPENS.isoformat(),
       "minutes": 1440, "shifts": []}  # fmt: skip
MILLISECONDS = 60_000


def on_board(module, expression, cases):
    """What an expression of one of the board's modules gives for each case."""
    return run(module, expression, cases, BOARD)


def instant(minute):
    """A minute of the day in milliseconds."""
    return int(OPENS.timestamp() * 1000) + minute * MILLISECONDS


def session(name, room="hall", start=0, minutes=60, people=(), **facts):
    """As the modules know it; `start` is a minute of the day, None in the tray."""
    return {
        "id": name, "v": 1, "title": name, "room": room, "minutes": minutes, "gone": False,
        "at": None if start is None else instant(start), "state": "confirmed",
        "people": [{"id": person, "name": person.title()} for person in people],
    } | facts  # fmt: skip


def row(name, room="hall", start=0, minutes=60):
    """As the server sends it."""
    at = None if start is None else (OPENS + timedelta(minutes=start)).isoformat()
    return {"id": name, "v": 1, "title": name, "lang": "en", "kind": "panel",
            "state": "confirmed", "room": room, "start": at, "minutes": minutes, "gone": False,
            "theme": None, "people": [], "link": f"/{name}/", "by": ""}  # fmt: skip
