"""Query parameters: read one by one into a struct, each wrong one named with its remedy."""

import re
import types
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from django.http import QueryDict

from events.api.errors import Fault, invalid
from events.api.queries import Query
from events.web import UI_LANGUAGES

Asked = TypeVar("Asked", bound=Query)


class Parameter(NamedTuple):
    """A query parameter: what a value becomes, and what the schema says of it."""

    name: str
    type: Any
    schema: dict[str, Any]

    @property
    def instant(self) -> bool:
        """Whether it takes a date-time."""
        kinds = self.schema.get("anyOf", [self.schema])
        return any(each.get("format") == "date-time" for each in kinds)


def of(query: type[Query]) -> dict[str, Parameter]:
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
    known = of(query)
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
        return _converted(known[name], values[0])
    except msgspec.ValidationError as error:
        detail = f"“{values[0]}” is no {name}: {_reason(known[name], error)}."
        return Fault(parameter=name, code="invalid", detail=detail)


def _converted(parameter: Parameter, value: str) -> Any:
    """The value as its type. A number is no date-time, though msgspec would take seconds for it."""
    if parameter.schema.get("type") == "array":
        return msgspec.convert(value.split(","), parameter.type)
    if not parameter.instant:
        return msgspec.convert(value, parameter.type, strict=False)
    if "anyOf" in parameter.schema and re.fullmatch(r"-?[0-9]{1,12}", value):
        return msgspec.convert(int(value), parameter.type)
    # Unless it is escaped, the plus sign of an offset arrives as a space.
    return msgspec.convert(re.sub(r"(?<=T.{8}) (?=\d\d:\d\d$)", "+", value), parameter.type)


def _reason(parameter: Parameter, error: msgspec.ValidationError) -> str:
    if choices := parameter.schema.get("enum"):
        return f"give one of {', '.join(choices)}"
    if words := parameter.schema.get("items"):
        return f"give some of {', '.join(words['enum'])}, with commas"
    if parameter.schema.get("format") == "date":
        return "give a date as 2025-12-05"
    if parameter.instant:
        number = "the number of a release or " if "anyOf" in parameter.schema else ""
        return f"give {number}a date-time with its offset as 2025-12-05T11:00:00%2B04:00 or with Z for UTC"
    return str(error).replace("`", "")
