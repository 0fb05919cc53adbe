"""What `names.fold` makes of each letter and sign of the scripts that names are written in."""

import unicodedata
from collections import defaultdict
from functools import cache

from events.program import names

# ASCII; Latin with its phonetic letters and accents; Greek, Cyrillic, Armenian, Hebrew, Arabic;
# Georgian; more Latin; punctuation and signs; Georgian in its old capitals.
RANGES = (
    range(0x20, 0x7F),
    range(0xA0, 0x700),
    range(0x10A0, 0x1100),
    range(0x1C90, 0x1CC0),
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20C0),
    range(0x2100, 0x2140),
    range(0x2D00, 0x2D30),
)


@cache
def folded() -> dict[str, str]:
    """All letters that become the same, under what they become; "" and " " too.

    Only those that compatibility (NFKC) leaves as they are.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for letter in map(chr, (code for codes in RANGES for code in codes)):
        if unicodedata.name(letter, "") and unicodedata.is_normalized("NFKC", letter):
            found[_within_a_word(letter)].append(letter)
    return {plain: "".join(letters) for plain, letters in sorted(found.items())}


def _within_a_word(letter: str) -> str:
    return names.fold(f"z{letter}z")[1:-1]
