"""Find speakers and sessions by any spelling in any script, the best first, and say why.

Each word of a query must match some word of what is found: as written, as its beginning, folded,
or by skeleton and closeness.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import pairwise
from typing import Literal, NamedTuple
from uuid import UUID

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from events.program import names
from events.program.document import Document
from events.program.vocabulary import Kind, Vocabulary, letters_of, vocabularies, words_of

How = Literal["exact", "beginning", "folded", "similar"]
# By what a thing is found, and how much that weighs.
FIELDS = {
    "name": 1.0,
    "title": 1.0,
    "reported": 0.99,
    "reported_title": 0.99,
    "speaker": 0.95,
    "subtitle": 0.9,
    "organisation": 0.85,
    "theme": 0.8,
}
HOWS: tuple[How, ...] = ("exact", "beginning", "folded", "similar")
EXACT, BEGINNING, FOLDED, FOLDED_BEGINNING, SIMILAR = 1.0, 0.98, 0.97, 0.95, 0.94
SLIP = 0.8  # two neighbouring letters have changed places, or one is doubled
BEGUN = 0.92  # of a beginning that is not the last word: who types on has ended it
PART = 0.02  # what a match loses in a text that says more, or spread over several texts
LEAST = 0.66  # what one word of the query must reach,
LEAST_MEAN = 0.74  # what all of them must on average,
BEHIND = 0.2  # and how far behind the best find another one may be
HALF = 0.5  # of a skeleton may not be enough: of two consonants one
SHORT = 3  # a shorter word is found as a beginning only
LONGEST = 12  # words of a query that are looked at


class Reason(Struct, frozen=True, kw_only=True):
    """The text that was matched, and how its weakest word was. `field` is a key of FIELDS."""

    field: str
    language: str
    text: str
    how: How


class Hit(Struct, frozen=True, kw_only=True):
    """Something found; `score` is at most 1."""

    kind: Kind
    id: UUID
    score: float
    reason: Reason


class Match(NamedTuple):
    """How well one word or a whole query matched, where, and how the weakest word did."""

    score: float
    form: int
    how: How


class Index:
    """What a document is searched by. It takes a tenth of a second to make: keep it."""

    __slots__ = ("sessions", "speakers")

    def __init__(self, document: Document) -> None:
        self.speakers, self.sessions = vocabularies(document)


def find(within: Index | Document, query: str, *, languages: Iterable[str] = ()) -> tuple[Hit, ...]:
    """Speakers and sessions, best first; `languages` is the reader's order, for the reason."""
    order = tuple(languages)
    index = within if isinstance(within, Index) else Index(within)
    both = (*speakers(index, query, languages=order), *sessions(index, query, languages=order))
    return tuple(sorted(both, key=lambda hit: -hit.score))


def speakers(index: Index, query: str, *, languages: Iterable[str] = ()) -> tuple[Hit, ...]:
    """The speakers found by name, reported name or organisation, best first."""
    return _search(index.speakers, query, tuple(languages))


def sessions(index: Index, query: str, *, languages: Iterable[str] = ()) -> tuple[Hit, ...]:
    """The sessions found by title, speaker, speaker's organisation or theme, best first."""
    return _search(index.sessions, query, tuple(languages))


def _search(index: Vocabulary, query: str, languages: tuple[str, ...]) -> tuple[Hit, ...]:
    words = list(dict.fromkeys(words_of(query)))[:LONGEST]
    if not words:
        return ()
    matches = _matches(index, words)
    best = _spread(index, matches, languages)
    for place, match in _together(index, matches, languages).items():
        best[place] = max(match, best[place], key=lambda found: found.score)
    bar = max(LEAST_MEAN, max((match.score for match in best.values()), default=0) - BEHIND)
    ranked = sorted(best.items(), key=lambda pair: (-pair[1].score, pair[0]))
    return tuple(_hit(index, place, match) for place, match in ranked if match.score >= bar)


def _hit(index: Vocabulary, place: int, match: Match) -> Hit:
    form = index.forms[match.form]
    reason = Reason(field=form.field, language=form.language, text=form.text, how=match.how)
    score = round(match.score, 4)
    return Hit(kind=index.kind, id=index.ids[place], score=score, reason=reason)


