"""The OpenAPI document, made of the views: their queries, serializers and docstrings."""

from functools import cache
from typing import Any

import msgspec
from django.conf import settings
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from events.api import parameters, whole
from events.api.errors import MEDIA_TYPE
from events.api.expansions import EXPANSIONS
from events.api.serializers.problem import Problem
from events.api.writer import SERIALIZERS

DESCRIPTION = """
Everything that a forum has released, and nothing else: what is still being drafted is not here.

* No key and no login; any origin may read.
* A session, speaker, theme, room or organisation keeps its uuid and number for life. A speaker's
  are the person's, the same in every forum. A forum's or series' former address redirects, and so does
  the uuid of what turned out to be another: a person entered twice is one.
* Every date-time has an offset: those of the programme the forum's, that of a release is UTC.
* Every answer has an `ETag` and a `Last-Modified`; ask with `If-None-Match` and get 304 until the
  next release.
* A refusal is `application/problem+json` (RFC 9457); its `errors` name each wrong parameter.
* Answers are JSON whatever `Accept` says. An unknown parameter is refused.
"""
MOVED = "The forum or series has another address, or the thing is another by now: see `Location`."
REFUSALS = {
    400: "A parameter is unknown or wrong.",
    404: "There is no such forum, release, thing or page.",
    410: "The release was emptied for good, or the thing was removed.",
    503: "Too much is asked at this moment: see `Retry-After`.",
}


class TextExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # spectacular's
    """A multilingual text, declared once."""

    target_class = "events.api.fields.TextField"

    def get_name(self) -> str:
        """The component's name."""
        return "Text"

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        """A map of languages, or a string where `lang` is given."""
        texts = {"type": "object", "additionalProperties": {"type": "string"}}
        return {
            "description": "A map of language to text; with `lang` a string.",
            "oneOf": [texts, {"type": "string"}],
        }


class WordExtension(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # spectacular's
    """One of a few words."""

    target_class = "events.api.fields.WordField"

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        """They are never translated."""
        return {"type": "string", "enum": [*self.target.words]}


class EndpointSchema(AutoSchema):
    """What one view says of itself."""

    view: Any

    def get_override_parameters(self) -> list[Any]:
        """The query parameters, from the struct that reads them."""
        return [
            OpenApiParameter(
                name=each.name,
                type=each.schema,
                description=each.schema.pop("description", ""),
                location=OpenApiParameter.QUERY,
                style="form",
                explode=each.schema.get("type") != "array",  # lists are given with commas
            )
            for each in parameters.of(self.view.query).values()
        ]

    def get_response_serializers(self) -> Any:
        """The answer, and the refusals that may come in its place."""
        refusals = {
            (status, MEDIA_TYPE): OpenApiResponse(Problem, description=told)
            for status, told in REFUSALS.items()
        }
        return {200: self.view.shape(), 301: OpenApiResponse(description=MOVED), **refusals}

    def get_operation_id(self) -> str:
        """As a client's method would be called."""
        return str(self.view.operation)

    def get_summary(self) -> str:
        """One line."""
        return str(self.view.summary)

    def get_description(self) -> str:  # type: ignore[override]  # as spectacular calls it
        """What the summary does not say."""
        return ""

    def get_tags(self) -> list[str]:
        """Where it stands in the browsable page."""
        return [self.view.tag]

    def get_serializer_name(self, serializer: Any, direction: Any) -> str:
        """The component's name."""
        return type(serializer).__name__.replace("Part", "")


@cache
def openapi() -> bytes:
    """The document as JSON; it changes with the code only."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]  # spectacular's
    schema = generator.get_schema(public=True)  # type: ignore[no-untyped-call]  # spectacular's
    schema["info"]["description"] = DESCRIPTION.strip()
    schema["servers"] = [{"url": settings.SITE_URL}]
    schema["components"]["schemas"].update(whole.schemas())
    _loosen(schema["components"]["schemas"])
    return msgspec.json.encode(schema)


def _loosen(components: dict[str, Any]) -> None:
    """What `fields` leaves out is not required, and what `expand` shows in full may be so."""
    for serializer in SERIALIZERS.values():
        component = components[serializer.__name__.removesuffix("Part")]
        component["description"] += " With `fields` only those are there."
        del component["required"]
    for expansions in EXPANSIONS.values():
        for name, each in expansions.items():
            properties = components[each.component]["properties"]
            properties[each.field] = _either(properties[each.field], each.target, name)


def _either(schema: dict[str, Any], target: str, name: str) -> dict[str, Any]:
    """The schema, or with `expand` the component in its place; of a list each item."""
    if schema.get("type") == "array":
        return {**schema, "items": _either(schema["items"], target, name)}
    full = {"$ref": f"#/components/schemas/{target}"}
    return {"description": f"With `expand={name}` in full.", "anyOf": [schema, full]}
