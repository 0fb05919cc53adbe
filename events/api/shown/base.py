"""What all that is shown has in common."""

from typing import Any

from events.api.programme import Programme
from events.program.search import Hit
from events.program.text import Texts


class Shown:
    """A thing of the programme; what is not said here is its own."""

    folder = ""
    match: Hit | None = None

    def __init__(self, thing: Any, programme: Programme) -> None:
        self.thing, self.programme = thing, programme
        self.history = programme.history(thing.uuid)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.thing, name)

    @property
    def url(self) -> Texts:
        """The public page in each language of the interface."""
        return self.programme.pages(f"{self.folder}/{self.thing.slug}/")

    @property
    def changed_in(self) -> int:
        """The release in which it last changed."""
        return self.history.changed

    @property
    def sequence(self) -> int:
        """How often it has changed: iCalendar's SEQUENCE."""
        return self.history.sequence
