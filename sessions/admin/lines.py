"""A form field for short lists: one line each, its parts between bars, `az | 2`."""

from typing import Any

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from msgspec.structs import fields
from unfold.widgets import UnfoldAdminTextareaWidget

from events.program import document

HINTS = {
    "Interpretation": _("A line each: language | channel. For example: ka | 2"),
    "ReportedTitle": _("A line each: title | language | who printed it"),
    "Link": _("A line each: recording, stream, material or other | address | title"),
}


class LinesField(forms.Field):
    """A list of one of the Document's structs, as plain objects."""

    def __init__(self, *, struct: str, **kwargs: Any) -> None:
        widget = UnfoldAdminTextareaWidget({"rows": 2})
        super().__init__(required=False, widget=widget, help_text=HINTS[struct], **kwargs)
        self.struct: type[msgspec.Struct] = getattr(document, struct)
        self.parts = [field.name for field in fields(self.struct)]

    def prepare_value(self, value: Any) -> Any:
        """The lines of a stored list."""
        if not isinstance(value, list):
            return value
        return "\n".join(self._line(item) for item in value)

    def _line(self, item: dict[str, str]) -> str:
        return " | ".join(item.get(part, "") for part in self.parts).rstrip(" |")

    def to_python(self, value: Any) -> list[dict[str, Any]]:
        """The items of the lines; refuses the first that is not well-formed, by its number."""
        lines = enumerate((value or "").splitlines(), start=1)
        return [self._item(number, line) for number, line in lines if line.strip()]

    def _item(self, number: int, line: str) -> dict[str, Any]:
        parts = [part.strip() for part in line.split("|", len(self.parts) - 1)]
        item = {name: part for name, part in zip(self.parts, parts, strict=False) if part}
        try:
            msgspec.convert(item, self.struct)
            if "url" in self.parts:
                URLValidator(schemes=("http", "https"))(item["url"])
        except (msgspec.ValidationError, ValidationError) as error:
            raise ValidationError(
                _("Line %(number)d, “%(line)s”, does not fit. %(hint)s"),
                code="line",
                params={"number": number, "line": line.strip(), "hint": self.help_text},
            ) from error
        return item

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the lines say something else than the stored list."""
        return bool(self.prepare_value(initial or []) != (data or "").strip())
