"""Names that a file gives: a person's official forms, and what a speaker is called at a forum."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.program.transliteration import rule_names
from speakers import spelling
from speakers.admin.shared import official
from speakers.models import NameForm, Person, Speaker


def put_official(person: Person, texts: Mapping[str, str], hand: Any) -> Callable[[], None]:
    """Makes these the official forms, once the person is saved; whoever imports confirms them."""
    forms = person.forms.all() if person.pk else ()
    stored = {form.language: form for form in forms if form.kind == NameForm.Kind.OFFICIAL}
    for language, words in texts.items():
        form = stored.get(language)
        if not words:
            raise ValidationError(_("A file takes no name away. Do it on the person’s page."))
        if form and form.source in rule_names():
            raise ValidationError(
                _("A rule wrote this form. Confirm it in the list of name forms.")
            )
    return partial(_confirm, person, texts, stored, hand)


def _confirm(
    person: Person, texts: Mapping[str, str], stored: Mapping[str, NameForm], hand: Any
) -> None:
    for language, words in texts.items():
        form = stored.get(language) or NameForm(person=person, language=language)
        if form.pk and form.text != words:
            spelling.keep_former(form, by=hand.by, because=hand.because)
        form.text, form.confirmed_by = words, hand.by
        form.full_clean()
        hand.signed(form).save()


def put_here(speaker: Speaker, texts: Mapping[str, str], _hand: Any) -> None:
    """What the speaker is called at this forum, kept only where the official form is another."""
    if not speaker.person_id:
        return  # a new row that does not say whose it is: that is told at its own column
    forms = official(speaker.person)
    for language, words in texts.items():
        if not words and language not in speaker.name:
            raise ValidationError(_("This is the official name. Change it in the list of persons."))
        speaker.name = {**speaker.name, language: words if words != forms.get(language) else ""}
        speaker.name = {tag: name for tag, name in speaker.name.items() if name}
