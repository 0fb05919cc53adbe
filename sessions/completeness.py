"""What is said in which language: the texts of a programme, counted."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from events.program.document import Document
from events.program.text import Texts


class Count(NamedTuple):
    """How many of `total` texts there are in one language."""

    language: str
    there: int
    total: int

    @property
    def none(self) -> bool:
        """Whether the language is missing altogether, though there is something to say."""
        return self.total > 0 and self.there == 0


class Line(NamedTuple):
    """One kind of text in every language of the forum."""

    kind: str
    counts: tuple[Count, ...]


KINDS: dict[str, Callable[[Document], Iterable[Texts]]] = {
    "names": lambda d: (speaker.names for speaker in d.speakers),
    "positions": lambda d: (speaker.position for speaker in d.speakers),
    "organisations": lambda d: (organisation.names for organisation in d.organisations),
    "titles": lambda d: (session.title for session in d.sessions),
    "motto": lambda d: (d.forum.motto,),
}


def by_language(document: Document) -> tuple[Line, ...]:
    """For each kind of text how many are there, in the order of the forum's languages."""
    return tuple(
        Line(kind, _counts(tuple(texts(document)), document.forum.languages))
        for kind, texts in KINDS.items()
    )


def _counts(texts: tuple[Texts, ...], languages: tuple[str, ...]) -> tuple[Count, ...]:
    return tuple(
        Count(language, sum(1 for said in texts if said.get(language)), len(texts))
        for language in languages
    )
