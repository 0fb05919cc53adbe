"""The files of what a page shows, as its footer offers them."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program.formats.files import FILES, File
from events.program.formats.outgoing import Kind, Part
from events.public.reading import Reading
from events.web import absolute

CALENDAR = "ics"
# What is asked for by people; machines find the others in the head of the page and in the docs.
OFFERED = (CALENDAR, "pdf", "xlsx", "csv", "xml", "json")


class Download(Struct, frozen=True, kw_only=True):
    """A link to a file."""

    label: str
    href: str


def downloads(reading: Reading, path: str) -> Iterator[Download]:
    """The files of the page at `path`: of one session, speaker, theme, room, else of the forum."""
    if not reading.stamp:
        return
    part = Part.at(path.removesuffix("/")) or Part()
    for suffix in OFFERED:
        if _made(suffix, part.kind):
            href = f"{reading.base}{part.stem}.{suffix}"
            if suffix == CALENDAR:
                yield Download(label=_("Calendar file"), href=href)
                yield Download(label=_("Subscribe to the calendar"), href=_webcal(href))
            else:
                yield Download(label=suffix.upper(), href=href)


def _made(suffix: str, part: Kind) -> File | None:
    found = (file for file in FILES if (file.name, file.suffix) == ("schedule", suffix))
    return next((file for file in found if part in file.parts), None)


def _webcal(path: str) -> str:
    """The address that calendar programs open to subscribe: they fetch it by http(s) themselves."""
    address = urlsplit(absolute(path))
    return address._replace(scheme="webcal").geturl()
