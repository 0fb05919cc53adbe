"""What stands against publishing, or is worth a look, in words and with a link to mend it."""

from typing import Any, NamedTuple
from uuid import UUID


class Told(NamedTuple):
    """A problem in words: of what, what, and the admin page on which it is mended."""

    name: str
    sentence: str
    link: str


class Teller:
    def __init__(self, forum: Any, document: Any) -> None:
        pass

    def tell(self, problem: Any) -> Told:
        return Told("", str(problem), "")

    def left_out(self, part: Any) -> Told:
        return Told("", str(part), "")
