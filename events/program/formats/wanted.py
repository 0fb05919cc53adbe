"""What whoever imports says about a file, and what every reader makes of a programme alike."""

from zoneinfo import available_timezones

from msgspec import Struct

from events.program import clock
from events.program.document import Document
from events.program.formats.incoming import ZoneNeeded, gettext_noop


class Wanted(Struct, frozen=True, kw_only=True):
    """What whoever imports says about the file; it beats what the file says."""

    source: str = ""
    zone: str = ""
    language: str = ""
    slug: str = ""
    date: str = ""  # the first day's, for files that name days without dates

    @classmethod
    def of(
        cls,
        source: str | None,
        zone: str | None,
        language: str | None,
        slug: str | None,
        date: str | None = None,
    ) -> "Wanted":
        """What a reader was given: nothing said is an empty text."""
        return cls(
            source=source or "",
            zone=zone or "",
            language=language or "",
            slug=slug or "",
            date=date or "",
        )


def known_zone(zone: str) -> str:
    """The zone as it is; raises ZoneNeeded where it is none."""
    if not zone:
        raise ZoneNeeded(
            gettext_noop("The file names no time zone. Say which, for example Europe/Berlin.")
        )
    if zone not in available_timezones():
        raise ZoneNeeded(
            gettext_noop("“%(zone)s” is no time zone. Say which, for example Europe/Berlin."),
            zone=zone[:80],
        )
    return zone


def counts(document: Document) -> dict[str, int]:
    """How many things of each kind a report tells of."""
    return {
        "sessions": len(document.sessions),
        "days": len(clock.days(document)),
        "rooms": len(document.rooms),
        "themes": len(document.themes),
        "speakers": len(document.speakers),
    }
