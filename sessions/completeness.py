"""How far a forum's draft is: texts by language, sessions by state, speakers by answer, and gaps.

Everything is counted by the database, by the conditions that the lists filter by.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from events import gaps
from events.models import Forum
from sessions.gaps import lacking as sessions_lacking
from sessions.models.choices import State
from speakers import gaps as speakers_gaps
from speakers.models import NameForm, Organisation, Speaker

Lacks = Callable[[str], Q]


class Said(NamedTuple):
    """How many of `total` texts there are in one language."""

    language: str
    there: int
    total: int

    @property
    def none(self) -> bool:
        """Whether the language is missing altogether, though there is something to say."""
        return self.total > 0 and self.there == 0

    @property
    def missing(self) -> int:
        """How many are yet to be written."""
        return self.total - self.there


class Line(NamedTuple):
    """One kind of text in every language of the forum."""

    kind: str
    counts: tuple[Said, ...]


def texts(forum: Forum) -> tuple[Line, ...]:
    """For each kind of text how many there are, in the order of the forum's languages."""
    return tuple(
        Line(kind, _said(rows, lacks, forum.languages))
        for kind, (rows, lacks) in _texts(forum).items()
    )


def _texts(forum: Forum) -> dict[str, tuple["QuerySet[Any]", Lacks]]:
    speakers = forum.speakers.filter(speakers_gaps.AWAITED)
    return {
        "names": (speakers, speakers_gaps.no_name),
        "positions": (speakers, speakers_gaps.no_position),
        "organisations": (
            Organisation.objects.filter(speakers_gaps.organisations_of(forum)),
            _named,
        ),
        "titles": (forum.sessions.all(), _in("title")),
        "abstracts": (forum.sessions.exclude(abstract={}), _in("abstract")),
        "rooms": (forum.rooms.all(), _named),
        "themes": (forum.themes.all(), _named),
        "motto": (Forum.objects.filter(pk=forum.pk), _in("motto")),
    }


def _in(field: str) -> Lacks:
    return lambda language: gaps.no_text(field, language)


_named = _in("names")


def _said(rows: "QuerySet[Any]", lacks: Lacks, languages: Iterable[str]) -> tuple[Said, ...]:
    languages = list(languages)
    numbers = _counted(rows, {str(n): lacks(tag) for n, tag in enumerate(languages)})
    total = numbers["total"]
    return tuple(
        Said(tag, total - numbers[str(number)], total) for number, tag in enumerate(languages)
    )


def states(forum: Forum) -> dict[str, int]:
    """How many sessions are in each state."""
    return _by(forum.sessions, "state", State.values)


def answers(forum: Forum) -> dict[str, int]:
    """How many speakers gave which answer."""
    return _by(forum.speakers, "status", Speaker.Status.values)


def session_gaps(forum: Forum) -> dict[str, int]:
    """How many sessions lack what."""
    return _gaps(forum.sessions.all(), sessions_lacking())


def speaker_gaps(forum: Forum) -> dict[str, int]:
    """How many speakers lack what."""
    return _gaps(forum.speakers.all(), speakers_gaps.lacking())


def unconfirmed_forms(forum: Forum) -> int:
    """How many forms of its speakers' names nobody has confirmed."""
    return NameForm.objects.of_speakers(Forum.objects.filter(pk=forum.pk)).unconfirmed().count()


def _by(rows: Any, field: str, values: Iterable[str]) -> dict[str, int]:
    there = dict(rows.order_by().values_list(field).annotate(number=Count("pk")))
    return {value: there.get(value, 0) for value in values}


def _gaps(rows: "QuerySet[Any]", conditions: Mapping[str, Q]) -> dict[str, int]:
    numbers = _counted(rows, conditions)
    return {name: numbers[name] for name in conditions}


def _counted(rows: "QuerySet[Any]", conditions: Mapping[str, Q]) -> dict[str, int]:
    """How many rows fulfil each condition, and the `total`, in one query."""
    numbers = {
        f"n_{name}": Count("pk", filter=condition, distinct=True)
        for name, condition in conditions.items()
    }
    found = rows.order_by().aggregate(n_total=Count("pk", distinct=True), **numbers)
    return {name.removeprefix("n_"): number for name, number in found.items()}
