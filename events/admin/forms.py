"""Forms that know their forum: its languages, its zone, its rooms and nobody else's."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models

from events.models import Forum
from events.multilingual_form import MultilingualFormField
from events.wall_time import WallTimeField


class ForumAutocomplete(AutocompleteSelect):
    """An autocomplete that offers what belongs to one forum."""

    forum: Forum | None = None

    def get_url(self) -> str:
        """The JSON view's address, with the forum at hand."""
        return f"{super().get_url()}{_query(self.forum)}"


class ForumAutocompleteMultiple(AutocompleteSelectMultiple):
    """The same for several rows."""

    forum: Forum | None = None

    def get_url(self) -> str:
        """The JSON view's address, with the forum at hand."""
        return f"{super().get_url()}{_query(self.forum)}"


def _query(forum: Forum | None) -> str:
    return f"?forum={forum.pk}" if forum else ""


class ForumForm(forms.ModelForm[Any]):
    """A model form for a row of `forum`; the admin makes a subclass with it set."""

    forum: ClassVar[Forum | None] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.forum is None:
            return
        if hasattr(self.instance, "forum_id") and self.instance.forum_id is None:
            self.instance.forum = self.forum
        for field in self.fields.values():
            fit(field, self.forum)

    def _get_validation_exclusions(self) -> set[str]:
        """The forum is given, not entered: what must be unique within it is checked all the same."""
        names: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # not in the stubs
        return names - {"forum"}


def fit(field: forms.Field, forum: Forum) -> None:
    """Makes a form field show the forum's languages, zone and rows."""
    if isinstance(field, MultilingualFormField):
        field.show(forum.languages)
    elif isinstance(field, WallTimeField):
        field.in_zone(forum.tz)
    elif isinstance(field, forms.ModelChoiceField):
        _limit(field, forum)


def _limit(field: "forms.ModelChoiceField[Any]", forum: Forum) -> None:
    """Only the forum's rows may be chosen: the form refuses another one's id."""
    if (offered := field.queryset) is None or not has_forum(offered.model):
        return
    field.queryset = offered.filter(forum=forum)
    widget = getattr(field.widget, "widget", field.widget)
    if isinstance(widget, ForumAutocomplete | ForumAutocompleteMultiple):
        widget.forum = forum


def has_forum(model: type[models.Model]) -> bool:
    """Whether its rows belong to a forum each."""
    return any(field.name == "forum" for field in model._meta.fields)
