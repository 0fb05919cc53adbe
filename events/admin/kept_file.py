"""A form for a file that is tried first: the next step takes the one kept from the step before."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from unfold.widgets import UnfoldAdminFileFieldWidget

from events import uploads


class KeptFileForm(forms.Form):
    """A file, or the one kept before. A form made of it says what it takes, and how much at most."""

    takes: StrOrPromise
    too_large: StrOrPromise
    largest = uploads.LARGEST

    file = forms.FileField(label=_("File"), required=False, widget=UnfoldAdminFileFieldWidget)
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    named = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, folder: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].help_text = self.takes
        self.folder, self.content, self.token, self.name = folder, b"", "", ""

    def clean(self) -> dict[str, Any]:
        """Keeps the file for the next step; refuses what is too large or no longer there."""
        told = super().clean() or {}
        if given := told.get("file"):
            if (given.size or 0) > self.largest:
                raise forms.ValidationError({"file": self.too_large})
            self.content, self.name = given.read(), given.name or ""
            self.token = uploads.keep(self.folder, self.content, told.get("kept", ""))
            return told
        self.token, self.name = told.get("kept", ""), told.get("named", "")
        kept = uploads.kept(self.folder, self.token)
        if kept is None:
            raise forms.ValidationError({"file": _("Choose a file.")})
        self.content = kept
        return told
