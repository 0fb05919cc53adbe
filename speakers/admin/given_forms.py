"""Name forms that a file gives: added, corrected, and confirmed by the verb of their page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from events.admin.importing.cells import value_of
from events.program.transliteration import rule_names
from speakers import spelling
from speakers.admin.confirming import past
from speakers.admin.shared import changeable
from speakers.models import NameForm

PLAIN = ("honorific", "short", "pronunciation")
SAID = ("kind", "text", "source", "date")
Kind = NameForm.Kind


def put_confirmed(form: NameForm, said: str, _hand: Any) -> None:
    """Whether the file says that somebody's office writes so."""
    if not value_of(models.BooleanField(), said, None):
        raise ValidationError(_("A file takes no name away. Do it on the person’s page."))
    form.kind, form.confirms = Kind.OFFICIAL, True  # type: ignore[attr-defined]  # of the file alone


def write(form: NameForm, hand: Any) -> None:
    """Saves what a line says of a form; raises ValidationError."""
    if not form.pk:
        _add(form, hand)
        return
    stored = NameForm.objects.select_for_update().get(pk=form.pk)
    if stored.kind == Kind.OFFICIAL != form.kind:
        said = _("A file takes no name away. Do it on the person’s page.")
        raise ValidationError({"kind": said})
    if form.kind != Kind.OFFICIAL:
        if form.text != stored.text and form.source in rule_names():
            form.source = ""  # what was rewritten is no rule's
        form.full_clean()
        hand.signed(form).save()
        return
    if hasattr(form, "confirms") or _differs(stored, form, SAID):
        _confirm(form, hand)
    if _differs(stored, form, PLAIN):
        _say(form, hand)


def _add(form: NameForm, hand: Any) -> None:
    """A form of somebody whom the user may change; who enters an official one has confirmed it."""
    if not changeable(hand.by).filter(pk=form.person_id).exists():
        said = _("This person speaks at a forum that you do not edit.")
        raise ValidationError({"person": said})
    if form.kind == Kind.OFFICIAL:
        if form.source in rule_names():
            raise ValidationError({"source": _("Say who confirms this form. A rule does not.")})
        form.confirmed_by = hand.by
    form.full_clean()
    hand.signed(form).save()


def _confirm(form: NameForm, hand: Any) -> None:
    if not form.date:
        raise ValidationError({"date": _("Say on which day it was confirmed.")})
    try:
        past(form.date)
    except ValidationError as refusal:
        raise ValidationError({"date": refusal.messages}) from refusal
    try:
        spelling.confirm_form(
            form, source=form.source, on=form.date, by=hand.by, spelled=form.text,
            because=hand.because,
        )  # fmt: skip
    except spelling.NotConfirmed as refusal:
        raise ValidationError({"source": str(refusal)}) from refusal


def _differs(stored: NameForm, form: NameForm, names: tuple[str, ...]) -> bool:
    return any(getattr(stored, name) != getattr(form, name) for name in names)


def _say(form: NameForm, hand: Any) -> None:
    """How an official form is said: not what it was confirmed to be."""
    official = NameForm.objects.get(pk=form.pk)
    for name in PLAIN:
        setattr(official, name, getattr(form, name))
    official.full_clean()
    hand.signed(official).save()
