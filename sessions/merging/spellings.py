"""The spellings of a duplicate's name, moved to the kept person."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sessions.merging import parts
from speakers.models import NameForm, Person

if TYPE_CHECKING:
    from events.models import User

FORM = ("honorific", "short", "pronunciation", "source", "date")


def move(old: Person, kept: Person, *, by: "User | str") -> Iterable[str]:
    """Moves every spelling, as a reported one; an office's word for the kept person is not replaced."""
    here = {(form.language, form.text): form for form in kept.forms.exclude(kind="proposed")}
    for form in old.forms.order_by("pk"):
        if same := here.get((form.language, form.text)):
            parts.fill(same, form, FORM)
            parts.save(same, by)
        elif not _proposed(form, kept):
            form.person = kept
            if form.kind == NameForm.Kind.OFFICIAL:
                form.kind = NameForm.Kind.REPORTED
            parts.save(form, by)
            here[form.language, form.text] = form
            yield form.text


def _proposed(form: NameForm, kept: Person) -> bool:
    """Whether the kept person has the same proposal of a rule."""
    same = kept.forms.filter(kind="proposed", language=form.language, text=form.text)
    return form.kind == NameForm.Kind.PROPOSED and same.exists()
