"""Persons across all visible forums: what each was at each of them, as of then."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from events import releases
from events.casts import Cast, Part, Read, read
from events.program import names, search
from events.program.document import NameForm
from events.program.search import Index
from events.program.text import Texts
from events.releases import OnShelf, Shelf
from events.web import absolute, page_addresses

FORUMS = "/api/v1/forums/"


class Engagement:
    """What a person is at one forum."""

    def __init__(self, entry: OnShelf, part: Part) -> None:
        self.forum, self.part = entry, part
        self.speaker, self.organisation, self.roles = part.speaker, part.organisation, part.roles

    @property
    def url(self) -> Texts:
        """The person's page at that forum."""
        return page_addresses(f"{self.forum.slug}/speakers/{self.speaker.slug}/")

    @property
    def api(self) -> str:
        """The person at that forum, in the API."""
        return absolute(f"{FORUMS}{self.forum.slug}/speakers/{self.speaker.uuid}/")


class Someone:
    """A person; names, country and links as the newest of their forums has them.

    A forum may still know them as somebody else, merged into `uuid` since it was published.
    """

    def __init__(self, uuid: UUID, engagements: list[Engagement]) -> None:
        self.forums = engagements
        own = (each for each in engagements if each.speaker.uuid == uuid)
        self.newest = next(own, engagements[0]).speaker

    @property
    def slug(self) -> str:
        """The person's own address, which differs from the speakers'."""
        return self.newest.person_slug

    @cached_property
    def forms(self) -> tuple[NameForm, ...]:
        """Every spelling that any of the forums has released, once."""
        return tuple(dict.fromkeys(form for one in self.forums for form in one.speaker.forms))

    @cached_property
    def everywhere(self) -> Texts:
        """The name in each language, as the newest forum that has it there spells it."""
        older = {
            tag: text for one in reversed(self.forums) for tag, text in one.speaker.names.items()
        }
        return {**older, **self.newest.names}

    @cached_property
    def misspelt(self) -> tuple[str, ...]:
        """Every spelling that the press is known to have used, the names themselves left out."""
        found = dict.fromkeys(text for one in self.forums for text in one.speaker.reported)
        return tuple(text for text in found if text not in self.everywhere.values())

    @property
    def filed(self) -> tuple[str, str]:
        """Where the person stands in the list."""
        return names.fold(self.newest.sort_key), str(self.newest.uuid)

    @property
    def api(self) -> str:
        """This person in the API."""
        return absolute(f"/api/v1/people/{self.newest.uuid}/")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.newest, name)


class People:
    """Everybody on the shelf, by family name."""

    def __init__(self, casts: Iterable[tuple[OnShelf, Cast]]) -> None:
        self._casts = tuple(casts)
        here = {part.speaker.uuid for _entry, cast in self._casts for part in cast.parts}
        self._merged = {
            old: new
            for _entry, cast in self._casts
            for old, new in cast.merged.items()
            if new in here
        }
        found: dict[UUID, list[Engagement]] = defaultdict(list)
        for entry, cast in self._casts:
            for part in cast.parts:
                found[self.kept(part.speaker.uuid)].append(Engagement(entry, part))
        everybody = sorted((Someone(*each) for each in found.items()), key=lambda one: one.filed)
        self.by_id = {one.uuid: one for one in everybody}

    def at(self, slug: str) -> Someone | None:
        """Who has this address or once had it; compare `slug` to redirect."""
        uuid = self._addresses.get(slug)
        return self.by_id.get(self.kept(uuid)) if uuid else None

    def kept(self, uuid: UUID) -> UUID:
        """Who that is by now: they, or whom they were merged into."""
        seen = {uuid}
        while (uuid := self._merged.get(uuid, uuid)) not in seen:
            seen.add(uuid)
        return uuid

    @cached_property
    def _addresses(self) -> Mapping[str, UUID]:
        """By every address: a live one beats a forum's own, these beat former ones."""
        parts = [part for _entry, cast in reversed(self._casts) for part in cast.parts]
        return {
            **{
                slug: who
                for _entry, cast in reversed(self._casts)
                for slug, who in cast.gone.items()
            },
            **{slug: part.speaker.uuid for part in parts for slug in part.former},
            **{part.speaker.slug: part.speaker.uuid for part in parts},
            **{part.speaker.person_slug: part.speaker.uuid for part in parts},
            **{one.slug: one.uuid for one in self.by_id.values()},
        }

    @cached_property
    def index(self) -> Index:
        """What they are searched by: every spelling of every forum; made by the first search."""
        replace = msgspec.structs.replace
        known = tuple(replace(one.newest, forms=one.forms) for one in self.by_id.values())
        _entry, cast = self._casts[0]
        return Index(replace(cast.bare, speakers=known))

    def find(self, words: str) -> list[Someone]:
        """Those found by any spelling, the best first; without words all of them."""
        if not words.strip() or not self.by_id:
            return list(self.by_id.values())
        return [self.by_id[hit.id] for hit in search.speakers(self.index, words)]


class Made(NamedTuple):
    """The persons of a shelf, and what was read of each forum for that."""

    shelf: Shelf
    people: People
    read: Mapping[UUID, Read]


_making = threading.Lock()
_made = Made(Shelf(), People(()), {})


def people() -> People:
    """Everybody as of the present shelf; when that has changed, one query for what is new on it."""
    global _made  # noqa: PLW0603 - what this process knows of the world
    shelf = releases.shelf()
    with _making:
        if _made.shelf is not shelf:
            now = read(shelf, _made.read)
            found = ((entry, now[entry.uuid].cast) for entry in shelf.forums)
            _made = Made(shelf, People((entry, cast) for entry, cast in found if cast), now)
        return _made.people
