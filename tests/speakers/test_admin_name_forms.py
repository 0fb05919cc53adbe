"""Name forms in the admin: proposed on the person's page, confirmed from a list."""

import pytest
from django.urls import reverse

from events.program.transliteration import rule_names
from speakers.admin.rules import RULES
from speakers.models import NameForm, Person
from tests.admin_pages import address, list_of, member, row_of, sent, signed_in
from tests.factories import ForumFactory, NameFormFactory, SpeakerFactory, SuperuserFactory

pytestmark = pytest.mark.django_db
PROPOSE = "/admin/speakers/person/propose/"


@pytest.fixture
def forum():
    return ForumFactory(languages=["az", "en", "ka", "ru"])


@pytest.fixture
def editor(forum):
    return member(forum, "editor")


@pytest.fixture
def adil(forum):
    """A speaker of the forum with an official English form."""
    speaker = SpeakerFactory(forum=forum, person__sort_key="Taghiyev, Adil", person__country="AZ")
    return speaker.person


def proposal(person, **facts):
    facts = {"language": "ka", "text": "ადილ თაღიევი", "source": RULES[4], **facts}
    return NameFormFactory(person=person, kind="proposed", **facts)


def decided(client, form, verb="_confirm", **said):
    said = {"source": "Office", "on": "2025-12-01", f"text_{form.pk}": form.text, **said}
    return client.post(address(form), {verb: "1", **said}, follow=True)


def refused(answer):
    return answer.context["form"].errors


def test_every_rules_name_is_said_in_words():
    assert set(RULES) == set(rule_names())


# Proposing


def test_a_persons_page_shows_what_the_rules_write_and_why_they_do_not(editor, adil):
    page = editor.get(address(adil))
    assert {line["language"]: line["text"] for line in page.context["missing"]} == {
        "az": "", "ka": "ადილ თაღიევი", "ru": "Адиль Тагиев",
    }  # fmt: skip
    assert "No other language keeps all letters of the own one." in page.content.decode()


def test_the_rules_are_asked_of_what_is_being_typed(editor, adil):
    typed = {"person": adil.pk, "country": "AZ", "form-az": "Vüqar Zifəroğlu", "taken": "ka"}
    answer = editor.get(PROPOSE, typed).json()["missing"]
    assert {line["language"]: line["text"] for line in answer} == {
        "en": "Vugar Zifaroglu", "ru": "Вюгар Зифароглу",
    }  # fmt: skip
    assert NameForm.objects.count() == 1


def test_a_new_persons_languages_are_those_of_the_users_forums(editor):
    answer = editor.get(PROPOSE, {"country": "GE", "form-ka": "გია აბაშიძე"}).json()["missing"]
    assert [line["language"] for line in answer] == ["az", "en", "ru"]
    assert answer[1]["text"] == "Gia Abashidze"


def test_without_a_country_the_page_asks_for_it(editor):
    (line, *_more) = editor.get(PROPOSE, {"form-en": "Adil Taghiyev"}).json()["missing"]
    assert line["said"].startswith("Enter the country")


def test_nobody_but_a_member_asks_the_rules(client, adil):
    assert client.get(PROPOSE).status_code == 302
    stranger = signed_in(SuperuserFactory(is_superuser=False))
    assert stranger.get(PROPOSE).status_code == 403


def test_saving_adds_what_the_rules_write_as_proposed(editor, adil):
    answer = sent(editor, address(adil), _propose="1")
    assert answer["Location"] == address(adil)
    forms = set(adil.forms.filter(kind="proposed").values_list("language", "text"))
    assert forms == {("ka", "ადილ თაღიევი"), ("ru", "Адиль Тагиев")}


def test_a_new_persons_forms_are_proposed_while_it_is_saved(editor):
    new = {
        "sort_key": "Abashidze, Gia", "country": "GE", "_propose": "1", "forms-TOTAL_FORMS": 1,
        "forms-INITIAL_FORMS": 0, "forms-0-language": "ka", "forms-0-kind": "official",
        "forms-0-text": "გია აბაშიძე",
    }  # fmt: skip
    editor.post("/admin/speakers/person/add/", new)
    forms = set(Person.objects.get().forms.values_list("language", "kind"))
    assert forms == {("ka", "official")} | {(tag, "proposed") for tag in ("az", "en", "ru")}


