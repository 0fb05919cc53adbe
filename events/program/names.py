"""Names are the product: fold, find, sort and abbreviate them in any script.

Agencies spell one official Tagiyev, Taghiyev, Tağıyev, Тагиев and თაღიევი. The release says which
is right in each language; a *fold* (plain lower-case Latin words) and a *skeleton* (the consonants
that all spellings share) let a search find the person by any of them.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from functools import cache

from anyascii import anyascii

Reading = tuple[tuple[re.Pattern[str], str], ...]
Collation = Callable[[str], tuple[tuple[tuple[int, ...], ...], str]]

SLUG_LENGTH = 60
UNNAMED = "untitled"

# İ and ı would leave a combining dot or be kept apart; English, Russian and Georgian all write an
# Azerbaijani ə as a where anyascii writes e.
LATIN = str.maketrans({"İ": "i", "ı": "i", "Ə": "a", "ə": "a"})
# Georgian has no f: foreign names (ჯაფაროვი) borrow ფ. In a Georgian's own it is p; the skeleton
# joins the two.
BORROWED = str.maketrans({"ფ": "f", "Ფ": "f"})
APOSTROPHES = re.compile("['`\u00b4\u02b9\u02bb\u02bc\u02be\u02bf\u2018\u2019]")
NOT_A_WORD = re.compile(r"[^a-z0-9]+")

# One letter for each family of sounds that transliterations confuse. Longest spelling first.
SOUNDS = {
    "k": "kh gh ck k g q h x",
    "s": "shch sch sh ts tz s",
    "j": "dzh tch zh ch dj j c",
    "z": "dz z",
    "p": "ph p f",
    "v": "v w",
    ".": "a e i o u y",
}
SOUND = {spelling: letter for letter, row in SOUNDS.items() for spelling in row.split()}
SPELLING = re.compile("|".join(sorted(SOUND, key=len, reverse=True)))
VOWELS = ("", "a", "e", "i", "o", "u")
REPEATED = re.compile(r"(.)\1+")
# The Azerbaijani c, x and th are j, kh and t+h; elsewhere they are k or s, ks and t. English says
# George with two j, Johnson without h, Christie with k, Gates as one syllable.
ELSEWHERE = (
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("c(?![hk])|ch(?=[lmnr])"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("th"), "t"),
    (re.compile("^g(?=eo)|g(?=e$)|gi(?=[aou])"), "dj"),
    (re.compile("(?<=[aeiou])h(?=[ln])"), ""),
    (re.compile("(?<=t)es$"), "s"),
    (re.compile("tsch"), "tch"),
    (re.compile("ds(?=e)"), "dz"),
    (re.compile("ff$"), "v"),
)
# German and the Slavic languages in Latin have a j for y; German also ch for kh, vo for fo and z
# for ts.
CONTINENTAL = (
    *ELSEWHERE,
    (re.compile("(?<!d)j"), "y"),
    (re.compile("(?<![st])ch"), "kh"),
    (re.compile("^v(?=o)"), "f"),
    (re.compile("(?<=[lnr])z|^z(?=w)"), "ts"),
)
SLAVIC = (
    (re.compile("j"), "y"),
    (re.compile("rz(?=e)"), "zh"),
    (re.compile("cz"), "ch"),
    (re.compile("sz"), "sh"),
    (re.compile("c(?=[aeiouy])"), "ts"),
)
# Folded, a ç before k looks like the English ck; the Turkish Recep and Ahmet are Rəcəb and Əhməd.
TURKIC = (
    (re.compile("ck"), "chk"),
    (re.compile("p$"), "b"),
    (re.compile("t$"), "d"),
)
READINGS = (ELSEWHERE, CONTINENTAL, SLAVIC, TURKIC)

ALPHABETS = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}
FOREIGN = 1000  # a rank after every letter of an alphabet
DOTTED = ("az", "tr")
PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "der", "di", "du", "el", "ibn", "van", "von"}
)
PATRONYMICS = frozenset({"oglu", "ogly", "qizi", "kizi", "gizi", "kyzy"})


def lower(text: str, language: str = "") -> str:
    """Lower case as `language` has it: in Azerbaijani İ is i and I is ı."""
    if language in DOTTED:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.replace("İ", "i").lower()


def upper(text: str, language: str = "") -> str:
    """Upper case as `language` has it: in Azerbaijani i is İ. Georgian stays as it is."""
    if language in DOTTED:
        text = text.replace("i", "İ")
    return "".join(ch if ch in ALPHABETS["ka"] else ch.upper() for ch in text)


def fold(text: str) -> str:
    """Plain words: a-z and 0-9 in lower case, one space between them."""
    return _plain(text.translate(BORROWED))


def skeleton(text: str) -> str:
    """The consonants that every spelling of a name shares, in capitals, a word each."""
    return " ".join(filter(None, map(_bones, fold(text).split())))


def skeletons(word: str) -> tuple[str, ...]:
    """All ways to read one folded word: as Azerbaijani, then as other Latin, where they differ."""
    read = (word, *(_read(word, reading) for reading in READINGS))
    return tuple(dict.fromkeys(filter(None, map(_bones, dict.fromkeys(read)))))


def spoken(word: str) -> str:
    """A folded word with one letter for each family of sounds, its vowels kept, none doubled."""
    sounds = SPELLING.sub(
        lambda match: match[0] if SOUND[match[0]] == "." else SOUND[match[0]], word
    )
    return REPEATED.sub(r"\1", sounds.replace("y", "i"))


def endings(spoken: str) -> tuple[str, ...]:
    """A word as said, and without the i that Georgian adds after a consonant."""
    bare = spoken.removesuffix("i")
    return (spoken, bare) if bare != spoken and bare[-1:] not in VOWELS else (spoken,)


def found(*texts: str) -> str:
    """The column that a database searches: folded words and skeletons, a space around each."""
    words = dict.fromkeys(word for text in texts for word in fold(text).split())
    bones = dict.fromkeys(bone for word in words for bone in skeletons(word))
    return " ".join(("", *words, *bones, "")) if words else ""


def sought(query: str) -> tuple[tuple[str, ...], ...]:
    """For each word of a query what `found` may contain (case matters): any of them will do.

    A word may be only begun: skeletons are sought at the beginning of a word.
    """
    return tuple(
        (word, *(f" {bone}" for bone in skeletons(word) if len(bone) > 1))
        for word in fold(query).split()
    )


def sort_key(name: str) -> str:
    """The family name first: "Adil Taghiyev" gives "Taghiyev, Adil". One with a comma is kept."""
    words = name.split()
    if not words[1:] or "," in name:
        return " ".join(words)
    family = len(words) - 1
    if fold(words[-1]) in PATRONYMICS:  # "Əliyev İlham Heydər oğlu" begins with it
        return f"{words[0]}, {' '.join(words[1:])}"
    while family > 1 and words[family - 1].lower() in PARTICLES:
        family -= 1
    return f"{' '.join(words[family:])}, {' '.join(words[:family])}"


def initials(name: str, language: str = "") -> str:
    """One or two capitals for a monogram; Georgian ones are mtavruli, as on a seal."""
    words = [letters for word in name.split() if (letters := _letters(word))]
    return "".join(upper(word[0], language).upper() for word in (words[:1] + words[1:][-1:]))


def slug(text: str, taken: Collection[str] = (), *, after: int = 1) -> str:
    """An address of at most 60 characters, a-z 0-9 and hyphens, not among `taken`, never empty.

    Where it is taken it gets the next free number after `after`.
    """
    whole = _plain(text).replace(" ", "-")
    made = whole[:SLUG_LENGTH].strip("-") or UNNAMED
    number = after
    while made in taken:
        number += 1
        tail = f"-{number}"
        made = (whole or UNNAMED)[: SLUG_LENGTH - len(tail)].strip("-") + tail
    return made


def collation(language: str) -> Collation:
    """A sort key by the alphabet of az, en, ka or ru (any other: en); foreign letters follow.

    Foreign Latin letters stand beside their plain ones, as é beside e.
    """
    alphabet = ALPHABETS.get(language, ALPHABETS["en"])
    ranks: dict[str, tuple[int, ...]] = {
        letter: (place + 20,) for place, letter in enumerate(alphabet)
    }

    @cache
    def rank(letter: str) -> tuple[int, ...]:
        return ranks.get(letter) or _foreign(letter, ranks)

    def key(text: str) -> tuple[tuple[tuple[int, ...], ...], str]:
        lowered = lower(unicodedata.normalize("NFC", text), language)
        return tuple(filter(None, map(rank, lowered))), lowered

    return key


def alphabetical(texts: Iterable[str], language: str) -> list[str]:
    """The texts in the order of the language's alphabet."""
    return sorted(texts, key=collation(language))


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(LATIN).casefold()
    ascii_only = APOSTROPHES.sub("", anyascii(text)).lower()
    return NOT_A_WORD.sub(" ", ascii_only).strip()


def _read(word: str, reading: Reading) -> str:
    for pattern, letters in reading:
        word = pattern.sub(letters, word)
    return word


def _bones(word: str) -> str:
    """A folded word without vowels, doubled sounds once; A for a vowel that it begins with."""
    sounds = SPELLING.sub(lambda match: SOUND[match[0]], word)
    sounds = REPEATED.sub(r"\1", sounds)
    return re.sub(r"^\.", "a", sounds).replace(".", "").upper()


def _letters(word: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFC", word) if ch.isalpha())


def _foreign(letter: str, ranks: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Where a letter of no place in the alphabet stands: digits first, other scripts last."""
    if letter.isdigit():
        return (unicodedata.digit(letter, 0) + 2,)
    if letter.isspace() or letter == ",":
        return (1,)  # before every letter, so that a short family name precedes a longer one
    if not letter.isalpha():
        return ()
    if "LATIN" in unicodedata.name(letter, ""):
        letter = anyascii(letter).lower()[:1] or letter
    return ranks.get(letter, (FOREIGN + ord(letter),))
