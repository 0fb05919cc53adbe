"""Four programs that read calendars, and what each makes of ours: events with their instants."""

import json
from datetime import UTC, datetime

import ics
import pytest
import vobject

from tests import npm


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
    try:
        npm.install()
    except npm.NoNetwork:
        pytest.skip("ical.js cannot be fetched from npm: there is no network")
    done = npm.node("ical.mjs", given=data)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    return sorted((uid, *map(datetime.fromisoformat, instants)) for uid, *instants in rows)


READERS = {
    "icalendar": by_icalendar,
    "vobject": by_vobject,
    "ics.py": by_ics,
    "ical.js": by_ical_js,
}


def _utc(moment):
    return moment.astimezone(UTC)
