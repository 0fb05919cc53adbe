"""The sessions and speakers that meet a query."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from events.api.errors import Fault, invalid
from events.api.programme import Kind, Programme
from events.api.queries import SearchQuery, SessionQuery
from events.program import clock, search
from events.program.document import Session, Speaker


def sessions(programme: Programme, query: SessionQuery) -> list[Session]:
    """The sessions that meet the query, in programme order or, where searched, best first."""
    found: list[Session] = _found(programme, "session", query.search)
    tests = tuple(_tests(programme, query))
    return [session for session in found if all(test(session) for test in tests)]


def speakers(programme: Programme, query: SearchQuery) -> list[Speaker]:
    """The speakers that meet the query, in protocol order or, where searched, best first."""
    return _found(programme, "speaker", query.search)


def _found(programme: Programme, kind: Kind, words: str) -> list[Any]:
    if not words.strip():
        return list(programme.things[kind])
    find = search.sessions if kind == "session" else search.speakers
    return [programme.by_id[kind][hit.id] for hit in find(programme.index, words)]


def _tests(programme: Programme, query: SessionQuery) -> Iterator[Callable[[Session], bool]]:
    yield from _place_tests(programme, query)
    if query.day:
        zone, turns = programme.forum.zone, programme.forum.day_turns
        yield lambda s: s.start is not None and clock.day_of(s.start, zone, turns) == query.day
    if query.kind:
        yield lambda s: s.kind == query.kind
    if query.state:
        yield lambda s: s.state == query.state
    if query.language:
        yield lambda s: query.language in _heard(s)


def _place_tests(programme: Programme, query: SessionQuery) -> Iterator[Callable[[Session], bool]]:
    if query.theme:
        theme = _id(programme, "theme", query.theme)
        yield lambda s: theme in (s.theme, *s.themes)
    if query.room:
        room = _id(programme, "room", query.room)
        yield lambda s: room in (s.room, *s.overflow)
    if query.speaker:
        speaker = _id(programme, "speaker", query.speaker)
        yield lambda s: any(part.speaker == speaker for part in s.appearances)


def _heard(session: Session) -> tuple[str, ...]:
    return (*session.floor_languages, *(one.language for one in session.interpretation))


def _id(programme: Programme, kind: Kind, name: str) -> UUID:
    if found := programme.identify(kind, name):
        return found
    detail = (
        f"This forum has no {kind} “{name}”. "
        f"Give the uuid or slug of one that its list of {kind}s names."
    )
    raise invalid(Fault(parameter=kind, code=f"unknown_{kind}", detail=detail))
