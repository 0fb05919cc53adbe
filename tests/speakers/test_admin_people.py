"""The admin of persons, organisations and speakers."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image  # noqa: TID253 - what the tests look into

from speakers.models import Organisation, Person, Speaker
from tests.admin_pages import address, errors, filled, list_of, member, row_of, sent
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def editor(forum):
    return member(forum, "editor")


def picture(size=(40, 30)):
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    return SimpleUploadedFile("me.png", out.getvalue())


def test_any_member_finds_and_opens_a_person_of_other_forums(forum):
    person = SpeakerFactory().person
    client = member(forum, "viewer")
    assert person in client.get(list_of(Person)).context["cl"].queryset
    assert client.get(address(person)).status_code == 200


def test_any_member_creates_a_person(forum):
    new = {"sort_key": "Taghiyev, Adil", "forms-TOTAL_FORMS": 0, "forms-INITIAL_FORMS": 0}
    member(forum, "viewer").post("/admin/speakers/person/add/", new)
    assert Person.objects.get().plain_name == "Adil Taghiyev"


def test_an_editor_of_one_of_two_forums_does_not_change_a_person_of_both(forum, editor):
    person = SpeakerFactory(forum=forum).person
    SpeakerFactory(person=person)
    assert editor.post(address(person), {"sort_key": "Changed"}).status_code == 403


def test_an_editor_of_every_forum_changes_the_person(forum, editor):
    person = SpeakerFactory(forum=forum).person
    other = SpeakerFactory(person=person).forum
    TeamMemberFactory(user=forum.team.get().user, forum=other, role="editor")
    assert sent(editor, address(person), sort_key="Changed, Name").status_code == 302
    person.refresh_from_db()
    assert person.sort_key == "Changed, Name"


def test_a_persons_list_names_the_users_own_forums_only(forum, editor):
    person = SpeakerFactory(forum=forum).person
    hidden = SpeakerFactory(person=person, forum__visibility="hidden").forum
    page = editor.get(list_of(Person)).content.decode()
    assert forum.slug in page
    assert hidden.slug not in page


def test_an_organisation_of_a_foreign_forum_is_read_not_changed(editor):
    organisation = SpeakerFactory(organisation=OrganisationFactory()).organisation
    assert editor.get(address(organisation)).status_code == 200
    assert editor.post(address(organisation), {"names_en": "Mine"}).status_code == 403


def test_whoever_enters_an_official_form_confirms_it(forum, editor):
    person = SpeakerFactory(forum=forum).person
    data = {"forms-TOTAL_FORMS": 2, "forms-1-language": "az", "forms-1-kind": "official",
            "forms-1-text": "Adil Tağıyev"}  # fmt: skip
    assert sent(editor, address(person), **data).status_code == 302
    assert person.forms.get(language="az").confirmed_by == forum.team.get().user


def corrected(client, form, **fields):
    """Sends the person's page with another text in the form's row."""
    data, row = row_of(client, address(form.person), form)
    said = {f"{row}text": "Adil Tagijev", **fields}
    assert client.post(address(form.person), {**data, **said}).status_code == 302


def test_an_official_form_that_is_corrected_stays_as_reported(editor):
    form = NameFormFactory(text="Adil Tagiyev", source="Office")
    corrected(editor, form)
    forms = form.person.forms.values_list("kind", "text", "source")
    assert set(forms) == {
        ("official", "Adil Tagijev", "Office"), ("reported", "Adil Tagiyev", "Office"),
    }  # fmt: skip
    corrected(editor, form, **{"forms-0-pronunciation": "ah-DEEL"})
    assert form.person.forms.count() == 2


def test_an_official_form_that_is_added_as_reported_by_hand_is_there_once(editor):
    form = NameFormFactory(text="Adil Tagiyev")
    row = {"text": "Adil Tagiyev", "language": "en", "kind": "reported"}
    added = {f"forms-1-{name}": value for name, value in row.items()}
    corrected(editor, form, **added, **{"forms-TOTAL_FORMS": "2"})
    assert form.person.forms.get(kind="reported").text == "Adil Tagiyev"


def test_a_photo_is_kept_under_the_hash_of_its_content(forum, editor, settings):
    person = SpeakerFactory(forum=forum).person
    assert sent(editor, address(person), photo=picture()).status_code == 302
    person.refresh_from_db()
    assert (person.photo_width, person.photo_height) == (40, 30)
    assert [path.name for path in settings.MEDIA_ROOT.glob("photos/*")] == [
        f"{person.photo_sha256}.jpg"
    ]


def test_a_file_that_is_no_photo_is_refused_at_its_field(forum, editor):
    person = SpeakerFactory(forum=forum).person
    answer = sent(editor, address(person), photo=SimpleUploadedFile("a.jpg", b"<script>"))
    assert errors(answer)["photo"] == [
        "This is no JPEG, PNG or WebP photo, or it is damaged. Choose another file."
    ]


def test_a_photo_can_be_taken_off(forum, editor):
    person = SpeakerFactory(forum=forum, person__photo_sha256="a" * 64).person
    sent(editor, address(person), remove_photo="on")
    person.refresh_from_db()
    assert person.photo_sha256 == ""


def test_a_speaker_stays_the_same_person(forum, editor):
    speaker, other = SpeakerFactory(forum=forum), PersonFactory()
    data = filled(editor, address(speaker))
    editor.post(address(speaker), {**data, "person": other.pk})
    speaker.refresh_from_db()
    assert speaker.person != other


def test_the_same_person_twice_is_refused_at_one_forum(forum, editor):
    speaker = SpeakerFactory(forum=forum)
    answer = editor.post(
        "/admin/speakers/speaker/add/", {"person": speaker.person.pk, "status": "proposed"}
    )
    assert "This person is a speaker of this forum already." in answer.content.decode()


def test_a_speaker_who_appears_is_not_deleted(forum, editor):
    appearance = AppearanceFactory(session__forum=forum, session__title={"en": "Opening"})
    page = editor.post(address(appearance.speaker, "delete"), {"post": "yes"}).content.decode()
    assert "Opening" in page
    assert Speaker.objects.filter(pk=appearance.speaker.pk).exists()


def test_confirming_speakers_changes_those_of_the_own_forum_only(forum, editor):
    own, foreign = SpeakerFactory(forum=forum, status="invited"), SpeakerFactory(status="invited")
    chosen = {"action": "confirm", "_selected_action": [own.pk, foreign.pk]}
    editor.post(list_of(Speaker), chosen)
    assert list(Speaker.objects.filter(status="confirmed")) == [own]


@pytest.mark.parametrize("query", ["Taghiyev", "Тагиев", "თაღიევი", "Tagiy"])
def test_a_speaker_and_a_person_are_found_by_any_spelling(forum, editor, query):
    wanted = SpeakerFactory(forum=forum)
    NameFormFactory(person=wanted.person, language="az", text="Adil Tağıyev")
    SpeakerFactory(forum=forum)
    found = [editor.get(list_of(model), {"q": query}).context["cl"] for model in (Speaker, Person)]
    assert [list(each.queryset) for each in found] == [[wanted], [wanted.person]]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("model", [Speaker, Person, Organisation])
def test_a_list_costs_the_same_however_long(
    forum, editor, model, count, django_assert_max_num_queries
):
    for _ in range(count):
        speaker = SpeakerFactory(forum=forum, organisation=OrganisationFactory())
        NameFormFactory(person=speaker.person, language="az")
    with django_assert_max_num_queries(13):
        editor.get(list_of(model))
