"""Name forms: proposed by a rule, official on somebody's word alone."""

from datetime import date

import pytest

from events.program.transliteration import Beyond
from speakers import spelling
from speakers.models import NameForm
from tests.factories import NameFormFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2025, 12, 1)
FOUR = ["az", "en", "ka", "ru"]


@pytest.fixture
def editor():
    return UserFactory()


def adil(**facts):
    person = PersonFactory(sort_key="Taghiyev, Adil", country="AZ", **facts)
    NameFormFactory(person=person, language="az", text="Adil Tağıyev")
    return person


def forms(person):
    return {
        (form.language, form.kind, form.text)
        for form in person.forms.all()
        if form.language != "az"
    }


def confirmed(form, by, **said):
    return spelling.confirm_form(form, **{"source": "office", "on": DAY, "by": by, **said})


def test_the_missing_forms_are_proposed_with_their_rule_as_source(editor):
    person = adil()
    made = spelling.propose_forms(person, languages=FOUR, by=editor)
    assert forms(person) == {
        ("en", "proposed", "Adil Taghiyev"),
        ("ka", "proposed", "ადილ თაღიევი"),
        ("ru", "proposed", "Адиль Тагиев"),
    }
    assert made.forms[0].source == "English press spelling of Azerbaijani"
    assert made.forms[0].history.get().history_user == editor
    assert made.beyond == {}


def test_proposing_again_adds_nothing(editor):
    person = adil()
    spelling.propose_forms(person, languages=FOUR, by=editor)
    assert spelling.propose_forms(person, languages=FOUR, by=editor) == ((), {})


def test_what_no_rule_can_write_is_told_by_language(editor):
    made = spelling.propose_forms(adil(), languages=["de"], by=editor)
    assert made == ((), {"de": Beyond(reason="none")})


def test_a_rejected_proposal_is_never_made_again(editor):
    person = adil()
    (form,) = spelling.propose_forms(person, languages=["ka"], by=editor).forms
    spelling.reject_form(form, by=editor)
    made = spelling.propose_forms(person, languages=["ka"], by=editor)
    assert made == ((), {"ka": Beyond(reason="rejected")})


def test_a_proposal_becomes_official_with_source_and_date(editor):
    (form,) = spelling.propose_forms(adil(), languages=["ka"], by=editor).forms
    made = confirmed(form, editor, source=" Letter  of the office ")
    assert (made.kind, made.source, made.date) == ("official", "Letter of the office", DAY)
    assert made.confirmed_by == editor
    assert not NameForm.objects.unconfirmed().filter(pk=form.pk).exists()


def test_a_proposal_may_be_corrected_while_it_is_confirmed(editor):
    person = adil()
    (form,) = spelling.propose_forms(person, languages=["ru"], by=editor).forms
    confirmed(form, editor, spelled="Адил Тагиев")
    assert forms(person) == {("ru", "official", "Адил Тагиев")}


def test_the_former_text_of_a_corrected_official_form_stays_as_reported(editor):
    form = NameFormFactory(text="Adil Tagiyev")
    confirmed(form, editor, spelled="Adil Taghiyev")
    assert forms(form.person) == {
        ("en", "official", "Adil Taghiyev"),
        ("en", "reported", "Adil Tagiyev"),
    }


@pytest.mark.parametrize("source", ["", " ", "Georgian national system (2002)"])
def test_nobodys_word_and_a_rules_confirm_nothing(editor, source):
    form = NameFormFactory(kind="proposed")
    with pytest.raises(spelling.NotConfirmed, match="Say who confirms"):
        confirmed(form, editor, source=source)


def test_a_second_official_form_of_a_language_is_refused_with_the_first(editor):
    form = NameFormFactory(text="Adil Taghiyev")
    other = NameFormFactory(person=form.person, kind="proposed", text="Adil Tagiyev")
    with pytest.raises(spelling.NotConfirmed, match="Adil Taghiyev"):
        confirmed(other, editor)


def test_a_spelling_of_no_language_is_not_confirmed(editor):
    with pytest.raises(spelling.NotConfirmed, match="in which language"):
        confirmed(NameFormFactory(kind="reported", language=""), editor)


def test_a_rejected_official_form_stays_as_reported(editor):
    form = NameFormFactory(text="Adil Tagiyev")
    spelling.reject_form(form, by=editor)
    assert forms(form.person) == {("en", "reported", "Adil Tagiyev")}


def test_what_was_reported_is_not_rejected(editor):
    with pytest.raises(spelling.NotRejected, match="was reported"):
        spelling.reject_form(NameFormFactory(kind="reported"), by=editor)


@pytest.mark.parametrize(
    ("verb", "said", "refusal"),
    [
        (spelling.confirm_form, {"source": "office", "on": DAY}, spelling.NotConfirmed),
        (spelling.reject_form, {}, spelling.NotRejected),
    ],
)
def test_a_form_that_is_gone_is_told_as_gone(editor, verb, said, refusal):
    form = NameFormFactory()
    NameForm.objects.all().delete()
    with pytest.raises(refusal, match="no longer there"):
        verb(form, by=editor, **said)


def test_unconfirmed_are_proposals_and_what_an_import_calls_official(editor):
    wanted = [NameFormFactory(kind="proposed"), NameFormFactory()]
    NameFormFactory(kind="reported")
    NameFormFactory(confirmed_by=editor)
    assert set(NameForm.objects.unconfirmed()) == set(wanted)
