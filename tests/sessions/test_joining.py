"""Joining a duplicate: everything moves, nothing is lost, former addresses and files lead on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from events import releases
from sessions import drafts, merging, publish
from speakers.models import FormerPerson, Person, PersonMatch, Speaker
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    OrganisationFactory,
    SessionFactory,
    SpeakerFactory,
    SuperuserFactory,
)
from tests.sessions.test_merging import match_of, person

pytestmark = pytest.mark.django_db
EVENING = Path(__file__).parents[1] / "data" / "evening.xml"
NOON = datetime(2025, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def kept():
    return person("Adil Taghiyev")


@pytest.fixture
def old():
    return person("Adil Tagiyev", "ka:ადილ თაღიევი")


def join(old, kept):
    return merging.join(old, kept, by="test")


def forms_of(person):
    return {(form.kind, form.language, form.text) for form in person.forms.all()}


def test_every_spelling_becomes_a_reported_one(old, kept):
    join(old, kept)
    assert forms_of(kept) == {
        ("official", "en", "Adil Taghiyev"),
        ("reported", "en", "Adil Tagiyev"),
        ("reported", "ka", "ადილ თაღიევი"),
    }


def test_a_spelling_that_both_have_keeps_what_only_the_duplicates_says(old, kept):
    NameFormFactory(person=old, kind="reported", text="Adil Taghiyev", short="A. Taghiyev")
    join(old, kept)
    assert kept.forms.get(kind="official").short == "A. Taghiyev"


def test_a_rules_proposal_stays_a_proposal(old, kept):
    NameFormFactory(person=old, kind="proposed", language="ru", text="Адил Тагиев")
    join(old, kept)
    assert ("proposed", "ru", "Адил Тагиев") in forms_of(kept)


def test_a_speaker_of_another_forum_becomes_the_kept_persons_with_its_address(old, kept):
    speaker = SpeakerFactory(person=old, slug="adil", notes="Ask again")
    part = AppearanceFactory(session__forum=speaker.forum, speaker=speaker)
    join(old, kept)
    speaker.refresh_from_db()
    part.refresh_from_db()
    assert (speaker.person, speaker.slug, speaker.notes) == (kept, "adil", "Ask again")
    assert part.speaker == speaker


def test_of_two_speakers_of_one_forum_the_kept_one_has_the_parts_and_notes_of_both(old, kept):
    forum, office = ForumFactory(), OrganisationFactory()
    ours = SpeakerFactory(
        person=kept, forum=forum, notes="Vegetarian", position={"en": "Chair"}, status="invited"
    )
    theirs = SpeakerFactory(
        person=old, forum=forum, notes="Late", organisation=office, consent_record=False,
        position={"en": "Head", "ka": "თავმჯდომარე"},
    )  # fmt: skip
    part = AppearanceFactory(session__forum=forum, speaker=theirs)
    told = join(old, kept)
    ours.refresh_from_db()
    part.refresh_from_db()
    assert part.speaker == ours
    assert (ours.notes, ours.organisation, ours.status) == ("Vegetarian\nLate", office, "confirmed")
    assert (ours.position, ours.consent_record) == (
        {"en": "Chair", "ka": "თავმჯდომარე"}, False,
    )  # fmt: skip
    assert len(told.appearances) == 1
    assert Speaker.objects.get(forum=forum) == ours


def test_of_two_parts_of_one_role_in_a_session_one_stays_and_it_is_told(old, kept):
    session = SessionFactory()
    ours = SpeakerFactory(person=kept, forum=session.forum)
    theirs = SpeakerFactory(person=old, forum=session.forum)
    stays = AppearanceFactory(session=session, speaker=ours)
    AppearanceFactory(session=session, speaker=theirs, topic={"en": "Trust"}, minutes=20)
    other = AppearanceFactory(session=session, speaker=theirs, role="moderator")
    told = join(old, kept)
    stays.refresh_from_db()
    assert set(session.appearances.all()) == {stays, other}
    assert (stays.topic, stays.minutes) == ({"en": "Trust"}, 20)
    assert (len(told.appearances), len(told.doubled)) == (1, 1)


def test_whoever_came_in_place_of_the_duplicate_came_in_place_of_the_kept_person(old, kept):
    ours = SpeakerFactory(person=kept)
    theirs = SpeakerFactory(person=old, forum=ours.forum)
    guest = AppearanceFactory(session__forum=ours.forum, instead_of=theirs)
    own = AppearanceFactory(session=guest.session, speaker=ours, instead_of=theirs)
    join(old, kept)
    guest.refresh_from_db()
    own.refresh_from_db()
    assert (guest.instead_of, own.instead_of) == (ours, None)


def test_the_photo_comes_along_where_the_kept_person_has_none(old, kept):
    old.photo_sha256, old.photo_width, old.photo_consent = "a" * 64, 40, "2025-11-01"
    old.links = ["https://example.org/adil"]
    old.save()
    assert join(old, kept).photo
    kept.refresh_from_db()
    assert (kept.photo_sha256, str(kept.photo_consent)) == ("a" * 64, "2025-11-01")
    assert kept.links == ["https://example.org/adil"]


def test_the_kept_persons_photo_stays(old, kept):
    for who, sign in ((old, "a"), (kept, "b")):
        who.photo_sha256 = sign * 64
        who.save()
    assert not join(old, kept).photo
    kept.refresh_from_db()
    assert kept.photo_sha256 == "b" * 64


def test_a_preview_of_a_join_says_everything_and_changes_nothing(old, kept):
    SpeakerFactory(person=old)
    before = forms_of(kept)
    told = merging.join(old, kept, by="test", dry_run=True)
    assert (len(told.forms), len(told.speakers)) == (2, 1)
    assert forms_of(kept) == before
    assert Person.objects.filter(pk=old.pk).exists()


def test_nobody_is_joined_with_themselves(kept):
    with pytest.raises(merging.NotJoined):
        join(kept, kept)


def test_an_accepted_match_says_who_decided_and_how_the_duplicate_was_called(old, kept):
    match, user = match_of(old, kept), SuperuserFactory()
    merging.accept(match, by=user, at=NOON)
    match.refresh_from_db()
    assert (match.state, match.person, match.name) == ("accepted", None, "Adil Tagiyev")
    assert (match.decided_by, match.decided_at) == (user, NOON)


def test_what_was_refused_of_the_duplicate_is_refused_of_the_kept_person(old, kept):
    other = person("Adil Taqiyev")
    user = SuperuserFactory()
    merging.refuse(match_of(old, other), by=user, at=NOON)
    PersonMatch.objects.create(person=kept, known=other, name="x", reason="spelling")
    join(old, kept)
    (left,) = PersonMatch.objects.filter(person__isnull=False, known__in=(kept, other))
    assert {left.person, left.known} == {kept, other}
    assert left.state == "refused"


def test_two_merges_in_a_row_lead_to_the_last_person(old, kept):
    first = person("Adil Tagijew")
    uuid = first.uuid
    join(first, old)
    join(old, kept)
    assert FormerPerson.objects.get(uuid=uuid).person == kept


def test_nothing_else_refers_to_a_person_or_a_speaker():
    referring = {
        (relation.related_model._meta.model_name, relation.field.name)
        for model in (Person, Speaker)
        for relation in model._meta.related_objects
        if not relation.related_model.__name__.startswith("Historical")
    }
    assert referring == {
        ("nameform", "person"), ("speaker", "person"), ("formerperson", "person"),
        ("personmatch", "person"), ("personmatch", "known"),
        ("appearance", "speaker"), ("appearance", "instead_of"), ("absence", "speaker"),
    }  # fmt: skip


def published(forum):
    publish.publish(forum.uuid, by="test")
    releases.forget()


def test_the_duplicates_public_address_leads_to_the_kept_person(old, kept, client):
    forum = ForumFactory(slug="forum-2025")
    SpeakerFactory(person=kept, forum=forum, slug="adil-taghiyev")
    SpeakerFactory(person=old, forum=forum, slug="adil-tagiyev")
    published(forum)
    join(old, kept)
    published(forum)
    page = client.get("/en/forum-2025/speakers/adil-tagiyev/")
    assert page["Location"].endswith("/en/forum-2025/speakers/adil-taghiyev/")
    told = client.get(f"/api/v1/forums/forum-2025/speakers/{old.uuid}/")
    assert told["Location"].endswith(f"/speakers/{kept.uuid}/")


def run(*arguments):
    call_command("import_program", str(EVENING), "--forum", "evening-2025", *arguments)


def test_importing_again_finds_the_kept_person_and_changes_nothing():
    run()
    imported = Person.objects.get(sort_key__contains="Adil")
    known = person("Adil Taghiyev")
    forum = Speaker.objects.get(person=imported).forum
    join(imported, known)
    before, people = drafts.read(forum.uuid), Person.objects.count()
    run()
    assert drafts.read(forum.uuid) == before
    assert Person.objects.count() == people
    assert Speaker.objects.get(forum=forum, person=known).name == {}


def test_an_import_says_whom_its_new_persons_may_be_and_joins_nobody(capsys):
    known = person("Adil Taghiyev")
    run()
    said = "Adil Tağıyev is probably Adil Taghiyev (another spelling of the name)"
    assert said in capsys.readouterr().out
    assert PersonMatch.objects.get().known == known


def test_a_dry_run_says_it_too_and_keeps_no_match(capsys):
    person("Adil Taghiyev")
    run("--dry-run")
    assert "is probably Adil Taghiyev" in capsys.readouterr().out
    assert not PersonMatch.objects.exists()


def test_importing_again_asks_nothing_again(capsys):
    person("Adil Taghiyev")
    run()
    capsys.readouterr()
    run()
    assert "probably" not in capsys.readouterr().out
