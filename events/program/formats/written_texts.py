"""Texts of programmes that nobody wrote for us, without their entities and tags."""

import html
import re

from events.program.formats import markup
from events.program.text import clean

ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d?);", re.IGNORECASE)


def line(text: str) -> str:
    """A short text on one line; `&nbsp;` alone is nothing."""
    return " ".join(block(text).split())


def block(text: str) -> str:
    """A long text as Markdown."""
    told = markup.markdown(text)
    return clean(html.unescape(told)) if ENTITY.search(told) else told
