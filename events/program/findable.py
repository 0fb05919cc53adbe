"""A document as a page's own search needs it: words and where they stand, and how to compare.

The rules of spelling and the weights come along, so that a script that follows them ranks as
`search` does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import msgspec

from events.program import letters, names, search
from events.program.document import Document, Session
from events.program.facets import Facets
from events.program.vocabulary import Vocabulary, vocabularies

Word = tuple[str, str]
Text = tuple[int, tuple[int, ...]]
FIELD = {name: place for place, name in enumerate(search.FIELDS)}
OWN = ("title", "subtitle", "reported_title")


def write(document: Document) -> bytes:
    """All of it as JSON; things are named by their numbers."""
    return msgspec.json.encode(findable(document))


def findable(document: Document) -> dict[str, Any]:
    """The letters, rules and weights, the words and texts, the speakers and sessions."""
    texts = Texts(vocabularies(document))
    places = {each.uuid: place for place, each in enumerate(document.speakers)}
    facets = Facets(document)
    return {
        "letters": letters.folded(),
        "rules": rules(),
        "words": " ".join(folded for folded, _ in texts.words),
        "written": " ".join("" if one == other else other for one, other in texts.words),
        "bones": " ".join(".".join(names.skeletons(folded)) for folded, _ in texts.words),
        "texts": [[size, *words] for size, words in texts.texts],
        "themes": {
            theme.slug: [text for _, text in texts.of_theme(theme.names.values())]
            for theme in document.themes
        },
        "speakers": [
            {
                "n": each.number,
                "texts": _flat(texts.of("speaker", each.uuid)),
                **facets.of_speaker(each.uuid),
            }
            for each in document.speakers
        ],
        "sessions": [_session(each, texts, facets, places) for each in document.sessions],
    }


def rules() -> dict[str, Any]:
    """How words are compared and weighed: what `names` and `search` do, as data."""
    readings = [[[rule.pattern, by] for rule, by in reading] for reading in names.READINGS]
    weights = ("EXACT", "BEGINNING", "FOLDED", "FOLDED_BEGINNING", "SIMILAR", "SLIP", "BEGUN")
    limits = ("PART", "LEAST", "LEAST_MEAN", "BEHIND", "HALF", "SHORT", "LONGEST")
    return {
        "sounds": names.SOUNDS,
        "readings": readings,
        "fields": [*search.FIELDS.values()],
        **{name.lower(): getattr(search, name) for name in (*weights, *limits)},
    }


class Texts:
    """Every word once and every text once, as numbers."""

    def __init__(self, both: tuple[Vocabulary, Vocabulary]) -> None:
        self.words: list[Word] = sorted(
            {(word.folded, word.written) for each in both for word in each.words}
        )
        self.texts: list[Text] = []
        self._known: dict[Text, int] = {}
        self._of: dict[tuple[str, UUID], list[tuple[int, int]]] = defaultdict(list)
        self._named: dict[str, int] = {}
        number = {word: place for place, word in enumerate(self.words)}
        for each in both:
            self._read(each, number)

    def of(self, kind: str, uuid: UUID, *fields: str) -> Iterable[tuple[int, int]]:
        """The texts of a thing, each as a place in FIELDS and a number."""
        wanted = {FIELD[name] for name in fields or FIELD}
        return [pair for pair in self._of[kind, uuid] if pair[0] in wanted]

    def of_theme(self, texts: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Of a theme's names those that some session is found by."""
        return ((text, self._named[text]) for text in texts if text in self._named)

    def _read(self, vocabulary: Vocabulary, number: dict[Word, int]) -> None:
        held: dict[int, list[int]] = defaultdict(list)
        for word in vocabulary.words:
            for place in word.forms:
                held[place].append(number[word.folded, word.written])
        for place, form in enumerate(vocabulary.forms):
            text = self._number((form.size, tuple(held[place])))
            of = self._of[vocabulary.kind, vocabulary.ids[form.place]]
            of.append((FIELD[form.field], text))
            if form.field == "theme":
                self._named[form.text] = text

    def _number(self, text: Text) -> int:
        if text not in self._known:
            self._known[text] = len(self.texts)
            self.texts.append(text)
        return self._known[text]


def _session(
    session: Session, texts: Texts, facets: Facets, places: dict[UUID, int]
) -> dict[str, Any]:
    values = {name: tags for name, tags in facets.of(session).items() if tags}
    values.pop("language", None)  # those spoken and those interpreted
    return {
        "n": session.number,
        **values,
        "stage": [[each.role, places[each.speaker]] for each in session.appearances],
        "texts": _flat(texts.of("session", session.uuid, *OWN)),
    }


def _flat(pairs: Iterable[tuple[int, int]]) -> list[int]:
    return [number for pair in dict.fromkeys(pairs) for number in pair]
