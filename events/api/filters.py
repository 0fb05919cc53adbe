"""Query parameters: one frozen struct per list, from which the schema's parameters are made too."""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
from django.http import QueryDict
from msgspec import Meta, Struct

from events.api.errors import Fault, invalid
from events.api.programme import Kind, Programme
from events.program import clock, search, terms
from events.program.document import Session, Speaker
from events.program.text import LANGUAGE_TAG
from events.web import UI_LANGUAGES

TAG = Annotated[str, Meta(pattern=f"^{LANGUAGE_TAG.pattern}$")]


class Query(Struct, frozen=True, kw_only=True):
    """What every address takes."""

    lang: (
        Annotated[
            TAG,
            Meta(
                description="One language for all texts, of the interface (en, az, ka, ru) or of "
                "the forum: each text is then a string; one that this language lacks comes in "
                "the forum's next language and is named in `fallback`. Without it, texts are "
                "maps of language to text."
            ),
        ]
        | None
    ) = None


class ListQuery(Query, frozen=True, kw_only=True):
    """What every list takes."""

    page: Annotated[int, Meta(ge=1, description="The page of the list, from 1.")] = 1
    page_size: Annotated[int, Meta(ge=1, le=1000, description="Results on a page.")] = 100


class SearchQuery(ListQuery, frozen=True, kw_only=True):
    """What a list that can be searched takes."""

    search: Annotated[
        str,
        Meta(description="Names and titles in any spelling and script; the best match first."),
    ] = ""


class SessionQuery(SearchQuery, frozen=True, kw_only=True):
    """What the list of sessions takes."""

    day: (
        Annotated[
            date,
            Meta(description="A day of the forum; a session after midnight is the evening's."),
        ]
        | None
    ) = None
    theme: Annotated[str, Meta(description="A theme, main or further, by uuid or slug.")] | None = (
        None
    )
    room: Annotated[str, Meta(description="A room or overflow room, by uuid or slug.")] | None = (
        None
    )
    speaker: (
        Annotated[str, Meta(description="Somebody on stage, by the person's uuid or slug.")] | None
    ) = None
    kind: Annotated[terms.Kind, Meta(description="The kind of session.")] | None = None
    language: Annotated[TAG, Meta(description="A language spoken or interpreted.")] | None = None
    state: Annotated[terms.State, Meta(description="How certain the session is.")] | None = None


class ChangesQuery(Query, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What the comparison of two releases takes."""

    from_: (
        Annotated[
            int,
            Meta(ge=1, le=10**9, description="A release; by default the one before `to`."),
        ]
        | None
    ) = None
    to: (
        Annotated[int, Meta(ge=1, le=10**9, description="A release; by default the newest.")] | None
    ) = None


Asked = TypeVar("Asked", bound=Query)


class Parameter(NamedTuple):
    """A query parameter: what a value becomes, and what the schema says of it."""

    name: str
    type: Any
    schema: dict[str, Any]


def parameters(query: type[Query]) -> dict[str, Parameter]:
    """The parameters of an address by name."""
    hints = get_type_hints(query, include_extras=True)
    described = {}
    for field in msgspec.structs.fields(query):
        given = _without_none(hints[field.name])
        schema = msgspec.json.schema(given)
        if field.default is not None:
            schema["default"] = field.default
        described[field.encode_name] = Parameter(field.encode_name, given, schema)
    return described


def read(given: QueryDict, query: type[Asked]) -> Asked:
    """The query that the parameters ask; raises a refusal that names each wrong one."""
    known = parameters(query)
    values: dict[str, Any] = {}
    faults = []
    for name in given:
        value = _value(known, name, given.getlist(name))
        if isinstance(value, Fault):
            faults.append(value)
        else:
            values[name] = value
    if faults:
        raise invalid(*faults)
    return msgspec.convert(values, query)


def languages(query: Query, own: Iterable[str], known: Iterable[str] = ()) -> tuple[str, ...]:
    """The order in which texts are picked, () for maps.

    `own` are a forum's languages; those and the interface's may be asked for, and the `known` ones.
    """
    if query.lang is None:
        return ()
    answered = tuple(dict.fromkeys((*UI_LANGUAGES, *own, *known)))
    if query.lang not in answered:
        detail = f"There is nothing in “{query.lang}”. Give one of {', '.join(answered)} as lang."
        raise invalid(Fault(parameter="lang", code="unknown_language", detail=detail))
    return tuple(dict.fromkeys((query.lang, *own)))


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


def _without_none(hint: Any) -> Any:
    """The type that a given value has: None is only what an absent one has."""
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    return next(part for part in get_args(hint) if part is not types.NoneType)


def _value(known: Mapping[str, Parameter], name: str, values: list[str]) -> Any:
    """The value of one parameter, or what is wrong with it."""
    if name not in known:
        detail = f"There is no parameter “{name}” here. Known are {', '.join(known)}."
        return Fault(parameter=name, code="unknown_parameter", detail=detail)
    if len(values) > 1:
        return Fault(parameter=name, code="repeated", detail=f"Give {name} once.")
    try:
        return msgspec.convert(values[0], known[name].type, strict=False)
    except msgspec.ValidationError as error:
        detail = f"“{values[0]}” is no {name}: {_reason(known[name], error)}."
        return Fault(parameter=name, code="invalid", detail=detail)


def _reason(parameter: Parameter, error: msgspec.ValidationError) -> str:
    if choices := parameter.schema.get("enum"):
        return f"give one of {', '.join(choices)}"
    if parameter.schema.get("format") == "date":
        return "give a date as 2025-12-05"
    return str(error).replace("`", "")
