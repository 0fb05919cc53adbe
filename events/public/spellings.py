"""A name in each language, and the line of name, position and organisation that a story prints."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from events.words import labels


class Spelling(Struct, frozen=True, kw_only=True):
    """A row of a table of names: what it is called, and what may be copied."""

    heading: str
    text: str
    language: str = ""
    rtl: bool = False


def spelt(texts: Mapping[str, str], languages: Iterable[str], page: str) -> Iterator[Spelling]:
    """A name in each of the languages, empty where it has none, then in any other that it has."""
    for tag in dict.fromkeys((*languages, *texts)):
        yield _spelling(tag, texts.get(tag, ""), page)


def lines(
    parts: Iterable[Mapping[str, str]], languages: Iterable[str], page: str
) -> Iterator[Spelling]:
    """Name, position and organisation in one line, in each language that has more than the name.

    What a language lacks is left out of its line, never taken from another one.
    """
    name, *others = parts
    for tag in dict.fromkeys((*languages, *name, *others[0])):
        if more := [text for text in (each.get(tag) for each in others) if text]:
            line = _spelling(tag, ", ".join((*filter(None, [name.get(tag)]), *more)), page)
            heading = _("Position, %(language)s") % {"language": line.heading}
            yield line if name.get(tag) else replace(line, heading=heading)


def _spelling(tag: str, text: str, page: str) -> Spelling:
    heading, rtl = labels.language_name(tag, page), labels.right_to_left(tag)
    return Spelling(heading=heading, text=text, language=tag, rtl=rtl)
