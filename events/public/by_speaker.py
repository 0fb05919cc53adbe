"""The programme by speaker: each in the page's alphabet, with the sessions they appear in."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from events.program import clock, names
from events.program.document import Session, Speaker
from events.public import seeking
from events.public.filters import Filter
from events.public.reading import Reading, sort_text
from events.public.rows import Row, row
from events.public.said import Said
from events.words import dates


class Appearing(Struct, frozen=True, kw_only=True):
    """A speaker and their sessions; `letter` is said where the alphabet has come to a new one."""

    number: int
    name: Said
    url: str
    post: tuple[Said, ...]
    rows: tuple[Row, ...]
    letter: str = ""
    cancelled: bool = False


def by_speaker(reading: Reading, asked: Filter) -> Iterator[Appearing]:
    """The speakers who have a session that is kept.

    Words find speakers, best first; where they find none, the speakers of the sessions found.
    """
    last = ""
    dated = bool(clock.days(reading.document)[1:])
    named = seeking.speakers(reading, asked.words) if asked.words else ()
    keep = (replace(asked, words="") if named else asked).keep(reading)
    for speaker in named or reading.alphabetical:
        if kept := tuple(filter(keep, reading.stages.get(speaker.uuid, ()))):
            letter = "" if named else names.upper(sort_text(speaker)[:1], reading.language)
            rows = tuple(_row(reading, session, dated=dated) for session in kept)
            yield _appearing(reading, speaker, rows, letter if letter != last else "")
            last = letter


def day_words(reading: Reading, session: Session) -> str:
    """The day that a session stands under: 5 Dec; nothing where its time is to be announced."""
    if not session.start:
        return ""
    day = clock.day_of(session.start, reading.forum.zone, reading.forum.day_turns)
    return dates.brief(day, reading.language)


def _row(reading: Reading, session: Session, *, dated: bool) -> Row:
    shown = row(reading, session)
    return replace(shown, day=day_words(reading, session)) if dated else shown


def _appearing(reading: Reading, speaker: Speaker, rows: tuple[Row, ...], letter: str) -> Appearing:
    return Appearing(
        number=speaker.number,
        name=reading.say(speaker.names),
        url=reading.at("speakers", speaker.slug),
        post=reading.post(speaker),
        rows=rows,
        letter=letter,
        cancelled=speaker.status == "cancelled",
    )
