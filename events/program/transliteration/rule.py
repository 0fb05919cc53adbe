"""Rule: a named table of letters, read from left to right, that writes a name in another language."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Optional

import msgspec

from events.program import names

CONSONANTS = "ბგდვზთკლმნპჟრსტფქღყშჩცძწჭხჯჰ"
ENDED = re.compile(rf"(?<=[{CONSONANTS}])(?=\W*$)")
APOSTROPHES = str.maketrans("`ʹʻʼ‘’", "''''''")


class Unwritable(ValueError):
    """A letter that the rule does not know: it would have to be left out or guessed."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


class Rule(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What each group of letters becomes; the first group that fits at a place is taken.

    `pieces` maps regular expressions over the lower-case name to letters. `reading` first writes
    the source in letters of which `pieces` knows. With `ending` a family name gets the ი that
    Georgian adds to a foreign one.
    """

    name: str
    source: str
    target: str
    pieces: dict[str, str]
    reading: Optional["Rule"] = None
    ending: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"({piece})" for piece in self.pieces))

    @cached_property
    def _written(self) -> tuple[str, ...]:
        return tuple(self.pieces.values())

    def write(self, text: str) -> str:
        """The name as the rule writes it. Raises Unwritable."""
        read = self.reading.write(text) if self.reading else text
        words = unicodedata.normalize("NFC", read).translate(APOSTROPHES).split()
        written = [self._word(word) for word in words]
        if self.ending and written[1:]:
            written[-1] = ENDED.sub("ი", written[-1])
        return " ".join(written)

    def spans(self, word: str) -> Iterator[tuple[str, str]]:
        """The word in groups of letters, and what each of them becomes."""
        small, place = names.lower(word, self.source), 0
        while place < len(small):
            found = self._pattern.match(small, place)
            group = word[place : found.end() if found else place + 1]
            if not found and unicodedata.category(group)[0] in "LM":
                raise Unwritable(group)
            kept = "" if group == "'" else group
            yield group, self._written[(found.lastindex or 1) - 1] if found else kept
            place += len(group)

    def _word(self, word: str) -> str:
        loud = word.isupper() and sum(map(str.isalpha, word)) > 1 and self.source != "ka"
        written = ""
        for group, letters in self.spans(word):
            first = self.source == "ka" and not written[-1:].isalpha()
            high = first or (self.source != "ka" and group[0].isupper())
            written += self._cased(letters, loud=loud, high=high)
        return written

    def _cased(self, letters: str, *, loud: bool, high: bool) -> str:
        """In capitals as the source has them; Georgian has none: each of its words gets one."""
        if self.target == "ka" or not (loud or high):
            return letters
        tall = len(letters) if loud else 1
        return names.upper(letters[:tall], self.target) + letters[tall:]
