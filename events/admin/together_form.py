"""The form that sets fields of several rows: each stays as it is unless something is chosen."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST = 200  # rows that are tried within a few seconds
LEAVE = ("", _("as it is"))


def keys_of(said: str) -> list[int]:
    """Primary keys out of a line of them; what is none is left out."""
    found = (int(key) for key in said.split(",")[: MOST + 1] if key.isascii() and key.isdecimal())
    return [key for key in found if key < 2**31]


class TogetherForm(forms.Form):
    """A field of the rows each; a box beside it empties what may be empty."""

    rows = forms.CharField(widget=forms.HiddenInput)
    back = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, fields: dict[str, forms.Field], empty: set[str]) -> None:
        super().__init__(data)
        self.names = tuple(fields)
        for name, field in fields.items():
            self.fields[name] = field
            if name in empty:
                box = forms.BooleanField(label=_("or empty it"), required=False)
                self.fields[f"empty_{name}"] = box

    def clean_rows(self) -> str:
        """Not too many of them."""
        rows = str(self.cleaned_data["rows"])
        if rows.count(",") >= MOST:
            message = _("At most %(most)d at once. Choose fewer in the list.")
            raise ValidationError(message, code="many", params={"most": MOST})
        return rows

    def clean(self) -> dict[str, Any]:
        """Refuses a field that is both set and emptied."""
        told = super().clean() or self.cleaned_data
        for name in self.names:
            if told.get(f"empty_{name}") and told.get(name):
                self.add_error(name, _("Either choose something or empty it."))
        return told

    def values(self, model: type[models.Model]) -> dict[str, Any]:
        """What is set, by field."""
        told, meta = self.cleaned_data, model._meta
        chosen = {name: told[name] for name in self.names if told.get(name)}
        emptied = [name for name in self.names if told.get(f"empty_{name}")]
        return chosen | {name: meta.get_field(name).get_default() for name in emptied}  # type: ignore[union-attr]  # own fields

    @property
    def shown(self) -> list[tuple[Any, Any]]:
        """Each field, and its box."""
        boxes = {name: f"empty_{name}" for name in self.names}
        return [
            (self[name], self[box] if box in self.fields else None) for name, box in boxes.items()
        ]
