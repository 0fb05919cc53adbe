"""What of a forum may be taken along into the next edition, and what of it needs what."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Part(TextChoices):
    """A part of a forum's draft that is taken along or not."""

    PLACES = "places", _("Venues and rooms")
    THEMES = "themes", _("Themes")
    ORGANISERS = "organisers", _("Organisers and partners")
    TEAM = "team", _("The team, with its roles")
    SPEAKERS = "speakers", _("Speakers, as proposed")
    SESSIONS = "sessions", _("Sessions, as drafts")
    TIMES = "times", _("Times of the sessions, moved with the first day")
    STAGE = "stage", _("Who is on the stages")
    STAFF = "staff", _("What only the team knows: notes, presence, expected audience")


NEEDS: dict[Part, tuple[Part, ...]] = {
    Part.TIMES: (Part.SESSIONS,),
    Part.STAGE: (Part.SESSIONS, Part.SPEAKERS),
}


class Incomplete(ValueError):
    """`part` was chosen without `needed`, and is nothing by itself."""

    def __init__(self, part: Part, needed: Part) -> None:
        super().__init__(f"“{part.value}” needs “{needed.value}”. Choose both, or neither.")
        self.part, self.needed = part, needed


def closed(chosen: Collection[str]) -> frozenset[Part]:
    """The parts that were chosen. Raises Incomplete where one needs another."""
    parts = frozenset(Part(each) for each in chosen)
    for part, needs in NEEDS.items():
        for needed in needs:
            if part in parts and needed not in parts:
                raise Incomplete(part, needed)
    return parts
