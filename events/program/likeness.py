"""Whether two names are probably one person's, and why: for a proposal that somebody judges.

Every word of the shorter name must be one of the longer, and there must be two of them: a family
name alone says nothing. Words are one where their consonants agree in some reading (`names`), their
vowels do not contradict each other, and neither is the other's feminine.
"""

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import permutations, product
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import OSA, JaroWinkler

from events.program import names

Words = tuple[str, ...]
Reason = Literal["same", "script", "spelling", "order", "letter", "part"]
# The surest first.
REASONS: tuple[Reason, ...] = ("same", "script", "spelling", "order", "letter", "part")
KEPT = 2**15  # spellings and words that are remembered, since an import compares many
WORDS = 2  # that must agree at least
MOST_WORDS = 5  # of one name; what is longer is no name
CLOSE = 0.6  # how near two words of one skeleton must sound,
# Of z, ts, ch and sh languages that lack one write another.
HISSING = str.maketrans("JZjz", "SSss")
LONG = 6  # letters of a family name that may be mistyped
SILENT = re.compile("(?<=[ae])h$")  # Mustafazadeh, Abdullah
SCRIPT = re.compile("(?P<cyrillic>[\u0400-\u04ff])|(?P<georgian>[\u10a0-\u10ff])")
HYPHENS = re.compile("[-\u2010-\u2015]")
MASCULINE = re.compile("[^aeiouyh]i?$")
VOWELS = re.compile("[aeiou]+")
CONTRARY = {"a", "i"}  # Rashad is not Rashid; any other two vowels are confused somewhere


class Likeness(Struct, frozen=True, kw_only=True):
    """Why two names may be one person's, and the two spellings that say so."""

    reason: Reason
    ours: str
    theirs: str

    @property
    def rank(self) -> int:
        """The lower, the surer."""
        return REASONS.index(self.reason)


def alike(ours: Iterable[str], theirs: Iterable[str]) -> Likeness | None:
    """The surest likeness of any two of these spellings; None where there is none."""
    found = (
        Likeness(reason=reason, ours=one, theirs=other)
        for one, other in product(ours, list(theirs))
        if (reason := compare(one, other))
    )
    return min(found, key=lambda likeness: likeness.rank, default=None)


def compare(one: str, other: str) -> Reason | None:
    """Why two spellings may be one name; it does not matter which is given first."""
    if bones(one).isdisjoint(bones(other)):
        return None
    found = [
        reason
        for ours, theirs in product(_readings(one), _readings(other))
        if (reason := _compare(ours, theirs))
    ]
    best = min(found, key=REASONS.index, default=None)
    if best == "same" and names.lower(one) != names.lower(other):
        best = "spelling"
    return "script" if best in ("same", "spelling") and script(one) != script(other) else best


@lru_cache(maxsize=KEPT)
def bones(spelling: str) -> frozenset[str]:
    """The skeletons of its words, in every reading: names that are alike share one."""
    words = {word for reading in _readings(spelling) for word in reading}
    return frozenset(bone for word in words for bone in names.skeletons(word))


@lru_cache(maxsize=KEPT)
def marks(spelling: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """For each reading what marks its words: words that are one, or a slip apart, share a mark."""
    return tuple(tuple(map(_marks, reading)) for reading in _readings(spelling))


def may_be_alike(spelling: str, marked: Set[str]) -> bool:
    """Whether somebody whose words have these marks has enough words of this spelling.

    Much quicker than `compare`, and never wrong where it says no.
    """
    return any(
        sum(not word.isdisjoint(marked) for word in reading) >= WORDS for reading in marks(spelling)
    )


def script(spelling: str) -> str:
    """In which script it is written."""
    match = SCRIPT.search(spelling)
    return str(match.lastgroup) if match else "latin"


@lru_cache(maxsize=KEPT)
def _readings(spelling: str) -> tuple[Words, ...]:
    """Its words without initials; once more with what a hyphen joins as one ("Mustafa-zadə")."""
    folded = (names.fold(each).split() for each in (spelling, HYPHENS.sub("", spelling)))
    return tuple(dict.fromkeys(tuple(word for word in words if word[1:]) for words in folded))


def _compare(ours: Words, theirs: Words) -> Reason | None:
    short, long = sorted((ours, theirs), key=lambda words: (len(words), words))
    if not WORDS <= len(short) <= len(long) <= MOST_WORDS:
        return None
    if len(short) < len(long):
        return "part" if _within(short, long) else None
    if short == long:
        return "same"
    pairs = tuple(zip(short, long, strict=True))
    apart = [place for place, pair in enumerate(pairs) if not _one(*pair)]
    if not apart:
        return "spelling"
    if len(apart) == 1 and _mistyped(*pairs[apart[0]], given=apart[0] == 0):
        return "letter"
    return "order" if _within(short, long) else None


def _within(short: Words, long: Words) -> bool:
    """Whether each word is another one of the longer name, in any order."""
    return any(
        all(_one(*pair) for pair in zip(short, chosen, strict=True))
        for chosen in permutations(long, len(short))
    )


@lru_cache(maxsize=KEPT)
def _one(word: str, other: str) -> bool:
    """Whether two folded words are spellings of one."""
    word, other = SILENT.sub("", word), SILENT.sub("", other)
    if word == other:
        return True
    return (
        not _bones(word).isdisjoint(_bones(other))
        and _sound(word, other) >= CLOSE
        and _may_be(word, other)
    )


@lru_cache(maxsize=KEPT)
def _marks(word: str) -> frozenset[str]:
    """A word, it without any one letter (of two that are a slip apart one is the same), its bones."""
    bare = SILENT.sub("", word)
    slips = (word[:place] + word[place + 1 :] for place in range(len(word)))
    return frozenset((word, bare, *slips, *_bones(bare)))


@lru_cache(maxsize=KEPT)
def _bones(word: str) -> frozenset[str]:
    """Its skeletons, with one letter for all that hisses."""
    return frozenset(bone.translate(HISSING) for bone in names.skeletons(word))


def _sound(word: str, other: str) -> float:
    """How near they sound, 1 being the same."""
    spoken = (names.spoken(each).translate(HISSING) for each in (word, other))
    said = (names.endings(each) for each in spoken)
    return max(JaroWinkler.similarity(*pair) for pair in product(*said))


def _may_be(word: str, other: str) -> bool:
    """Whether nothing says that these are two names."""
    return not (_feminine(word, other) or _feminine(other, word) or _contrary(word, other))


def _feminine(word: str, other: str) -> bool:
    """Whether a word is the other with an a at its end: Aliyeva is not Aliyev."""
    return word.endswith("a") and MASCULINE.search(other) is not None


def _contrary(word: str, other: str) -> bool:
    """Whether two words of the same consonants have vowels that nobody confuses."""
    one, two = names.spoken(word), names.spoken(other)
    if VOWELS.sub(".", one) != VOWELS.sub(".", two):
        return False
    pairs = zip(VOWELS.findall(one), VOWELS.findall(two), strict=True)
    return any(set(pair) == CONTRARY for pair in pairs)


def _mistyped(word: str, other: str, *, given: bool) -> bool:
    """Whether a slip of one letter or sound makes the other word; in a given name only a swap."""
    if OSA.distance(word, other) == 1 and sorted(word) == sorted(other):
        return True
    if given or word[0] != other[0] or not _may_be(word, other):
        return False
    return OSA.distance(word, other) == 1 and min(len(word), len(other)) >= LONG
