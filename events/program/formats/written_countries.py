"""Countries by code or by what a language calls them: "США" is US."""

import re
from functools import cache

from events.program import names

# What the names of the world's countries in `babel` leave out.
ALSO = {
    "сша": "US", "usa": "US", "u s a": "US", "united states of america": "US",
    "uk": "GB", "u k": "GB", "great britain": "GB", "england": "GB", "великобритания": "GB",
    "англия": "GB", "оаэ": "AE", "uae": "AE", "кнр": "CN", "юар": "ZA", "фрг": "DE",
    "российская федерация": "RU", "russian federation": "RU", "южная корея": "KR",
    "south korea": "KR", "czech republic": "CZ", "чехия": "CZ", "the netherlands": "NL",
    "holland": "NL", "abş": "US", "turkey": "TR", "türkiye": "TR",
}  # fmt: skip
LANGUAGES = ("en", "ru", "az", "ka", "de", "fr", "tr", "zh")


def code(text: str) -> str:
    """The country's two letters; empty for what is none."""
    text = " ".join(text.split())
    if re.fullmatch("[A-Z]{2}", text) and text in _codes():
        return text
    return _named().get(_key(text), "") if text else ""


@cache
def _codes() -> frozenset[str]:
    return frozenset(_named().values())


@cache
def _named() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - slow to load, seldom needed

    found: dict[str, str] = {}
    for language in LANGUAGES:
        for tag, name in Locale.parse(language).territories.items():
            if re.fullmatch("[A-Z]{2}", tag) and tag not in {"EU", "UN", "EZ", "XA", "XB", "ZZ"}:
                found.setdefault(_key(name), tag)
    return {_key(name): tag for name, tag in ALSO.items()} | found


def _key(text: str) -> str:
    return names.lower(text).replace(".", " ").strip() if text else ""