def _matches(index: Vocabulary, words: list[tuple[str, str]]) -> list[dict[int, Match]]:
    """For each word the forms in which it is found, alone or as one with its neighbour."""
    last = len(words) - 1
    matches = [
        _forms(index, *word, begun=1 if number == last else BEGUN)
        for number, word in enumerate(words)
    ]
    for number, (one, other) in enumerate(pairwise(words)):  # "Mustafa-zade" is "Mustafazadeh"
        joined = _forms(index, one[0] + other[0], one[1] + other[1])
        for found in matches[number : number + 2]:
            for form, match in joined.items():
                found[form] = max(match, found.get(form, match))
    return matches


def _forms(index: Vocabulary, folded: str, written: str, *, begun: float = 1) -> dict[int, Match]:
    """The forms in which one word of the query is found, each with its best match.

    `begun` is what a word that it only begins is worth.
    """
    found: dict[int, Match] = {}
    matches = (
        *_beginnings(index, folded, written),
        *_similar(index, folded),
        *_slips(index, folded),
    )
    for place, score, how in matches:
        worth = begun if how == "beginning" else 1
        for form in index.words[place].forms:
            weighed = worth * score * FIELDS[index.forms[form].field]
            if form not in found or weighed > found[form].score:
                found[form] = Match(weighed, form, how)
    return found


def _beginnings(index: Vocabulary, folded: str, written: str) -> Iterator[tuple[int, float, How]]:
    for place in range(bisect_left(index.folded, folded), len(index.folded)):
        word = index.words[place]
        if not word.folded.startswith(folded):
            return
        if word.folded == folded:
            same = word.written == written
            yield (place, EXACT, "exact") if same else (place, FOLDED, "folded")
        elif word.written.startswith(written):
            yield place, BEGINNING, "beginning"
        else:
            yield place, FOLDED_BEGINNING, "beginning"


def _similar(index: Vocabulary, folded: str) -> Iterator[tuple[int, float, How]]:
    if len(folded) < SHORT:
        return
    spoken = names.endings(names.spoken(folded))
    for bone in names.skeletons(folded):
        near = process.extract(bone, index.bones, scorer=OSA.distance, score_cutoff=1, limit=None)
        for other, distance, _ in near:
            alike = 1 - distance / max(len(bone), len(other))
            for place in index.by_bone[other] if alike > HALF else ():
                closeness = max(
                    JaroWinkler.similarity(ending, index.spoken[place]) for ending in spoken
                )
                score = SIMILAR * (alike + closeness) / 2
                if score >= LEAST:
                    yield place, score, "similar"


def _slips(index: Vocabulary, folded: str) -> Iterator[tuple[int, float, How]]:
    if len(folded) < SHORT:
        return
    for letters in letters_of(folded):
        for place in index.by_letters.get(letters, ()):
            if OSA.distance(folded, index.folded[place]) == 1:
                yield place, SLIP, "similar"


def _together(
    index: Vocabulary, matches: list[dict[int, Match]], languages: tuple[str, ...]
) -> dict[int, Match]:
    """For each thing the one text that has all words of the query, if there is one."""
    common = reduce(lambda forms, found: forms & found.keys(), matches[1:], set(matches[0]))
    whole = []
    for form in common:
        match = _mean([found[form] for found in matches], form)
        more = index.forms[form].size > len(matches)
        whole.append(match._replace(score=match.score - PART * more))
    return _best(index, whole, languages)


def _spread(
    index: Vocabulary, matches: list[dict[int, Match]], languages: tuple[str, ...]
) -> dict[int, Match]:
    """For each thing the best texts for each word of the query, where all words are found."""
    bests = [_best(index, found.values(), languages) for found in matches]
    common = reduce(lambda places, best: places & best.keys(), bests[1:], set(bests[0]))
    spread = {}
    for place in common:
        found = [best[place] for best in bests]
        match = _mean(found, max(found).form)
        spread[place] = match._replace(score=match.score - 2 * PART)
    return spread


def _mean(matches: list[Match], form: int) -> Match:
    score = sum(match.score for match in matches) / len(matches)
    return Match(score, form, max((match.how for match in matches), key=HOWS.index))


def _best(
    index: Vocabulary, matches: Iterable[Match], languages: tuple[str, ...]
) -> dict[int, Match]:
    """The best match of each thing; between equals the reader's language, then the first."""
    rank = {language: place for place, language in enumerate(languages)}
    best: dict[int, tuple[tuple[float, int, int], Match]] = {}
    for match in matches:
        form = index.forms[match.form]
        merit = (match.score, -rank.get(form.language, len(rank)), -match.form)
        if form.place not in best or merit > best[form.place][0]:
            best[form.place] = (merit, match)
    return {place: match for place, (_, match) in best.items()}
