"""The figures of the organisers' home: each with the list that it counts."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.admin import at_hand
from events.models import Forum
from events.multilingual_form import endonym
from sessions import completeness
from sessions.admin.filters import SessionGaps
from sessions.models.choices import State
from speakers.admin.filters import FormForumFilter
from speakers.admin.gaps import OfForum, SpeakerGaps
from speakers.models import Speaker

SESSIONS, SPEAKERS = "program_sessions_session", "speakers_speaker"
ORGANISATIONS, FORMS = "speakers_organisation", "speakers_nameform"
# What those filters are called that narrow lists of what forums share.
NARROWED_BY = {ORGANISATIONS: OfForum.parameter_name, FORMS: FormForumFilter.parameter_name}
# Each kind of text: what it is called, its list, and the filter that shows what is missing.
TEXTS: Mapping[str, tuple[Any, str, str]] = {
    "names": (_("Names"), SPEAKERS, "no_name"),
    "positions": (_("Positions"), SPEAKERS, "no_position"),
    "organisations": (_("Organisations"), ORGANISATIONS, "no_name"),
    "titles": (_("Session titles"), SESSIONS, "missing"),
    "abstracts": (_("Abstracts"), SESSIONS, "no_abstract"),
    "rooms": (_("Rooms"), "events_room", "no_name"),
    "themes": (_("Themes"), "events_theme", "no_name"),
    "motto": (_("Motto"), "", ""),
}


class Figure(NamedTuple):
    """A number, what it counts, of how many, and the list behind it."""

    title: Any
    number: int
    total: int
    link: str


class Cell(NamedTuple):
    """How far a language is with one kind of text."""

    language: str
    said: completeness.Said
    link: str


def context(forum: Forum) -> dict[str, Any]:
    """All of them."""
    return {
        "texts": _texts(forum),
        "states": _by(forum, SESSIONS, "state__exact", State, completeness.states(forum)),
        "answers": _by(
            forum, SPEAKERS, "status__exact", Speaker.Status, completeness.answers(forum)
        ),
        "session_gaps": _gaps(forum, SESSIONS, SessionGaps.words, completeness.session_gaps(forum)),
        "speaker_gaps": [
            *_gaps(forum, SPEAKERS, SpeakerGaps.words, completeness.speaker_gaps(forum)),
            *_forms(forum, completeness.unconfirmed_forms(forum)),
        ],
    }


def _texts(forum: Forum) -> list[tuple[Any, list[Cell]]]:
    return [
        (TEXTS[line.kind][0], [_cell(forum, line.kind, said) for said in line.counts])
        for line in completeness.texts(forum)
        if line.counts and line.counts[0].total
    ]


def _cell(forum: Forum, kind: str, said: completeness.Said) -> Cell:
    _title, page, lacks = TEXTS[kind]
    link = listed(forum, page, **{lacks: said.language}) if page else _facts(forum)
    return Cell(endonym(said.language), said, link if said.missing else "")


def _facts(forum: Forum) -> str:
    return reverse("admin:events_forum_change", args=(forum.pk,))


def _by(
    forum: Forum, page: str, field: str, choices: Any, numbers: Mapping[str, int]
) -> list[Figure]:
    total = sum(numbers.values())
    return [
        Figure(choices(value).label, number, total, listed(forum, page, **{field: value}))
        for value, number in numbers.items()
    ]


def _gaps(
    forum: Forum, page: str, words: Mapping[str, Any], numbers: Mapping[str, int]
) -> Iterable[Figure]:
    """What nothing lacks is not told."""
    return [
        Figure(words[name], number, 0, listed(forum, page, lacks=name))
        for name, number in numbers.items()
        if number
    ]


def _forms(forum: Forum, number: int) -> Iterable[Figure]:
    title = ngettext("name form to be confirmed", "name forms to be confirmed", number)
    return [Figure(title, number, 0, listed(forum, FORMS))] if number else []


def listed(forum: Forum, page: str, **asked: str) -> str:
    """The address of a list of the forum's rows."""
    of = NARROWED_BY.get(page, at_hand.FILTER)
    return f"{reverse(f'admin:{page}_changelist')}?{urlencode({of: forum.pk, **asked})}"
