"""Rules that read Russian names."""

from events.program.transliteration.rule import Rule

VOWELS = "аеёиоуыэюя"
SOFT = f"\\bе|(?<=[{VOWELS}йьъ])е"  # е that is said with a y before it
SILENT = {"[ьъ]": ""}

# The simplified form that the press uses: ь and ъ are left out, -ий and -ый end in y.
TO_ENGLISH = Rule(
    name="BGN/PCGN romanisation of Russian (1947), simplified",
    source="ru",
    target="en",
    pieces={
        "[иы]й\\b": "y", SOFT: "ye", "е": "e", f"\\bё|(?<=[{VOWELS}йьъ])ё": "yë", "ё": "ë",
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y",
        "э": "e", "ю": "yu", "я": "ya", **SILENT,
    },
)  # fmt: skip

TO_AZERBAIJANI = Rule(
    name="Azerbaijani press spelling of Russian",
    source="ru",
    target="az",
    pieces={
        "ий\\b": "i", "ый\\b": "ı", "дж": "c", SOFT: "ye", "е": "e", "(?<=[жчшщ])ё": "o", "ё": "yo",
        "г(?=[еиэюяё])": "g", "г": "q",
        "а": "a", "б": "b", "в": "v", "д": "d", "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "x", "ц": "ts", "ч": "ç", "ш": "ş", "щ": "ş", "ы": "ı", "э": "e",
        "ю": "yu", "я": "ya", **SILENT,
    },
)  # fmt: skip

TO_GEORGIAN = Rule(
    name="Georgian press spelling of Russian",
    source="ru",
    target="ka",
    ending=True,
    pieces={
        "[иы]й\\b": "ი", "дж": "ჯ", "(?<=[жчшщ])ё": "ო", "ё": "იო",
        "а": "ა", "б": "ბ", "в": "ვ", "г": "გ", "д": "დ", "е": "ე", "ж": "ჟ", "з": "ზ", "и": "ი",
        "й": "ი", "к": "კ", "л": "ლ", "м": "მ", "н": "ნ", "о": "ო", "п": "პ", "р": "რ", "с": "ს",
        "т": "ტ", "у": "უ", "ф": "ფ", "х": "ხ", "ц": "ც", "ч": "ჩ", "ш": "შ", "щ": "შჩ", "ы": "ი",
        "э": "ე", "ю": "იუ", "я": "ია", **SILENT,
    },
)  # fmt: skip
