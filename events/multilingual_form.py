"""The form side of multilingual text: one input for each of the forum's languages.

Without JavaScript the inputs stand under each other with their languages' names; `languages.js`
makes tabs of them. A form knows only the languages it shows: what it hands on is merged over the
languages already stored, by `MultilingualField.save_form_data`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from events.program import text

UI_LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
LINE = 300
TOLD = ("aria-describedby", "aria-invalid")  # of the whole text: true of each input


def endonym(language: str) -> str:
    """The language's name in itself; the tag where nobody has told Django."""
    try:
        return str(get_language_info(language)["name_local"])
    except KeyError:
        return language


class MultilingualWidget(forms.Widget):
    """Inputs named `{field}_{language}`, lines or paragraphs."""

    template_name = "admin_forms/multilingual.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.languages: Sequence[str] = UI_LANGUAGES
        self.longest = LINE
        self.label: Any = ""

    class Media:
        js = ("events/admin/languages.js",)

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: any one language may hold the text."""
        return False

    def id_for_label(self, id_: str) -> str:
        """The label belongs to the first language's input."""
        return f"{id_}_{self.languages[0]}" if id_ and self.languages else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The inputs, in the order of the forum's languages."""
        context = super().get_context(name, value, attrs)
        texts = value if isinstance(value, dict) else {}
        context["widget"]["label"] = self.label
        own = {"id": f"id_{name}"} | context["widget"]["attrs"]
        context["widget"]["parts"] = [
            self._part(name, own, language, texts.get(language, "")) for language in self.languages
        ]
        return context

    def _part(self, name: str, own: dict[str, Any], language: str, words: str) -> dict[str, Any]:
        attrs = {key: own[key] for key in TOLD if key in own}
        attrs |= {"id": f"{own['id']}_{language}", "lang": language, "maxlength": self.longest}
        widget: forms.Widget = UnfoldAdminTextInputWidget()
        if self.longest > LINE:
            widget = UnfoldAdminTextareaWidget({"rows": 3 if self.longest <= 3 * LINE else 6})
        part = widget.get_context(f"{name}_{language}", words, attrs)["widget"]
        return {"widget": part, "language": language, "label": endonym(language)}

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: Any,
        name: str,
    ) -> dict[str, str]:
        """The texts that were sent; a language that was not shown is not in it."""
        names = {language: f"{name}_{language}" for language in self.languages}
        return {language: data[key] for language, key in names.items() if key in data}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form did not have the field at all."""
        return not self.value_from_datadict(data, files, name)


class MultilingualFormField(forms.Field):
    """A text in the languages of `languages`; its value is a map of language to text."""

    widget: Any = MultilingualWidget

    def __init__(self, *, longest: int = LINE, **kwargs: Any) -> None:
        # A model field with a callable default asks for a hidden copy of it: not needed here.
        super().__init__(**{**kwargs, "show_hidden_initial": False})
        self.widget.longest, self.widget.label = longest, self.label

    def show(self, languages: Sequence[str]) -> None:
        """Shows these languages, in this order."""
        self.widget.languages = tuple(languages)

    def to_python(self, value: Any) -> dict[str, str]:
        """The texts cleaned; an empty one stays, to take the stored one's place."""
        return {language: text.clean(words) for language, words in (value or {}).items()}

    def validate(self, value: Any) -> None:
        """Nothing here: only the model knows the other languages, and whether one is there."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether a text that was shown differs from the one stored."""
        stored, sent = initial or {}, self.to_python(data)
        return any(stored.get(language, "") != words for language, words in sent.items())
