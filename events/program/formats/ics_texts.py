"""What an event of a calendar says in words: its summary, categories and plain description."""

import re
from collections.abc import Iterator

from events.program.document import Appearance, Session
from events.program.formats.outgoing import Extract
from events.program.text import clean, line

# Markdown as programmes have it; each is replaced by what is to be read.
MARKS = (
    (re.compile(r"!?\[([^\]\n]*)\]\(([^)\s]+)\)"), r"\1 (\2)"),
    (re.compile(r"^#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"\*\*|`"), ""),
    (re.compile(r"(?<![\w*])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"), r"\1"),
)


def plain(markdown: str) -> str:
    """The text without its marks: links with their address in brackets, no emphasis."""
    text = clean(markdown)
    for mark, read in MARKS:
        text = mark.sub(read, text)
    return text


def summary(extract: Extract, session: Session) -> str:
    """The title; of a cancelled session after the word that says so, as lists show nothing else."""
    title = line(extract.say(session.title))
    if session.state == "cancelled":
        return f"{extract.words['state.cancelled']}: {title}"
    return title


def categories(extract: Extract, session: Session) -> list[str]:
    """The main theme first, then the further ones, then the kind."""
    themes = [extract.themes.get(each) for each in (session.theme, *session.themes) if each]
    named = [extract.say(theme.names) for theme in themes if theme]
    said = [line(text) for text in (*named, extract.words[f"kind.{session.kind}"])]
    return [*dict.fromkeys(filter(None, said))]


def description(extract: Extract, session: Session, page: str) -> str:
    """All that a newsroom's reader sees: why it is off, what it is about, who speaks, its page."""
    paragraphs = [
        extract.say(session.cancelled_because),
        "" if session.certainty == "exact" else extract.words[f"certainty.{session.certainty}"],
        extract.say(session.subtitle),
        plain(extract.say(session.abstract)),
        plain(extract.say(session.description)),
        "\n".join(_cast(extract, session)),
        page,
    ]
    return "\n\n".join(filter(None, map(clean, paragraphs)))


def _cast(extract: Extract, session: Session) -> Iterator[str]:
    """A line for each person: their role, name, position and organisation."""
    for part in session.appearances:
        if part.speaker in extract.speakers:
            yield f"{extract.words[f'role.{part.role}']}: {_person(extract, part)}"
    if session.more_speakers:
        yield extract.words["more_speakers"]


def _person(extract: Extract, part: Appearance) -> str:
    speaker = extract.speakers[part.speaker]
    employer = extract.organisation(speaker)
    said = (speaker.names, speaker.position, employer.names if employer else {})
    named = ", ".join(line(text) for text in map(extract.say, said) if text)
    return (
        named if speaker.status == "confirmed" else f"{named} ({extract.words['state.cancelled']})"
    )
