"""What open pages ask every few seconds."""

import pytest

from events import releases
from sessions import publish
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    session = SessionFactory(forum__slug="media-2025")
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    return session


def test_it_names_the_newest_release_and_its_time(session, client):
    told = client.get("/media-2025/now.json").json()
    assert told["release"] == 1
    assert sorted(told) == ["release", "time"]


def test_it_is_not_modified_until_the_next_release(session, client):
    first = client.get("/media-2025/now.json")
    held = {"if-none-match": first["ETag"]}
    assert client.get("/media-2025/now.json", headers=held).status_code == 304
    session.title = {"en": "Another"}
    session.save()
    publish.publish(session.forum.uuid, by="test")
    releases.forget()
    assert client.get("/media-2025/now.json", headers=held).json()["release"] == 2


def test_no_cache_on_the_way_may_hold_it_for_long(session, client):
    assert client.get("/media-2025/now.json")["Cache-Control"] == "public, max-age=1"


def test_it_costs_no_query_once_it_is_kept(session, client, django_assert_num_queries):
    client.get("/media-2025/now.json")
    with django_assert_num_queries(0):
        client.get("/media-2025/now.json")


def test_a_forum_that_nobody_may_see_has_none(client):
    assert client.get("/media-2025/now.json").status_code == 404
