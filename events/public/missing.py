"""Where a path names nothing: a former address leads on, what was withdrawn says so."""

from http import HTTPStatus
from uuid import UUID

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program.ledger import Entry, Gone
from events.public.drawn import Drawn, Elsewhere
from events.public.reading import Reading
from events.public.said import Said

# The first step of an address, and what the ledger calls its things.
KINDS = {
    "sessions": "session",
    "speakers": "speaker",
    "organisations": "organisation",
    "themes": "theme",
    "rooms": "room",
}


class Withdrawn(Struct, frozen=True, kw_only=True):
    """What stood here once, and since which release it does not."""

    title: Said
    release: int
    last: str
    successor: str


def missing(reading: Reading, path: str) -> Drawn | Elsewhere:
    """A redirect from a former address, else the page that says that there is no such page."""
    step, _slash, rest = path.partition("/")
    slug, entries = rest.rstrip("/"), reading.edition.ledger.entries
    held = {uuid: entry for uuid, entry in entries.items() if entry.kind == KINDS.get(step)}
    for uuid, entry in held.items():
        now = _slug_of(reading, step, entry.merged_into or uuid)
        if (slug in entry.slugs and now) or (entry.merged_into and _slug(entry) == slug and now):
            return Elsewhere(path=f"{step}/{now}/")
    gone = [
        entry.gone
        for entry in held.values()
        if entry.gone and slug in (*entry.slugs, entry.gone.slug)
    ]
    withdrawn = _withdrawn(reading, step, slug, gone[0]) if slug and gone else None
    title = _("No such page in Release %(number)s") % {"number": reading.number}
    return Drawn(
        template="events/missing.html",
        title=title,
        status=HTTPStatus.NOT_FOUND,
        context={"title": title, "withdrawn": withdrawn},
    )


def _slug_of(reading: Reading, step: str, uuid: UUID) -> str:
    """The present slug of what has this id."""
    things = getattr(reading, step)
    return things[uuid].slug if uuid in things else ""


def _slug(entry: Entry) -> str:
    return entry.gone.slug if entry.gone else ""


def _withdrawn(reading: Reading, step: str, slug: str, gone: Gone) -> Withdrawn:
    last = f"/{reading.language}/{reading.slug}/r{gone.release - 1}/{step}/{slug}/"
    successor = _slug_of(reading, step, gone.successor) if gone.successor else ""
    return Withdrawn(
        title=reading.say(gone.title),
        release=gone.release,
        last=last if reading.stamp else "",
        successor=reading.at(step, successor) if successor else "",
    )