def test_forms_of_several_persons_are_proposed_from_their_list(forum, editor, adil):
    gia = SpeakerFactory(forum=forum, person__country="GE").person
    gia.forms.update(text="Gia Abashidze")
    foreign = SpeakerFactory(person__country="GE").person
    chosen = {"action": "propose", "_selected_action": [adil.pk, gia.pk, foreign.pk]}
    page = editor.post(list_of(Person), chosen, follow=True).content.decode()
    assert "5 forms were proposed." in page
    assert not foreign.forms.filter(kind="proposed").exists()


def test_an_official_form_does_not_name_a_rule_as_its_source(editor, adil):
    data, row = row_of(editor, address(adil), adil.forms.get())
    answer = editor.post(address(adil), {**data, f"{row}source": RULES[0]})
    assert "Say who confirms this form. A rule does not." in answer.content.decode()


def test_a_viewer_sees_no_button_to_propose(forum, adil):
    assert "_propose" not in member(forum, "viewer").get(address(adil)).content.decode()


def test_on_the_persons_page_a_proposal_becomes_official_with_source_and_day_alone(editor, adil):
    form = proposal(adil)
    data, row = row_of(editor, address(adil), form)
    answer = editor.post(address(adil), {**data, f"{row}kind": "official"})
    assert "Say who confirms this form. A rule does not." in answer.content.decode()
    assert "Say on which day it was confirmed." in answer.content.decode()
    said = {f"{row}kind": "official", f"{row}source": "Office", f"{row}date": "2025-12-01"}
    assert editor.post(address(adil), {**data, **said}).status_code == 302


def test_a_rewritten_proposal_is_no_rules_any_more(editor, adil):
    form = proposal(adil)
    data, row = row_of(editor, address(adil), form)
    editor.post(address(adil), {**data, f"{row}text": "ადილ ტაღიევი"})
    form.refresh_from_db()
    assert (form.kind, form.source) == ("proposed", "")


# Confirming


def listed(client, **asked):
    return set(client.get(list_of(NameForm), asked).context["cl"].queryset)


def test_the_list_holds_what_is_not_confirmed(editor, adil):
    form, official = proposal(adil), adil.forms.get(kind="official")
    reported = NameFormFactory(person=adil, kind="reported", text="Adil Tagiyev")
    assert listed(editor) == {form, official}
    assert listed(editor, confirmed="all") == {form, official, reported}
    assert listed(editor, kind__exact="reported") == {reported}


def test_the_list_is_narrowed_by_language_and_own_forum(forum, editor, adil):
    form, other = proposal(adil), SpeakerFactory()
    assert listed(editor, language="ka") == {form}
    assert form in listed(editor, forum=forum.pk)
    assert not listed(editor, forum=other.forum_id)
    assert not listed(editor, forum="x")


def test_an_editor_confirms_a_proposal(editor, adil, forum):
    form = proposal(adil)
    page = decided(editor, form)
    form.refresh_from_db()
    assert (form.kind, form.source, str(form.date)) == ("official", "Office", "2025-12-01")
    assert form.confirmed_by == forum.team.get().user
    assert "1 form is official now." in page.content.decode()


def test_a_spelling_is_corrected_while_it_is_confirmed(editor, adil):
    form = proposal(adil)
    decided(editor, form, **{f"text_{form.pk}": "ადილ ტაღიევი"})
    form.refresh_from_db()
    assert (form.kind, form.text) == ("official", "ადილ ტაღიევი")


