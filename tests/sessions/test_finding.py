"""Duplicates among everybody who is here: found, asked about once, chosen by hand, previewed."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from events import releases
from events.program import likeness
from sessions import merging, publish
from sessions.merging import finding
from speakers.models import Person, PersonMatch
from tests.admin_pages import list_of, member, signed_in
from tests.factories import AppearanceFactory, ForumFactory, SpeakerFactory, UserFactory
from tests.sessions.test_merging import person

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 12, 1, 12, tzinfo=UTC)
FIND = "/admin/speakers/personmatch/find/"


@pytest.fixture(autouse=True)
def _nothing_kept():
    releases.forget()


@pytest.fixture
def two():
    """One who is known longer, and a newer row of the same."""
    return person("Adil Taghiyev"), person("Adil Tagiyev")


def pair(new, known):
    return reverse("admin:speakers_personmatch_pair", args=(new.pk, known.pk))


# Finding


def test_everybody_is_compared_with_everybody(two):
    known, new = two
    person("Nino Burjanadze")
    assert merging.find(by=UserFactory()) == 1
    match = PersonMatch.objects.get()
    assert (match.person, match.known, match.reason) == (new, known, "spelling")


def test_who_was_refused_or_asked_about_is_never_proposed_again(two):
    user = UserFactory()
    merging.find(by=user)
    assert merging.find(by=user) == 0
    merging.refuse(PersonMatch.objects.get(), by=user, at=NOON)
    assert merging.find(by=user) == 0


class Somebody:
    """A person as the search sees one."""

    def __init__(self, pk):
        self.pk = pk


words = st.sampled_from(
    [
        "Adil",
        "Tagiyev",
        "Taghiyev",
        "Тагиев",
        "თაღიევი",
        "Əliyev",
        "Aliyev",
        "Aliyeva",
        "Nino",
        "Нино",
        "Burjanadze",
        "Vüqar",
    ]
)
spellings = st.lists(st.lists(words, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=2)


@given(st.lists(spellings, max_size=6))
def test_the_search_finds_what_comparing_all_with_all_finds(everybody):
    persons = {Somebody(pk): tuple(texts) for pk, texts in enumerate(everybody)}
    found = {(each.known.pk, each.new.pk) for each in finding.pairs(persons)}
    assert found == {
        (one.pk, other.pk)
        for one in persons
        for other in persons
        if one.pk < other.pk and likeness.alike(persons[one], persons[other])
    }


@pytest.mark.parametrize("number", [1, 3])
def test_the_search_asks_the_database_the_same_for_two_and_for_six(
    number, django_assert_num_queries
):
    for name in ("Adil Taghiyev", "Nino Burjanadze", "Zurab Zhvania")[:number]:
        person(name), person(name)
    user = UserFactory()
    with django_assert_num_queries(7):
        assert merging.find(by=user) == number


# Choosing


def test_asking_about_two_says_why_they_are_alike_or_that_they_were_chosen(two):
    known, new = two
    other = person("Nino Burjanadze")
    assert merging.ask(new, known, by=UserFactory()).reason == "spelling"
    assert merging.ask(other, known, by=UserFactory()).reason == "chosen"


def test_two_who_were_refused_can_be_chosen_all_the_same_and_the_other_way_round(two):
    known, new = two
    user = UserFactory()
    merging.refuse(merging.ask(new, known, by=user), by=user, at=NOON)
    match = merging.ask(known, new, by=user)
    assert (match.state, match.person, match.known) == ("open", known, new)
    assert PersonMatch.objects.count() == 1


# In the admin


@pytest.fixture
def forum(two):
    """A published forum at which both speak."""
    forum = ForumFactory(languages=["en"])
    for who in two:
        AppearanceFactory(session__forum=forum, speaker=SpeakerFactory(forum=forum, person=who))
    publish.publish(forum.uuid, by="test")
    return forum


def test_a_button_looks_for_duplicates_and_says_how_many_are_new(forum):
    client = member(forum, "editor")
    assert FIND in client.get(list_of(PersonMatch)).content.decode()
    page = client.post(FIND, follow=True).content.decode()
    assert "1 new pair may be one person." in page
    assert "another spelling of the name" in page


def test_whoever_edits_nothing_does_not_look_for_duplicates(forum, client):
    viewer = member(forum, "viewer")
    assert FIND not in viewer.get(list_of(PersonMatch)).content.decode()
    assert viewer.post(FIND).status_code == 403
    assert client.post(FIND).status_code == 302
    assert member(forum, "editor").get(FIND).status_code == 405


def test_two_persons_are_chosen_from_the_list(forum, two):
    known, new = two
    chosen = {"action": "join", "_selected_action": [known.pk, new.pk]}
    client = member(forum, "editor")
    assert client.post(list_of(Person), chosen)["Location"] == pair(new, known)
    chosen["_selected_action"] = [known.pk]
    assert (
        "Choose two persons." in client.post(list_of(Person), chosen, follow=True).content.decode()
    )


def test_the_page_shows_what_moves_and_what_the_world_will_read(forum, two):
    known, new = two
    page = member(forum, "editor").get(pair(new, known)).content.decode()
    for said in (new.slug, f"{forum} (2)", "another spelling", "Keep the other one"):
        assert said in page
    assert not PersonMatch.objects.exists()


def test_a_release_that_never_knew_them_says_nothing_of_them(forum, two):
    new = two[1]
    new.speakers.update(status="proposed")
    publish.publish(forum.uuid, by="test")
    seen = merging.seen(new)
    assert seen.addresses == (new.slug,)
    assert seen.releases == (f"{forum} (3)",)  # an earlier release did
    assert merging.seen(SpeakerFactory(forum=forum).person).releases == ()


def test_two_chosen_persons_are_joined_into_the_second(forum, two):
    member(forum, "editor").post(pair(*two), {"accept": "1"})
    assert list(Person.objects.all()) == [two[1]]


def test_whoever_may_not_change_both_decides_nothing(forum, two):
    known, new = two
    assert member(forum, "viewer").post(pair(new, known), {"accept": "1"}).status_code == 403
    SpeakerFactory(person=new)
    assert member(forum, "editor").post(pair(new, known), {"refuse": "1"}).status_code == 403
    assert not PersonMatch.objects.exists()


def test_one_person_or_nobody_is_no_pair(forum, two):
    known, new = two
    client = member(forum, "editor")
    assert client.get(pair(known, known)).status_code == 404
    new.pk = 0
    assert client.get(pair(new, known)).status_code == 404
    assert signed_in(UserFactory()).get(pair(known, known)).status_code == 403
