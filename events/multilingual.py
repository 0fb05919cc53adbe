"""MultilingualField: a text in several languages, kept as JSONB, language → text."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.program import text

if TYPE_CHECKING:
    from django.forms import Field as FormField

TAG = f"^({text.LANGUAGE_TAG.pattern})$"


def spoken(texts: Mapping[str, str], order: Iterable[str]) -> text.Picked:
    """The text in the reader's language where there is one, else in the first of `order`."""
    return text.pick(texts, (get_language() or "", *order))


class MultilingualField(models.JSONField[Any, Any]):
    """A map of language tag to text, at most `longest` characters in each language.

    Empty languages are not stored. The database refuses every other shape, so that searching,
    checking and publishing may rely on it.
    """

    description = _("Text in several languages")

    def __init__(self, *args: Any, longest: int = 300, **kwargs: Any) -> None:
        self.longest = longest
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "blank": self.blank, "longest": self.longest}

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """A CHECK on the column: an object, of language tags, to strings of bounded length."""
        column = connection.ops.quote_name(self.column or self.attname)
        return (
            f"jsonb_typeof({column}) = 'object'"
            f' AND NOT jsonb_path_exists({column}, \'$.* ? (@.type() != "string" || @ == "")\')'
            f" AND NOT jsonb_path_exists({column},"
            f" '$.keyvalue() ? (!(@.key like_regex \"{TAG}\"))')"
            # Ten languages of the longest text, each character twice for JSON's escapes.
            f" AND length({column}::text) <= {self.longest * 20}"
        )

    def get_prep_value(self, value: Any) -> Any:
        """What is stored: texts cleaned, empty languages left out."""
        return super().get_prep_value(text.canonical(value) if isinstance(value, dict) else value)

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """Merges what a form says over the languages that it did not show."""
        stored = getattr(instance, self.attname) or {}
        setattr(instance, self.attname, text.canonical({**stored, **(data or {})}))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuses what the CHECK would refuse, with words."""
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(isinstance(t, str) for t in value.values()):
            raise ValidationError(_("Enter a text for each language."), code="invalid")
        for language, words in value.items():
            _check_one(language, words, self.longest)

    def formfield(self, **kwargs: Any) -> "FormField | None":
        # The form side needs Django's forms and templates; models are loaded without them.
        from events.multilingual_form import MultilingualFormField  # noqa: PLC0415 - see above

        return models.Field.formfield(
            self, **{"form_class": MultilingualFormField, "longest": self.longest, **kwargs}
        )


def _check_one(language: str, words: str, longest: int) -> None:
    if not text.LANGUAGE_TAG.fullmatch(language):
        raise ValidationError(
            _("“%(language)s” is no language tag. Use one such as “az” or “sr-Latn”."),
            code="language",
            params={"language": language},
        )
    if len(words) > longest:
        raise ValidationError(
            _("The text in “%(language)s” has %(length)d characters; at most %(longest)d fit."),
            code="too_long",
            params={"language": language, "length": len(words), "longest": longest},
        )
