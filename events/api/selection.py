"""The sessions and speakers that meet a query, in the order asked for."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from events.api.errors import Fault, invalid
from events.api.ordering import ordered
from events.api.programme import Kind, Programme
from events.api.queries import SearchQuery, SessionQuery, SpeakerQuery
from events.program import clock, search
from events.program.document import Appearance, Session, Speaker
from events.program.search import Hit


def sessions(programme: Programme, query: SessionQuery) -> list[Session]:
    """The sessions that meet the query, in programme order or, where searched, best first."""
    tests = (*_tests(programme, query), *_time_tests(programme, query))
    found = [each for each in _found(programme, "session", query) if _meets(each, tests)]
    return ordered(found, query.ordering, _order(programme, query))


def speakers(programme: Programme, query: SpeakerQuery) -> list[Speaker]:
    """The speakers that meet the query, in protocol order or, where searched, best first."""
    tests = tuple(_speaker_tests(programme, query))
    found = [each for each in _found(programme, "speaker", query) if _meets(each, tests)]
    return ordered(found, query.ordering, _order(programme, query))


def hits(programme: Programme, kind: Kind, query: SearchQuery) -> dict[UUID, Hit]:
    """What the words find, best first, with the reason; nothing where there are none."""
    find = search.sessions if kind == "session" else search.speakers
    found = find(programme.index, query.search, languages=_order(programme, query))
    return {hit.id: hit for hit in found}


def _found(programme: Programme, kind: Kind, query: SearchQuery) -> list[Any]:
    if not query.search.strip():
        return list(programme.things[kind])
    return [programme.by_id[kind][id_] for id_ in hits(programme, kind, query)]


def _order(programme: Programme, query: SearchQuery) -> tuple[str, ...]:
    """The reader's language, then the forum's."""
    return (*filter(None, (query.lang,)), *programme.forum.languages)


Test = Callable[[Any], bool]


def _meets(thing: Any, tests: tuple[Test, ...]) -> bool:
    return all(test(thing) for test in tests)


def _tests(programme: Programme, query: SessionQuery) -> Iterator[Test]:
    for name in ("kind", "state", "coverage"):
        if (asked := getattr(query, name)) is not None:
            yield _equals(name, asked)
    if query.language:
        yield lambda s: query.language in _heard(s)
    if query.theme:
        theme = _id(programme, "theme", query.theme)
        yield lambda s: theme in (s.theme, *s.themes)
    if query.room:
        room = _id(programme, "room", query.room)
        yield lambda s: room in (s.room, *s.overflow)
    if on_stage := tuple(_stage_tests(programme, query)):
        yield lambda s: any(_meets(part, on_stage) for part in s.appearances)


def _equals(name: str, asked: str) -> Test:
    return lambda thing: getattr(thing, name) == asked


def _time_tests(programme: Programme, query: SessionQuery) -> Iterator[Test]:
    if query.day:
        zone, turns = programme.forum.zone, programme.forum.day_turns
        yield lambda s: s.start is not None and clock.day_of(s.start, zone, turns) == query.day
    if after := query.starts_after:
        yield lambda s: s.start is not None and s.start >= after
    if before := query.ends_before:
        yield lambda s: (ends := clock.end_of(s)) is not None and ends <= before
    if query.now:
        running = {each.uuid for each in clock.running(programme.document, query.now)}
        yield lambda s: s.uuid in running


def _stage_tests(programme: Programme, query: SessionQuery) -> Iterator[Test]:
    """What one and the same appearance must meet."""
    if query.speaker:
        speaker = _id(programme, "speaker", query.speaker)
        yield lambda part: part.speaker == speaker
    if query.role:
        yield lambda part: part.role == query.role
    if who := tuple(_person_tests(programme, query)):
        yield lambda part: _meets(programme.get("speaker", part.speaker), who)


def _speaker_tests(programme: Programme, query: SpeakerQuery) -> Iterator[Test]:
    yield from _person_tests(programme, query)
    if query.role:
        yield lambda s: query.role in {part.role for part in _parts(programme, s)}


def _person_tests(programme: Programme, query: SessionQuery | SpeakerQuery) -> Iterator[Test]:
    if country := query.country:
        yield lambda s: s.country.upper() == country.upper()
    if query.organisation:
        organisation = _id(programme, "organisation", query.organisation)
        yield lambda s: organisation in (s.organisation, s.delegation)


def _parts(programme: Programme, speaker: Speaker) -> Iterator[Appearance]:
    return (part for _, part in programme.parts.get(speaker.uuid, ()))


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
