"""The schedule's filter: a plain GET form of words, views and what sessions are chosen by."""

from collections.abc import Callable, Mapping
from uuid import UUID

from msgspec import Struct

from events.program.document import Session
from events.public import seeking
from events.public.choices import SUBJECTS, Choice, Option, choices, known
from events.public.reading import Reading

VIEWS = ("rooms", "compact", "speakers")
# Places and persons have their own order; in the other views what words find comes best first.
RANKED = ("", "compact")
TIME = "time"
PARAMETERS = ("view", "q", "order", *SUBJECTS)


class Filter(Struct, frozen=True, kw_only=True):
    """What a reader asked for: words, the choices, and the parameters that are known.

    `found` are the sessions that the words find, best first.
    """

    choices: tuple[Choice, ...]
    asked: Mapping[str, str]
    words: str
    found: tuple[UUID, ...]
    view: str
    order: str
    base: str

    @property
    def active(self) -> bool:
        """Whether anything is filtered by."""
        return bool(self.asked or self.words)

    @property
    def ranked(self) -> bool:
        """Whether sessions stand best first, not by the hour."""
        return bool(self.words) and self.view in RANKED and self.order != TIME

    @property
    def day(self) -> str:
        """The day asked for."""
        return self.asked.get("day", "")

    @property
    def chosen(self) -> tuple[tuple[str, Option], ...]:
        """The labels of what is filtered by."""
        return tuple((each.label, each.chosen) for each in self.choices if each.chosen)

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The choices between more than one thing; languages are told apart where they differ."""
        spoken, interpreted = (
            next(each.options for each in self.choices if each.name == name)
            for name in ("spoken", "interpreted")
        )
        hidden = () if spoken and interpreted else ("spoken", "interpreted")
        return tuple(
            each
            for each in self.choices
            if (each.options[1:] and each.name not in hidden) or each.chosen
        )

    @property
    def query(self) -> str:
        """The parameters that make this page, `?` included."""
        return self.address()[len(self.base) :]

    @property
    def cleared(self) -> str:
        """The address of the same view of everything."""
        return self.base + seeking.asked({"view": self.view})

    @property
    def by_time(self) -> str:
        """The address of what is found, by the hour."""
        return self.address(order=TIME)

    @property
    def by_rank(self) -> str:
        """The address of what is found, best first."""
        return self.address(order="")

    def address(self, **other: str) -> str:
        """The address of the schedule with some parameters otherwise."""
        own = {"view": self.view, "q": self.words, "order": self.order}
        return self.base + seeking.asked({**own, **self.asked, **other})

    def keep(self, reading: Reading) -> Callable[[Session], bool]:
        """A test of one session; what is not asked for does not matter."""
        facets, found = seeking.facets_of(reading.edition), frozenset(self.found)

        def kept(session: Session) -> bool:
            return (not self.words or session.uuid in found) and facets.meets(session, self.asked)

        return kept


def chosen(reading: Reading, query: Mapping[str, str]) -> Filter:
    """The filter of a query; parameters and values that it does not know are left out."""
    asked, words = known(reading, query), seeking.words_of(query)
    return Filter(
        choices=tuple(choices(reading, asked)),
        asked=asked,
        words=words,
        found=seeking.sessions(reading, words) if words else (),
        view=query["view"] if query.get("view") in VIEWS else "",
        order=TIME if words and query.get("order") == TIME else "",
        base=reading.at("schedule"),
    )
