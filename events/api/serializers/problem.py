"""A refusal (RFC 9457)."""

from typing import Any

from rest_framework.serializers import CharField, IntegerField, Serializer, URLField


class FaultPart(Serializer[Any]):
    """One thing that is wrong with a request."""

    parameter = CharField()
    code = CharField(help_text="For machines; never changes.")
    detail = CharField()


class Problem(Serializer[Any]):
    """Why there is no data (RFC 9457)."""

    type = CharField()
    title = CharField()
    status = IntegerField()
    detail = CharField(help_text="What happened and what to do.")
    instance = CharField()
    successor = URLField(
        required=False, help_text="Of a session that is gone: the one in its place."
    )
    errors = FaultPart(many=True)  # type: ignore[assignment]  # DRF takes declared fields out of the class
