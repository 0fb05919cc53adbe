"""Fields that DRF lacks: multilingual texts, date-times with their own offset, references."""

from datetime import datetime
from functools import cached_property
from typing import Any, get_args

from rest_framework import serializers
from rest_framework.fields import SkipField

from events.program.text import Texts, pick


class TextField(serializers.Field[Texts, Texts, Texts, Any]):
    """A multilingual text: a map here, made a string by `Part` where one language is asked for."""

    def to_representation(self, value: Texts) -> Texts:
        """The map as it is."""
        return value


class WordField(serializers.CharField):
    """One of the words of a Literal."""

    def __init__(self, literal: Any, **options: Any) -> None:
        super().__init__(**options)
        self.words: tuple[str, ...] = get_args(literal)


class FallbackField(serializers.DictField):
    """Stands in the schema; `Part` fills it where one language is asked for."""

    def __init__(self) -> None:
        super().__init__(
            child=serializers.CharField(),
            required=False,
            help_text="With `lang` only: the fields that are in another language, and in which.",
        )

    def get_attribute(self, instance: Any) -> Any:
        """Nothing has it of its own."""
        raise SkipField


class InstantField(serializers.DateTimeField):
    """A date-time with the offset that it has; DRF's own would turn it into UTC."""

    def to_representation(self, value: datetime) -> str:
        """ISO 8601 with offset."""
        return value.isoformat()


class Part(serializers.Serializer[Any]):
    """A frozen struct as JSON. The context's `languages` is the order to pick texts in, or ()."""

    fallback = FallbackField()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """The fields; with a language asked for, each text as a string."""
        shown: dict[str, Any] = super().to_representation(instance)
        if order := self.context["languages"]:
            self._pick(shown, order)
        return shown

    def _pick(self, shown: dict[str, Any], order: tuple[str, ...]) -> None:
        fallback = {}
        for name in self._texts:
            text, language = pick(shown[name], order)
            shown[name] = text
            if language not in ("", order[0]):
                fallback[name] = language
        shown["fallback"] = fallback

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(name for name, field in self.fields.items() if isinstance(field, TextField))


class Reference(Part):
    """Something that has a page and an address of its own."""

    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = TextField(source="names")
