"""The shelf: which forums the public may know of, and by which address."""

import pytest

from events import releases
from sessions import publish
from tests.factories import ForumFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_a_public_forum_is_on_the_shelf_from_its_first_release():
    forum = ForumFactory(slug="media-2025")
    assert releases.shelf().find("media-2025") is None
    publish.publish(forum.uuid, by="test")
    releases.forget()
    assert releases.shelf().find("media-2025").number == 1


def test_a_hidden_forum_is_not_on_the_shelf():
    forum = ForumFactory(visibility="hidden")
    publish.publish(forum.uuid, by="test")
    assert releases.shelf().forums == ()


def test_a_former_address_leads_to_the_present_one():
    forum = ForumFactory(slug="media-2025")
    publish.publish(forum.uuid, by="test")
    forum.slug = "media-baku"
    forum.save()
    publish.publish(forum.uuid, by="test")
    releases.forget()
    assert releases.shelf().find("media-2025").slug == "media-baku"


def test_an_unpublished_new_address_is_not_yet_one():
    forum = ForumFactory(slug="media-2025")
    publish.publish(forum.uuid, by="test")
    forum.slug = "media-baku"
    forum.save()
    releases.forget()
    assert releases.shelf().find("media-baku") is None


def test_the_card_says_what_a_list_needs():
    session = SessionFactory(forum__city={"en": "Baku"})
    publish.publish(session.forum.uuid, by="test")
    card = releases.shelf().forums[0].card
    assert (card.city, card.zone, card.sessions, card.changes) == (
        {"en": "Baku"}, "Asia/Baku", 1, None,
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_shelf_is_one_query_a_second(count, django_assert_num_queries):
    for _ in range(count):
        publish.publish(ForumFactory().uuid, by="test")
    releases.forget()
    with django_assert_num_queries(1):
        assert len(releases.shelf().forums) == count
        releases.shelf()


def test_an_unchanged_shelf_stays_the_same_object():
    publish.publish(ForumFactory().uuid, by="test")
    releases.forget()
    before = releases.shelf()
    releases.forget()
    assert releases.shelf() is before
