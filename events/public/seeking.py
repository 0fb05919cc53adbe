"""What words find in an edition, in the order in which the API finds it."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from events.program import facets, search
from events.program.document import Speaker
from events.program.edition import Edition
from events.public.kept import per_release
from events.public.reading import Reading

LENGTH = 200  # letters of a query that are looked at


@per_release
def facets_of(edition: Edition) -> facets.Facets:
    """By what the edition's sessions are chosen."""
    return facets.Facets(edition.document)


def words_of(query: Mapping[str, str]) -> str:
    """The words that a query asks for."""
    return query.get("q", "").strip()[:LENGTH]


def sessions(reading: Reading, words: str) -> tuple[UUID, ...]:
    """The sessions that the words find, best first."""
    found = search.sessions(_index(reading.edition), words, languages=reading.order)
    return tuple(hit.id for hit in found)


def speakers(reading: Reading, words: str) -> tuple[Speaker, ...]:
    """The speakers that the words find, best first."""
    found = search.speakers(_index(reading.edition), words, languages=reading.order)
    return tuple(reading.speakers[hit.id] for hit in found)


def address(reading: Reading) -> str:
    """Where a release's own search is read from; a draft has none, its forms ask the server."""
    stamp = reading.stamp
    return f"/{reading.slug}/r{stamp.number}/search.json" if stamp else ""


def asked(parameters: Mapping[str, str]) -> str:
    """The parameters that say something, `?` included."""
    given = {name: value for name, value in parameters.items() if value}
    return f"?{urlencode(given)}" if given else ""


@per_release
def _index(edition: Edition) -> search.Index:
    return search.Index(edition.document)
