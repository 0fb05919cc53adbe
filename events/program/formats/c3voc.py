"""A part of a release as c3voc's formats have it: days, rooms and events ready to be written.

The rules are those of the schedule.xml of c3voc, narrower where a reader is: one line per name,
lengths under a day, days that hold all of their sessions, one session at a time in a room.
"""

import colorsys
import re

from events.program.document import Theme
from events.program.formats.c3voc_days import days
from events.program.formats.c3voc_events import event
from events.program.formats.c3voc_halls import halls
from events.program.formats.c3voc_names import acronym
from events.program.formats.c3voc_records import Schedule, Track, used
from events.program.formats.outgoing import Extract
from events.program.text import line

GENERATOR = "Forum Site"
SLOT = "00:05"  # the grid of the times that organisers enter
TRACK_SLUG = re.compile("[a-z][a-z0-9-]+")
LONGEST_VERSION = 99  # characters
LIGHTNESS, SATURATION = 0.36, 0.5  # dark enough for white letters


def schedule(extract: Extract) -> Schedule:
    """The part's sessions that have a time and are not cancelled. Raises NoSuchPart."""
    hall_of = halls(extract)
    held = [session for session in extract.sessions if session.uuid in hall_of]
    events = [event(extract, session, hall_of[session.uuid]) for session in held]
    return Schedule(
        version=line(f"{extract.stamp.number} {extract.stamp.label}")[:LONGEST_VERSION].rstrip(),
        title=line(extract.title) or extract.slug,
        acronym=acronym(extract.forum),
        days=days(extract, events),
        halls=used(events),
        tracks=tuple(_track(extract, theme) for theme in extract.document.themes),
    )


def _track(extract: Extract, theme: Theme) -> Track:
    parts = colorsys.hls_to_rgb(theme.hue / 360, LIGHTNESS, SATURATION)
    return Track(
        theme=theme,
        name=line(extract.say(theme.names)) or theme.slug,
        colour="#" + "".join(f"{round(part * 255):02x}" for part in parts),
    )