@pytest.mark.parametrize(
    ("field", "value"), [("source", ""), ("on", ""), ("on", "2999-01-01"), ("on", "yesterday")]
)
def test_what_is_missing_or_wrong_is_told_at_its_field(editor, adil, field, value):
    form = proposal(adil)
    assert set(refused(decided(editor, form, **{field: value}))) == {field}
    form.refresh_from_db()
    assert form.kind == "proposed"


def test_a_rule_is_nobody_who_confirms(editor, adil):
    form = proposal(adil)
    assert f"text_{form.pk}" in refused(decided(editor, form, source=form.source))


def test_a_rejected_proposal_goes_without_source_or_day(editor, adil):
    form = proposal(adil)
    decided(editor, form, "_reject", source="", on="")
    assert not NameForm.objects.filter(pk=form.pk).exists()


def test_several_are_confirmed_at_once_or_none(editor, adil):
    forms = [proposal(adil), proposal(adil, text="ადილ ტაღიევი"), proposal(adil, language="ru")]
    chosen = {"action": "decide", "_selected_action": [form.pk for form in forms]}
    page = editor.post(list_of(NameForm), chosen)
    assert [line["form"] for line in page.context["lines"]] == forms
    said = {f"text_{form.pk}": form.text for form in forms}
    more = {**chosen, **said, "_confirm": "1", "source": "Office", "on": "2025-12-01"}
    answer = editor.post(list_of(NameForm), more)
    assert set(refused(answer)) == {f"text_{forms[1].pk}"}
    assert {form.kind for form in NameForm.objects.filter(person=adil, confirmed_by=None)} == {
        "official", "proposed",
    }  # fmt: skip
    chosen["_selected_action"] = [forms[0].pk, forms[2].pk]
    assert editor.post(list_of(NameForm), {**more, **chosen}).status_code == 302
    assert adil.forms.exclude(confirmed_by=None).count() == 2


@pytest.mark.parametrize("role", ["viewer", "translator"])
def test_whoever_does_not_edit_reads_the_page_and_decides_nothing(forum, adil, role):
    form, client = proposal(adil), member(forum, role)
    assert "An editor of every forum" in client.get(address(form)).content.decode()
    assert decided(client, form).status_code == 403
    chosen = {"action": "decide", "_selected_action": [form.pk], "_reject": "1"}
    page = client.post(list_of(NameForm), chosen, follow=True).content.decode()
    assert "left out" in page
    assert NameForm.objects.filter(pk=form.pk).exists()


def test_an_editor_of_one_of_two_forums_decides_nothing(editor, adil):
    form = proposal(adil)
    SpeakerFactory(person=adil)
    assert decided(editor, form).status_code == 403


def test_forms_of_others_are_left_out_of_a_choice(editor, adil):
    own, foreign = proposal(adil), proposal(SpeakerFactory().person)
    chosen = {"action": "decide", "_selected_action": [own.pk, foreign.pk]}
    page = editor.post(list_of(NameForm), chosen)
    assert [line["form"] for line in page.context["lines"]] == [own]


def test_nobody_adds_or_deletes_a_form_here(adil):
    client = signed_in(SuperuserFactory())
    form = proposal(adil)
    assert client.get(list_of(NameForm) + "add/").status_code == 403
    assert client.post(address(form, "delete"), {"post": "yes"}).status_code == 403


def test_a_person_with_forms_can_be_deleted(adil):
    adil.speakers.all().delete()
    answer = signed_in(SuperuserFactory()).post(address(adil, "delete"), {"post": "yes"})
    assert answer.status_code == 302
    assert not Person.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_and_a_choice_cost_the_same_however_long(
    forum, editor, count, django_assert_max_num_queries
):
    forms = [proposal(SpeakerFactory(forum=forum).person) for _ in range(count)]
    with django_assert_max_num_queries(13):
        editor.get(list_of(NameForm))
    chosen = {"action": "decide", "_selected_action": [form.pk for form in forms]}
    with django_assert_max_num_queries(17):
        editor.post(list_of(NameForm), chosen)


def test_the_menu_leads_to_the_list(editor):
    assert reverse("admin:speakers_nameform_changelist") in editor.get("/admin/").content.decode()
