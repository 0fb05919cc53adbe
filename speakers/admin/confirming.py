"""The form on which somebody says that an office writes these names so."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from events.multilingual_form import endonym
from speakers import spelling
from speakers.admin.rules import named
from speakers.models import NameForm

if TYPE_CHECKING:
    from events.models import User


class ConfirmForm(forms.Form):
    """Source and day, and each spelling so that it can be corrected."""

    source = forms.CharField(
        label=_("Who confirms it"), max_length=spelling.SOURCE_LENGTH,
        widget=UnfoldAdminTextInputWidget,
        help_text=_("The person's office, a letter, an accreditation form."),
    )  # fmt: skip
    on = forms.DateField(
        label=_("On which day"), widget=UnfoldAdminTextInputWidget({"type": "date"})
    )

    def __init__(self, data: Any, *, chosen: list[NameForm]) -> None:
        super().__init__(data)
        self.chosen = {f"text_{form.pk}": form for form in chosen}
        for name, form in self.chosen.items():
            self.fields[name] = _spelling(form)

    def clean_on(self) -> Any:
        """Today at the latest, wherever on earth that is."""
        past(self.cleaned_data["on"])
        return self.cleaned_data["on"]

    def lines(self) -> list[dict[str, Any]]:
        """The spellings with their inputs."""
        return [
            {
                "form": form,
                "field": self[name],
                "language": endonym(form.language) if form.language else "–",
                "source": named(form.source),
            }
            for name, form in self.chosen.items()
        ]

    def confirm(self, by: Any) -> bool:
        """Makes all of them official, or none: then the form says which stands in the way."""
        said = self.cleaned_data
        return self._each(
            lambda name, form: spelling.confirm_form(
                form, source=said["source"], on=said["on"], by=by, spelled=said[name]
            )
        )

    def reject(self, by: "User | Any") -> bool:
        """Rejects all of them, or none."""
        self.errors.clear()
        return self._each(lambda _name, form: spelling.reject_form(form, by=by))

    def _each(self, verb: Callable[[str, NameForm], Any]) -> bool:
        with transaction.atomic():
            for name, form in self.chosen.items():
                try:
                    verb(name, form)
                except (spelling.NotConfirmed, spelling.NotRejected) as refusal:
                    self.add_error(name, str(refusal))
            transaction.set_rollback(bool(self.errors))
        return not self.errors


def past(on: date) -> None:
    """Raises ValidationError for a day that has begun nowhere on earth."""
    if on > (timezone.now() + timedelta(hours=14)).date():
        raise ValidationError(_("This day is yet to come."), code="future")


def _spelling(form: NameForm) -> forms.CharField:
    widget = UnfoldAdminTextInputWidget({"lang": form.language, "aria-label": _("Spelling")})
    return forms.CharField(label=_("Spelling"), max_length=200, initial=form.text, widget=widget)
