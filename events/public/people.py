"""All speakers, or those that words find; a list of people as every page shows it."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import names
from events.program.document import Speaker
from events.public import seeking
from events.public.drawn import Drawn
from events.public.monogram import Monogram, monogram
from events.public.reading import Reading, sort_text
from events.public.roles import alone
from events.public.said import Said
from events.words import dates


class Person(Struct, frozen=True, kw_only=True):
    """A speaker in a list; `letter` is said where the index has a new one."""

    number: int
    name: Said
    url: str
    post: tuple[Said, ...]
    monogram: Monogram
    letter: str = ""
    cancelled: bool = False


def speakers(reading: Reading, query: Mapping[str, str]) -> Drawn:
    """All speakers by family name, or those that `q` finds, best first."""
    sought = seeking.words_of(query)
    found = seeking.speakers(reading, sought) if sought else reading.alphabetical
    as_of = dates.plain(reading.forum.starts, reading.language)
    return Drawn(
        template="events/speakers.html",
        title=_("Speakers"),
        section="speakers",
        query=seeking.asked({"q": sought}),
        context={
            "index": seeking.address(reading),
            "sought": sought,
            "people": tuple(people(reading, found, letters=not sought)),
            "count": len(found),
            "total": len(reading.document.speakers),
            "as_of": as_of,
            "organisations": bool(reading.organisations),
            "names_note": reading.unconfirmed(found),
        },
    )


def people(reading: Reading, found: Iterable[Speaker], *, letters: bool) -> Iterator[Person]:
    """The speakers as a list shows them, with the letters of the index where asked for."""
    last = ""
    for speaker in found:
        letter = names.upper(sort_text(speaker)[:1], reading.language) if letters else ""
        yield Person(
            number=speaker.number,
            name=reading.say(speaker.names),
            url=reading.at("speakers", speaker.slug),
            post=reading.post(speaker) or tuple(alone(reading, speaker)),
            monogram=monogram(reading, speaker),
            letter=letter if letter != last else "",
            cancelled=speaker.status == "cancelled",
        )
        last = letter
