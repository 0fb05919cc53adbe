"""Organisations that are one: found, previewed, joined by whoever may, and never lost."""

import pytest
from django.urls import reverse

from events import releases
from sessions import drafts, merging, publish
from sessions.backup import back_up, restore
from sessions.purge import purge_forum
from speakers.models import FormerOrganisation, Organisation, Organiser
from tests.admin_pages import list_of, member
from tests.factories import (
    ForumFactory,
    OrganisationFactory,
    OrganiserFactory,
    SpeakerFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db
PAIRS = "/admin/speakers/personmatch/organisations/"


@pytest.fixture
def kept():
    return OrganisationFactory(slug="azertac", names={"en": "Azertac"}, abbreviation="")


@pytest.fixture
def old():
    names = {"en": "AZƏRTAC", "ka": "აზერთაჯი"}
    return OrganisationFactory(slug="azertac-2", names=names, abbreviation="ATA", country="AZ")


@pytest.fixture
def forum(old):
    """A forum at which the duplicate has a speaker and a delegate, and stands behind it."""
    forum = ForumFactory(slug="forum-2025")
    SpeakerFactory(forum=forum, organisation=old, delegation=old)
    OrganiserFactory(forum=forum, organisation=old)
    return forum


def join(old, kept, **more):
    return merging.join_organisations(old, kept, by="test", **more)


def pair(new, known):
    return reverse("admin:speakers_organisation_pair", args=(new.pk, known.pk))


def published(forum):
    publish.publish(forum.uuid, by="test")
    releases.forget()


def test_whoever_comes_from_the_duplicate_comes_from_the_kept_one(forum, old, kept):
    told = join(old, kept)
    speaker = forum.speakers.get()
    assert (speaker.organisation, speaker.delegation) == (kept, kept)
    assert forum.organisers.get().organisation == kept
    assert (len(told.speakers), len(told.delegates), told.forums) == (1, 1, (str(forum),))
    assert not Organisation.objects.filter(pk=old.pk).exists()


def test_history_says_who_moved_it(forum, old, kept):
    join(old, kept)
    assert forum.speakers.get().history.first().history_change_reason == "test"


def test_what_it_lacks_is_filled_in_and_what_else_it_was_called_is_kept(old, kept):
    told = join(old, kept)
    kept.refresh_from_db()
    assert kept.names == {"en": "Azertac", "ka": "აზერთაჯი"}
    assert (kept.abbreviation, kept.country) == ("ATA", "AZ")
    assert (told.names, told.other_spellings) == (("აზერთაჯი",), ("AZƏRTAC",))
    assert kept.former.get().names["en"] == "AZƏRTAC"


def test_where_both_stand_behind_a_forum_one_does(forum, old, kept):
    OrganiserFactory(forum=forum, organisation=kept, role="partner")
    told = join(old, kept)
    assert Organiser.objects.get(forum=forum).role == "partner"
    assert told.doubled == (str(forum),)


def test_a_preview_says_everything_and_changes_nothing(forum, old, kept):
    assert join(old, kept, dry_run=True).speakers
    assert forum.speakers.get().organisation == old
    assert not FormerOrganisation.objects.exists()


@pytest.mark.parametrize("same", [True, False])
def test_nothing_is_joined_with_itself_nor_a_delegation_with_an_office(forum, old, kept, same):
    Organisation.objects.filter(pk=kept.pk).update(kind="media")
    with pytest.raises(merging.NotJoined):
        join(old, old if same else kept)


def test_two_merges_in_a_row_lead_to_the_last(old, kept):
    first = OrganisationFactory()
    join(first, old)
    join(old, kept)
    assert FormerOrganisation.objects.get(uuid=first.uuid).organisation == kept


def test_nothing_else_refers_to_an_organisation():
    referring = {
        (relation.related_model._meta.model_name, relation.field.name)
        for relation in Organisation._meta.related_objects
        if not relation.related_model.__name__.startswith("Historical")
    }
    assert referring == {
        ("speaker", "organisation"), ("speaker", "delegation"), ("organiser", "organisation"),
        ("formerorganisation", "organisation"), ("organisation", "apart"),
    }  # fmt: skip


def test_the_public_address_and_that_of_the_api_lead_to_the_kept_one(forum, old, kept, client):
    SpeakerFactory(forum=forum, organisation=kept)
    published(forum)
    join(old, kept)
    published(forum)
    page = client.get("/en/forum-2025/organisations/azertac-2/")
    assert page["Location"].endswith("/en/forum-2025/organisations/azertac/")
    told = client.get(f"/api/v1/forums/forum-2025/organisations/{old.uuid}/")
    assert told["Location"].endswith(f"/organisations/{kept.uuid}/")


def test_restoring_a_release_from_before_finds_the_kept_one(forum, old, kept):
    published(forum)
    join(old, kept)
    publish.restore(forum.uuid, number=1, by="test")
    assert drafts.read(forum.uuid).organisations[0].uuid == kept.uuid
    assert Organisation.objects.count() == 1


def test_a_backup_from_before_comes_back_with_the_kept_one(forum, old, kept):
    data = back_up(forum.uuid)
    purge_forum(forum.uuid)
    join(old, kept)
    restore(data, by="test")
    assert Organisation.objects.get() == kept


def test_a_former_identity_comes_back_with_its_organisation(forum, old, kept):
    join(old, kept)
    data = back_up(forum.uuid)
    purge_forum(forum.uuid)
    Organisation.objects.all().delete()
    restore(data, by="test")
    assert FormerOrganisation.objects.get().uuid == old.uuid


# In the admin


@pytest.mark.parametrize("number", [1, 3])
def test_those_that_look_alike_are_listed_with_why(number, django_assert_max_num_queries):
    client = member(ForumFactory(), "viewer")
    for name in ("Azertac", "Imedi", "Trend")[:number]:
        OrganisationFactory(names={"en": name}), OrganisationFactory(names={"en": name.upper()})
    with django_assert_max_num_queries(25):
        page = client.get(PAIRS)
    assert page.content.decode().count("the same name") == number


def test_those_that_somebody_kept_apart_are_not_listed_again(forum, old, kept):
    client = member(forum, "editor")
    assert len(client.get(PAIRS).context["pairs"]) == 1
    client.post(pair(old, kept), {"refuse": "1"})
    assert client.get(PAIRS).context["pairs"] == []


def test_an_editor_of_every_forum_sees_what_moves_and_joins_them(forum, old, kept):
    published(forum)
    client = member(forum, "editor")
    page = client.get(pair(old, kept)).content.decode()
    for said in ("AZƏRTAC", "azertac-2", f"{forum} (2)", "One organisation: join them"):
        assert said in page
    assert (
        "was joined into"
        in client.post(pair(old, kept), {"accept": 1}, follow=True).content.decode()
    )
    assert forum.speakers.get().organisation == kept


def test_who_edits_but_one_of_its_forums_looks_and_decides_nothing(forum, old, kept):
    elsewhere = ForumFactory()
    SpeakerFactory(forum=elsewhere, organisation=kept)
    client = member(forum, "editor")
    assert "join them" not in client.get(pair(old, kept)).content.decode()
    assert client.post(pair(old, kept), {"accept": "1"}).status_code == 403
    assert client.get(pair(old, old)).status_code == 404


def test_a_join_that_cannot_be_is_explained_before_and_refused_after(forum, old, kept):
    Organisation.objects.filter(pk=kept.pk).update(kind="media")
    client = member(forum, "editor")
    assert "is no delegation" in client.get(pair(old, kept)).content.decode()
    answer = client.post(pair(old, kept), {"accept": "1"}, follow=True)
    assert "is no delegation" in answer.content.decode()


def test_two_are_chosen_from_the_list_and_found_by_a_former_name(old, kept):
    client = member(TeamMemberFactory().forum, "editor")
    chosen = {"action": "join", "_selected_action": [kept.pk, old.pk]}
    assert client.post(list_of(Organisation), chosen)["Location"] in {
        pair(old, kept), pair(kept, old),
    }  # fmt: skip
    chosen["_selected_action"] = [kept.pk]
    page = client.post(list_of(Organisation), chosen, follow=True).content.decode()
    assert "Choose two organisations." in page
    join(old, kept)
    assert str(kept) in client.get(list_of(Organisation), {"q": "AZƏRTAC"}).content.decode()
