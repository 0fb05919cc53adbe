"""Rules that read Azerbaijani names, or their usual English spelling."""

from events.program.transliteration.rule import Rule

VOWELS = "aeəıioöuü"
CONSONANTS = "bcçdfgğhxjkqlmnprsştvyz"
SAME = {letter: letter for letter in "abdefhiklmnoprstuvyz"}

TO_ENGLISH = Rule(
    name="English press spelling of Azerbaijani",
    source="az",
    target="en",
    pieces={
        "(?<=o)ğ(?=lu\\b)": "g",
        "ğ": "gh", "x": "kh", "q": "g", "g": "g", "c": "j", "j": "zh", "ç": "ch", "ş": "sh",
        "ə": "a", "ı": "i", "ö": "o", "ü": "u",
        **SAME,
    },
)  # fmt: skip

# The table of the practical transcription, but for ı: the press writes и where Russian knows no ы.
TO_RUSSIAN = Rule(
    name="Azerbaijani-Russian practical transcription",
    source="az",
    target="ru",
    pieces={
        "y[aə]": "я", "ye": "е", "yo": "йо", "yö": "ё", "y[uü]": "ю",
        f"(?<=[{VOWELS}])yi": "и",
        "ts": "ц",
        "(?<=[gk])a": "я", "a": "а",
        "(?<=[gkl])ə": "я", "(?<=[bdğmnprstvz])ə": "е", "ə": "а",
        "\\be": "э", "e": "е",
        "(?<=[gk])o": "ё", "o": "о",
        "\\bö": "о", "ö": "ё",
        "\\bü": "у", "ü": "ю", "u": "у",
        "(?<=[cçşjgkğqx])ı": "и", "ı": "ы", "i": "и",
        f"(?<=[eəiöü])l(?=[{CONSONANTS.replace('l', '')}]|\\b)": "ль", "l": "л",
        "b": "б", "c": "дж", "ç": "ч", "d": "д", "f": "ф", "g": "г", "ğ": "г", "h": "х", "x": "х",
        "j": "ж", "k": "к", "q": "г", "m": "м", "n": "н", "p": "п", "r": "р", "s": "с", "ş": "ш",
        "t": "т", "v": "в", "y": "й", "z": "з",
    },
)  # fmt: skip

# A plain k, p, t is ქ, ფ, თ, as the national system has it.
TO_GEORGIAN = Rule(
    name="Georgian national system (2002), reversed",
    source="az",
    target="ka",
    ending=True,
    pieces={
        f"[iı]y(?=[{VOWELS}])": "ი", "y[iı]": "ი", "ts": "ც",
        "a": "ა", "b": "ბ", "c": "ჯ", "ç": "ჩ", "d": "დ", "e": "ე", "ə": "ა", "f": "ფ", "g": "გ",
        "ğ": "ღ", "h": "ჰ", "x": "ხ", "ı": "ი", "i": "ი", "j": "ჟ", "k": "ქ", "q": "გ", "l": "ლ",
        "m": "მ", "n": "ნ", "o": "ო", "ö": "ო", "p": "ფ", "r": "რ", "s": "ს", "ş": "შ", "t": "თ",
        "u": "უ", "ü": "უ", "v": "ვ", "y": "ი", "z": "ზ",
    },
)  # fmt: skip

# Which of ə and a, ı and i, q and g it was, English does not say: only for languages that do not
# ask.
ENGLISH = Rule(
    name="",
    source="en",
    target="az",
    pieces={
        "gh": "ğ", "kh": "x", "ch": "ç", "sh": "ş", "zh": "j", "j": "c", "[gq]": "q",
        **SAME,
    },
)  # fmt: skip
ENGLISH_TO_RUSSIAN = Rule(
    name=f"{TO_RUSSIAN.name}, from the English spelling",
    source="az",
    target="ru",
    pieces=TO_RUSSIAN.pieces,
    reading=ENGLISH,
)
ENGLISH_TO_GEORGIAN = Rule(
    name=TO_GEORGIAN.name,
    source="az",
    target="ka",
    pieces=TO_GEORGIAN.pieces,
    reading=ENGLISH,
    ending=True,
)
