"""Words of other programmes → ours: kinds of session, languages, lengths of time."""

import re
from datetime import date, datetime

from events.program import names
from events.program.terms import Kind
from events.program.text import LANGUAGE_TAG

# The first word of the source's that is in here decides; the words are folded.
KINDS: dict[Kind, str] = {
    "break": "break breakfast lunch dinner coffee tea catering pause kaffeepause mittagspause",
    "social": "social party reception concert film movie performance show trip excursion music",
    "workshop": "workshop tutorial training hackathon masterclass sprint",
    "panel": "panel podium discussion podiumsdiskussion roundtable debate",
    "keynote": "keynote keynotes plenary",
    "press_briefing": "press briefing",
    "ceremony": "ceremony opening closing award awards",
    "meeting": "meeting bof meetup assembly gathering",
    "side_event": "side",
    "talk": "talk lecture vortrag presentation lightning speech session",
}
KIND_OF = {word: kind for kind, row in KINDS.items() for word in row.split()}
MEALS = frozenset({"break", "social", "ceremony"})

LANGUAGES = {
    "ar": "arabic العربية",
    "az": "azerbaijani azərbaycan azərbaycanca",
    "de": "german deutsch ger deu",
    "en": "english eng englisch английский",
    "es": "spanish español spa",
    "fa": "persian farsi فارسی",
    "fr": "french français fra fre",
    "he": "hebrew עברית",
    "hy": "armenian հայերեն",
    "it": "italian italiano ita",
    "ja": "japanese 日本語",
    "ka": "georgian ქართული",
    "ko": "korean 한국어",
    "pl": "polish polski",
    "pt": "portuguese português",
    "ru": "russian русский rus",
    "tr": "turkish türkçe",
    "uk": "ukrainian українська",
    "zh": "chinese 中文 汉语 漢語 华语 華語 国语 國語 普通话",
}
LANGUAGE_OF = {word: tag for tag, row in LANGUAGES.items() for word in row.split()}
BETWEEN_LANGUAGES = re.compile(r"[,;/&+|、]|\band\b|\bund\b|\bи\b")

CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::\d{1,2})?", re.ASCII)
MINUTES = re.compile(r"(\d{1,4})(?:\.0+)?(?: ?min(?:utes)?)?", re.ASCII)
A_DAY = 24 * 60
YEARS = range(1970, 2200)
A_MOMENT = 11  # characters of a date with at least a T after it


def kind(word: str, title: str = "") -> Kind:
    """Our kind for the source's word; without a word, what the title plainly is (Lunch)."""
    for part in names.fold(word).split():
        if part in KIND_OF:
            return KIND_OF[part]
    if not word:
        guessed = [KIND_OF[part] for part in names.fold(title).split() if part in KIND_OF]
        return guessed[0] if guessed and guessed[0] in MEALS else "other"
    return "other"


def languages(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The languages that a text names, as BCP 47 tags, and the words that name none."""
    tags: dict[str, None] = {}
    unknown = []
    for word in filter(None, map(str.strip, BETWEEN_LANGUAGES.split(text.lower()))):
        tag = LANGUAGE_OF.get(word) or _tag(word)
        if tag:
            tags[tag] = None
        else:
            unknown.append(word)
    return tuple(tags), tuple(unknown)


def minutes(text: str) -> int | None:
    """Minutes of `1:30`, `01:30:00`, `90` or `90 min`; None of anything else, of 0 and of a day."""
    if clock := CLOCK.fullmatch(text.strip()):
        whole = int(clock[1]) * 60 + int(clock[2])
    elif plain := MINUTES.fullmatch(text.strip()):
        whole = int(plain[1])
    else:
        return None
    return whole if 0 < whole < A_DAY else None


def moment(text: str) -> datetime | None:
    """A date with a time, with or without an offset; None of anything else."""
    try:
        given = datetime.fromisoformat(text.strip()) if len(text.strip()) > A_MOMENT else None
    except ValueError:
        return None
    return given.replace(microsecond=0) if given and given.year in YEARS else None


def day(text: str) -> date | None:
    """The date that a text begins with; None where there is none."""
    try:
        given = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return given if given.year in YEARS else None


def _tag(word: str) -> str:
    """`de_DE`, `DE-formal`, `zh-hant` in the form of BCP 47; empty for what is no code."""
    first, *rest = re.split("[-_]", word)
    if not re.fullmatch("[a-z]{2}", first):
        return ""
    script = [part.title() for part in rest if re.fullmatch("hans|hant|latn|cyrl|arab", part)]
    region = [part.upper() for part in rest if re.fullmatch("[a-z]{2}", part)]
    tag = "-".join((first, *script[:1], *region[:1]))
    return tag if LANGUAGE_TAG.fullmatch(tag) else ""
