"""In which language a text is, as far as its letters tell; copies in a second language go."""

import re
from collections import Counter
from collections.abc import Iterable

from events.program.formats.incoming import Notes, gettext_noop
from events.program.text import Texts

# A language for each script, where a programme does not say which it is written in.
LETTERS = {
    "ka": re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "hy": re.compile("[\u0530-\u058f]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
SAME_LETTERS = {"uk": "ru", "bg": "ru", "be": "ru", "kk": "ru", "fa": "ar", "yue": "zh"}
ENOUGH = 0.3  # of all letters: a programme in Russian has English names in it


def guess(texts: Iterable[str]) -> str:
    """The language of the texts' script; empty where it is Latin or there are no letters."""
    whole = "".join(texts)
    letters = sum(character.isalpha() for character in whole)
    told = Counter({tag: len(script.findall(whole)) for tag, script in LETTERS.items()})
    tag, most = told.most_common(1)[0]
    if tag == "zh" and told["ja"]:
        tag = "ja"
    return tag if letters and most >= ENOUGH * letters else ""


class Copies:
    """Keeps each text once where it stands untranslated in a second language, and counts."""

    def __init__(self) -> None:
        self.dropped = 0

    def kept(self, texts: Texts, spoken: str = "") -> Texts:
        """The texts, each in one language: that of its letters, else the spoken, else the first."""
        tags: dict[str, list[str]] = {}
        for tag, text in texts.items():
            tags.setdefault(text, []).append(tag)
        self.dropped += len(texts) - len(tags)
        chosen = {_best(text, same, spoken): text for text, same in tags.items()}
        return dict(sorted(chosen.items()))

    def tell(self, notes: Notes) -> None:
        """One remark for all of them."""
        if self.dropped:
            reason = gettext_noop(
                "Texts that are the same in two languages were kept once: %(number)s."
            )
            notes.note(1, "texts", reason, number=self.dropped)


def _best(text: str, tags: list[str], spoken: str) -> str:
    if not tags[1:]:
        return tags[0]
    script = guess([text])
    fitting = [tag for tag in tags if _script(tag) == script]
    return next((tag for tag in (spoken, *fitting[:1]) if tag in (fitting or tags)), tags[0])


def _script(tag: str) -> str:
    first = tag.partition("-")[0]
    script = SAME_LETTERS.get(first, first)
    return script if script in LETTERS else ""
