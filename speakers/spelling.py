"""The verbs of name forms: proposed by a rule, confirmed or rejected by somebody."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from events.program import text
from events.program.transliteration import Beyond, Spelled, propose, rule_names
from speakers.models import NameForm, Person

if TYPE_CHECKING:
    from events.models import User

Kind = NameForm.Kind
SOURCE_LENGTH = 100


class NotConfirmed(ValueError):
    """This form cannot become official; nothing was changed."""


class NotRejected(ValueError):
    """This form cannot be rejected; nothing was changed."""


class Proposals(NamedTuple):
    """The forms that were added, and by language why no rule gave one."""

    forms: tuple[NameForm, ...]
    beyond: Mapping[str, Beyond]


def missing_forms(
    person: Person,
    languages: Iterable[str],
    said: Mapping[str, str] | None = None,
    proposed: Iterable[str] = (),
) -> dict[str, Spelled | Beyond]:
    """What the rules say of each of these languages that has neither official nor proposed form.

    `said` are the official forms as somebody types them, `proposed` the languages of the other
    ones; by default those that are stored.
    """
    if said is None:
        stored = list(person.forms.all()) if person.pk else []
        said = {form.language: form.text for form in stored if form.kind == Kind.OFFICIAL}
        proposed = [form.language for form in stored if form.kind == Kind.PROPOSED]
    there = {*said, *proposed}
    wanted = [tag for tag in dict.fromkeys(languages) if tag not in there]
    rejected = _rejected(person) if wanted and person.pk else set()
    found = {tag: propose(said, tag, person.country) for tag in wanted}
    return {
        tag: Beyond(reason="rejected")
        if isinstance(each, Spelled) and (tag, each.text) in rejected
        else each
        for tag, each in found.items()
    }


def propose_forms(person: Person, *, languages: Iterable[str], by: "User") -> Proposals:
    """Adds the missing forms that a rule can write, each as proposed with its rule as source."""
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        found = missing_forms(held, languages)
        forms = [
            _saved(
                NameForm(
                    person=held, language=tag, kind=Kind.PROPOSED, text=each.text, source=each.rule
                ),
                by,
            )
            for tag, each in found.items()
            if isinstance(each, Spelled)
        ]
    beyond = {tag: each for tag, each in found.items() if isinstance(each, Beyond)}
    return Proposals(tuple(forms), beyond)


def confirm_form(
    form: NameForm, *, source: str, on: date, by: "User", spelled: str = "", because: str = ""
) -> NameForm:
    """Makes the form official, on somebody's word and of that day. Raises NotConfirmed.

    With `spelled` it is corrected by the way; `because` is what its history says of why.
    """
    with transaction.atomic():
        held = _held(form)
        if held is None:
            raise NotConfirmed(_("“%(form)s” is no longer there.") % {"form": form})
        source = _somebody(source, held)
        _free(held)
        former, corrected = held.text, text.line(spelled) or held.text
        if held.kind == Kind.OFFICIAL and corrected != former:
            keep_former(held, by=by, because=because)
        held.kind, held.text, held.source, held.date = Kind.OFFICIAL, corrected, source, on
        held.confirmed_by = by
        return _saved(held, by, because)


def reject_form(form: NameForm, *, by: "User") -> None:
    """Says that nobody writes so: a rule's proposal goes and is never made again.

    An official form stays as a reported one. Raises NotRejected.
    """
    with transaction.atomic():
        held = _held(form)
        if held is None:
            raise NotRejected(_("“%(form)s” is no longer there.") % {"form": form})
        if held.kind == Kind.REPORTED:
            said = _("“%(form)s” was reported: it stays, so that a search finds it.")
            raise NotRejected(said % {"form": held})
        if held.kind == Kind.OFFICIAL:
            keep_former(held, by=by)
        _sign(held, by)
        held.delete()


def keep_former(form: NameForm, *, by: "User", because: str = "") -> None:
    """Keeps the text of an official form that is to change: it was published, so a search finds it.

    It stays as a reported form, unless there is one already.
    """
    same = {"language": form.language, "kind": Kind.REPORTED, "text": form.text}
    if not form.person.forms.filter(**same).exists():
        kept = NameForm(person=form.person, source=form.source, date=form.date, **same)
        _saved(kept, by, because)


def _held(form: NameForm) -> NameForm | None:
    return NameForm.objects.select_for_update().filter(pk=form.pk).first()


def _somebody(source: str, form: NameForm) -> str:
    """Whose word it is: a rule's proposal is nobody's."""
    if not form.language:
        raise NotConfirmed(_("Say in which language “%(form)s” is.") % {"form": form})
    source = text.line(source)[:SOURCE_LENGTH]
    if not source or source in rule_names():
        said = _("Say who confirms “%(form)s”: the person's office, a letter. A rule does not.")
        raise NotConfirmed(said % {"form": form})
    return source


def _free(form: NameForm) -> None:
    others = form.person.forms.filter(language=form.language, kind=Kind.OFFICIAL)
    if other := others.exclude(pk=form.pk).first():
        said = _("“%(form)s”: “%(other)s” is the official form already. Reject one of them.")
        raise NotConfirmed(said % {"form": form, "other": other})


def _rejected(person: Person) -> set[tuple[str, str]]:
    """The proposals that somebody took away, by language and text."""
    gone = NameForm.history.filter(person_id=person.pk, history_type="-", kind=Kind.PROPOSED)
    return set(gone.values_list("language", "text"))


def _saved(form: NameForm, by: "User", because: str = "") -> NameForm:
    _sign(form, by, because)
    form.save()
    return form


def _sign(form: Any, by: "User", because: str = "") -> None:
    """Has the form's history say who changed it, and why."""
    form._history_user, form._change_reason = by, because or None  # for simple_history
