"""Files that we wrote ourselves: told by their maker, and by the addresses in them."""

import re

from msgspec import Struct

from events.program.text import LANGUAGE_TAG

MAKERS = {"Forum Site", "-//Forum Site//Programme//EN"}
ADDRESS = re.compile(r"(https?://[^/\s]+)/([A-Za-z-]+)/([^/\s]+)/([^.\s]*)")


class Origin(Struct, frozen=True, kw_only=True):
    """The site, the language and the forum that a file of ours was written for.

    `stem` is what the file's address below the forum's begins with, which tells the part.
    """

    site: str
    language: str
    slug: str
    stem: str = ""


def origin(maker: str, address: str) -> Origin | None:
    """Where a file of ours comes from; None of a file of others."""
    found = ADDRESS.match(address)
    if maker not in MAKERS or not found or not LANGUAGE_TAG.fullmatch(found[2]):
        return None
    return Origin(site=found[1], language=found[2], slug=found[3], stem=found[4])
