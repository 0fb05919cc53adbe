"""Multilingual text: a map of language to text, and the one way from it to a string."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Texts = dict[str, str]

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
# What XML 1.0 forbids is forbidden everywhere: every programme ends up in an XML file.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Picked(NamedTuple):
    """A string and the language that it is in; both empty where there is no text at all."""

    text: str
    language: str


def pick(texts: Mapping[str, str], order: Iterable[str]) -> Picked:
    """The text in the first language of `order` that has one, else in any, alphabetically."""
    for language in order:
        if texts.get(language):
            return Picked(texts[language], language)
    for language in sorted(texts):
        if texts[language]:
            return Picked(texts[language], language)
    return Picked("", "")


def clean(text: str) -> str:
    """One line's or paragraph's canonical form: NFC, stripped, LF, nothing XML forbids."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():  # which a newline is not either
        text = FORBIDDEN.sub("", text)
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()


def line(text: str) -> str:
    """The text in one line, without what XML 1.0 forbids."""
    return " ".join(clean(text).split())


def canonical(texts: Mapping[str, str]) -> Texts:
    """The same texts cleaned, empty languages left out, languages in order."""
    cleaned = {language: clean(text) for language, text in sorted(texts.items())}
    return {language: text for language, text in cleaned.items() if text}
