"""A person's portrait, or where there is none two initials over a strip of the ribbon."""

import unicodedata

from msgspec import Struct

from events.program import names
from events.program.document import Speaker
from events.public.reading import Reading
from events.public.said import Said

PHOTOS = "/media/photos/"


class Monogram(Struct, frozen=True, kw_only=True):
    """What stands beside a name: initials in a script, or the photograph."""

    language: str = ""
    first: str = ""
    second: str = ""
    photo: str = ""
    alt: Said | str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


def monogram(reading: Reading, speaker: Speaker) -> Monogram:
    """The picture beside a speaker's name as the page spells it."""
    if photo := speaker.photo:
        return Monogram(
            photo=f"{PHOTOS}{photo.sha256}.jpg",
            alt=reading.say(photo.alt),
            credit=photo.credit,
            width=photo.width,
            height=photo.height,
        )
    return _initials(reading.say(speaker.names))


def monograms(reading: Reading, speaker: Speaker) -> tuple[Monogram, ...]:
    """The large ones of a speaker's page: the photograph, or the initials in every script."""
    if speaker.photo:
        return (monogram(reading, speaker),)
    official = speaker.names
    order = dict.fromkeys((*reading.order, *official))
    spelt = [Said(official[tag], tag, reading.language) for tag in order if tag in official]
    by_script = {_script(said.text): said for said in reversed(spelt)}
    return tuple(_initials(by_script[script]) for script in dict.fromkeys(_scripts(spelt)))


def _scripts(spelt: list[Said]) -> list[str]:
    return [_script(said.text) for said in spelt]


def _initials(name: Said) -> Monogram:
    letters = names.initials(name.text, name.language)
    language = name.language if name.foreign else ""
    return Monogram(language=language, first=letters[:1], second=letters[1:])


def _script(text: str) -> str:
    """LATIN, CYRILLIC, GEORGIAN: the script of a name's first letter."""
    letter = next((ch for ch in text if ch.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""
