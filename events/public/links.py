"""The files of what a page shows, as its footer and its head name them."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program.formats.files import FILES, File
from events.program.formats.outgoing import WHOLE, Kind, Part
from events.public.reading import Reading
from events.web import absolute

CALENDAR = "ics"
# What people ask for, and whether it is named to machines too, in the head of every page.
OFFERED = {CALENDAR: True, "pdf": False, "xlsx": False, "csv": False, "xml": True, "json": True}


class Download(Struct, frozen=True, kw_only=True):
    """A link to a file."""

    label: str
    href: str


def downloads(reading: Reading, path: str) -> Iterator[Download]:
    """The files of the page at `path`: of one session, speaker, theme, room, else of the forum."""
    if not reading.stamp:
        return
    part = Part.at(path.removesuffix("/")) or Part()
    for file in offered(part.kind):
        href = f"{reading.base}{part.stem}.{file.suffix}"
        if file.suffix == CALENDAR:
            yield Download(label=_("Calendar file"), href=href)
            yield Download(label=_("Subscribe to the calendar"), href=_webcal(href))
        else:
            yield Download(label=file.suffix.upper(), href=href)


def to_calendar(reading: Reading, part: Part) -> tuple[Download, ...]:
    """What puts it into somebody's own calendar: once, and so that it follows the programme."""
    if not reading.stamp or reading.edition.superseded:
        return ()
    href = f"{reading.base}{part.stem}.{CALENDAR}"
    follow = _("Subscribe to this session") if part.key else _("Subscribe to the calendar")
    return (
        Download(label=_("Add to calendar"), href=href),
        Download(label=follow, href=_webcal(href)),
    )


def offered(kind: Kind) -> Iterator[File]:
    """The files that such a part has and that pages name."""
    made = {file.suffix: file for file in FILES if file.name == WHOLE and kind in file.parts}
    return (made[suffix] for suffix in OFFERED if suffix in made)


def _webcal(path: str) -> str:
    """The address that calendar programs open to subscribe: they fetch it by http(s) themselves."""
    address = urlsplit(absolute(path))
    return address._replace(scheme="webcal").geturl()
