"""Rules that read Georgian names, in their own letters or as the national system romanises them."""

import re

from events.program.transliteration.rule import APOSTROPHES, Rule

# As passports and the press write it, without the apostrophes of კ პ ტ ყ წ ჭ.
TO_ENGLISH = Rule(
    name="Georgian national system (2002)",
    source="ka",
    target="en",
    pieces={
        "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i",
        "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s",
        "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch",
        "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j", "ჰ": "h",
    },
)  # fmt: skip

TO_AZERBAIJANI = Rule(
    name="Azerbaijani press spelling of Georgian",
    source="ka",
    target="az",
    pieces={
        "გ(?=[ეი])": "g", "გ": "q", "\\bღ": "q", "ღ": "ğ",
        "ა": "a", "ბ": "b", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i",
        "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "j", "რ": "r", "ს": "s",
        "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ყ": "q", "შ": "ş", "ჩ": "ç", "ც": "ts",
        "ძ": "dz", "წ": "ts", "ჭ": "ç", "ხ": "x", "ჯ": "c", "ჰ": "h",
    },
)  # fmt: skip

TO_RUSSIAN = Rule(
    name="Georgian-Russian practical transcription",
    source="ka",
    target="ru",
    pieces={
        "\\bე|(?<=[აეოუ])ე": "э", "ე": "е",
        "ა": "а", "ბ": "б", "გ": "г", "დ": "д", "ვ": "в", "ზ": "з", "თ": "т", "ი": "и", "კ": "к",
        "ლ": "л", "მ": "м", "ნ": "н", "ო": "о", "პ": "п", "ჟ": "ж", "რ": "р", "ს": "с", "ტ": "т",
        "უ": "у", "ფ": "п", "ქ": "к", "ღ": "г", "ყ": "к", "შ": "ш", "ჩ": "ч", "ც": "ц",
        "ძ": "дз", "წ": "ц", "ჭ": "ч", "ხ": "х", "ჯ": "дж", "ჰ": "х",
    },
)  # fmt: skip

FROM_ENGLISH = Rule(
    name="Georgian national system (2002), reversed",
    source="en",
    target="ka",
    pieces={
        "ts'": "წ", "ts": "ც", "ch'": "ჭ", "ch": "ჩ", "dz": "ძ", "gh": "ღ", "kh": "ხ", "sh": "შ",
        "zh": "ჟ", "k'": "კ", "p'": "პ", "t'": "ტ", "q'?": "ყ",
        "a": "ა", "b": "ბ", "d": "დ", "e": "ე", "g": "გ", "h": "ჰ", "i": "ი", "j": "ჯ", "k": "ქ",
        "l": "ლ", "m": "მ", "n": "ნ", "o": "ო", "p": "ფ", "r": "რ", "s": "ს", "t": "თ", "u": "უ",
        "v": "ვ", "z": "ზ",
    },
)  # fmt: skip
# What stands for two letters where the apostrophes are left out: k is ქ or კ.
AMBIGUOUS = re.compile("ts|ch|[pt]|k(?!h)", re.IGNORECASE)

ENGLISH_TO_AZERBAIJANI = Rule(
    name=f"{TO_AZERBAIJANI.name}, from the English spelling",
    source="ka",
    target="az",
    pieces=TO_AZERBAIJANI.pieces,
    reading=FROM_ENGLISH,
)
ENGLISH_TO_RUSSIAN = Rule(
    name=f"{TO_RUSSIAN.name}, from the English spelling",
    source="ka",
    target="ru",
    pieces=TO_RUSSIAN.pieces,
    reading=FROM_ENGLISH,
)


def says_all(romanised: str) -> bool:
    """Whether a romanised name leaves no doubt about any letter."""
    return "'" in romanised.translate(APOSTROPHES) or not AMBIGUOUS.search(romanised)
