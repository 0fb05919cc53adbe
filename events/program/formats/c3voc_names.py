"""Names and addresses as c3voc's formats want them: acronyms, slugs, URIs, one line of text."""

import re
from urllib.parse import quote

from events.program import names
from events.program.document import Forum, Session
from events.program.text import Texts, line

SHORTEST = 4  # characters of an acronym
STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def acronym(forum: Forum) -> str:
    """The slug as `[a-z0-9_-]{4,}`; a shorter one is told with the year."""
    return forum.slug if len(forum.slug) >= SHORTEST else f"{forum.slug}-{forum.starts.year}"


def slug(forum: Forum, session: Session) -> str:
    """c3voc's form: acronym, number, title, as `[a-z0-9_]{4,}-[a-z0-9_-]{4,}`; none twice."""
    prefix = acronym(forum).replace("-", "_")
    return f"{prefix}-{session.number:02}-{names.slug(session.slug)}"


def uri(url: str) -> str:
    """The address with nothing but the characters of RFC 3986; empty where it is none."""
    whole = STRAY_PERCENT.sub("%25", url.strip())
    plain = quote(whole, safe="%/:?#@!$&'()*+,;=~-._")
    return plain if re.match("https?://[^/]", plain) else ""


def lines(told: Texts) -> Texts:
    """One line per language."""
    return {language: shown for language, text in told.items() if (shown := line(text))}
