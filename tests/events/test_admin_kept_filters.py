"""Filters that a user keeps: under a name, for one list, thirty at most, and nobody else's."""

import pytest
from django.db import IntegrityError
from lxml import html  # noqa: TID253 - what the tests look into

from events.models import KeptFilter, Room
from events.models.kept_filter import MOST
from sessions.models import Session
from tests.admin_pages import list_of, member, signed_in
from tests.factories import ForumFactory, RoomFactory, TeamMemberFactory, UserFactory

pytestmark = pytest.mark.django_db

ROOMS = "events_room_"


@pytest.fixture
def user():
    return TeamMemberFactory(role="viewer").user


@pytest.fixture
def client(user):
    return signed_in(user)


def keep(client, name="Step-free", query="q=hall&step_free__exact=1", model=Room):
    data = {"name": name, "query": query}
    return client.post(f"{list_of(model)}filters/keep/", data, follow=True)


def drop(client, kept, model=Room, query=""):
    return client.post(f"{list_of(model)}filters/{kept.pk}/", {"query": query})


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_what_is_kept_stands_above_the_list_and_leads_to_it_as_it_was(client):
    page = keep(client)
    assert page.redirect_chain == [(f"{list_of(Room)}?q=hall&step_free__exact=1", 302)]
    assert said(page) == ["“Step-free” is kept above this list."]
    assert '<a href="?q=hall&amp;step_free__exact=1" aria-current="true">Step-free</a>' in (
        page.content.decode()
    )
    assert "Step-free" in client.get(list_of(Room)).content.decode()
    assert "Step-free" not in client.get(list_of(Session)).content.decode()


def test_the_page_of_the_list_is_not_kept(client):
    keep(client, query="q=hall&p=3&e=1&all=")
    assert KeptFilter.objects.get().query == "q=hall"


def test_nothing_is_offered_to_keep_where_nothing_is_filtered(client):
    assert b"keep-filter-name" not in client.get(list_of(Room)).content
    assert b"keep-filter-name" in client.get(f"{list_of(Room)}?q=hall").content


def test_the_same_name_is_kept_anew(client):
    keep(client)
    keep(client, name=" Step-free ", query="q=blue")
    assert list(KeptFilter.objects.values_list("name", "query")) == [("Step-free", "q=blue")]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"name": " "}, "name of the filter: This field cannot be blank."),
        ({"name": "x" * 61}, "name of the filter: Ensure this value has at most 60 characters"),
        ({"query": ""}, "filters: This field cannot be blank."),
        ({"query": "q=" + "x" * 1000}, "filters: Ensure this value has at most 1000 characters"),
    ],
)
def test_what_cannot_be_kept_is_told_with_the_reason(client, changed, reason):
    (told,) = said(keep(client, **changed))
    assert told.startswith(reason)
    assert not KeptFilter.objects.exists()


def fill(user):
    KeptFilter.objects.bulk_create(
        KeptFilter(user=user, place=place, page=ROOMS, name=str(place), query="q=x")
        for place in range(1, MOST + 1)
    )


def test_a_user_keeps_thirty_at_most(user, client):
    fill(user)
    assert said(keep(client)) == [
        "You keep 30 filters, and that is the most. Delete one of them first."
    ]
    drop(client, KeptFilter.objects.get(place=7))
    keep(client)
    assert KeptFilter.objects.get(name="Step-free").place == 7


def test_the_database_keeps_no_more_either(user):
    with pytest.raises(IntegrityError, match="kept_filter_place"):
        KeptFilter.objects.create(user=user, place=MOST + 1, page=ROOMS, name="a", query="q=x")


def test_one_is_dropped_and_the_list_stays_as_it_is(client):
    keep(client)
    answer = drop(client, KeptFilter.objects.get(), query="q=blue")
    assert answer["Location"] == f"{list_of(Room)}?q=blue"
    assert not KeptFilter.objects.exists()


def test_a_kept_filter_is_deleted_only_once_that_is_confirmed(client):
    page = html.fromstring(keep(client).content.decode())
    (asked,) = page.cssselect(".kept-filters li details:not([open])")
    assert asked.cssselect("summary")[0].get("aria-label") == "Delete the kept filter “Step-free”"
    assert asked.cssselect("form p")[0].text == "Delete “Step-free”?"
    assert not page.cssselect(".kept-filters li > form, .kept-filters li > button")


def test_a_kept_filter_is_nobody_elses(client, user):
    keep(client)
    kept = KeptFilter.objects.get()
    other = member(TeamMemberFactory(user=user).forum, "owner")
    assert "Step-free" not in other.get(list_of(Room)).content.decode()
    assert drop(other, kept).status_code == 404
    assert drop(client, kept, model=Session).status_code == 404
    assert KeptFilter.objects.exists()


def test_whoever_is_in_no_team_keeps_nothing():
    assert keep(signed_in(UserFactory())).status_code == 403
    assert not KeptFilter.objects.exists()


def test_filters_are_kept_by_a_form_only(client):
    assert client.get(f"{list_of(Room)}filters/keep/").status_code == 405


def test_a_name_is_shown_as_text(client):
    page = keep(client, name="<b>bold</b>", query='q="><script>').content.decode()
    assert "<b>bold" not in page
    assert '"><script>' not in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_one_query_more_however_many_are_kept(
    client, user, count, django_assert_max_num_queries
):
    fill(user)
    KeptFilter.objects.filter(place__gt=count).delete()
    RoomFactory(forum=ForumFactory())
    client.get(list_of(Room))
    with django_assert_max_num_queries(14):
        client.get(list_of(Room))
