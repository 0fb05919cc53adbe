"""A person's portrait, or where there is none two initials over a strip of the ribbon."""

import unicodedata
from collections.abc import Iterable, Mapping

from msgspec import Struct

from events import portraits
from events.program import names
from events.program.document import Photo, Speaker
from events.public.reading import Reading
from events.public.said import Said

# The most pixels that a portrait beside a name, and a large one, have on a dense screen.
SMALL, LARGE = 192, 384


class Source(Struct, frozen=True, kw_only=True):
    """The portrait in one format, in several widths."""

    media: str
    srcset: str


class Monogram(Struct, frozen=True, kw_only=True):
    """What stands beside a name: initials in a script, or the photograph."""

    language: str = ""
    first: str = ""
    second: str = ""
    photo: str = ""
    whole: str = ""
    srcset: str = ""
    sources: tuple[Source, ...] = ()
    alt: Said | str = ""
    credit: str = ""


def monogram(reading: Reading, speaker: Speaker) -> Monogram:
    """The picture beside a speaker's name as the page spells it."""
    if photo := speaker.photo:
        return portrait(photo, reading.say(photo.alt), SMALL)
    return initials(reading.say(speaker.names))


def monograms(reading: Reading, speaker: Speaker) -> tuple[Monogram, ...]:
    """The large ones of a speaker's page: the photograph, or the initials in every script."""
    if photo := speaker.photo:
        return (portrait(photo, reading.say(photo.alt), LARGE),)
    return in_scripts(speaker.names, reading.order, reading.language)


def portrait(photo: Photo, alt: Said, most: int) -> Monogram:
    """The photograph in the widths up to `most`, in every format."""
    *better, (usual, _media) = portraits.FORMATS.items()
    return Monogram(
        photo=portraits.cut(photo, portraits.widths(photo, most)[-1], usual),
        whole=portraits.whole(photo),
        srcset=portraits.srcset(photo, usual, most),
        sources=tuple(
            Source(media=media, srcset=portraits.srcset(photo, form, most))
            for form, media in better
        ),
        alt=alt,
        credit=photo.credit,
    )


def in_scripts(
    official: Mapping[str, str], order: Iterable[str], language: str
) -> tuple[Monogram, ...]:
    """The initials of a name in every script, that of the first language first."""
    tags = dict.fromkeys((*order, *official))
    spelt = [Said(official[tag], tag, language) for tag in tags if tag in official]
    by_script = {_script(said.text): said for said in reversed(spelt)}
    return tuple(initials(by_script[script]) for script in dict.fromkeys(_scripts(spelt)))


def initials(name: Said) -> Monogram:
    """The two letters of a name."""
    letters = names.initials(name.text, name.language)
    language = name.language if name.foreign else ""
    return Monogram(language=language, first=letters[:1], second=letters[1:])


def _scripts(spelt: list[Said]) -> list[str]:
    return [_script(said.text) for said in spelt]


def _script(text: str) -> str:
    """LATIN, CYRILLIC, GEORGIAN: the script of a name's first letter."""
    letter = next((ch for ch in text if ch.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""
