"""Draft and current release in the admin: every page, and every link of theirs leads somewhere."""

import re
from http import HTTPStatus

import pytest

from events import releases
from sessions import publish
from sessions.models import Session
from tests.admin_pages import address, member
from tests.factories import AppearanceFactory, ForumFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    forum = ForumFactory(visibility="hidden")
    AppearanceFactory(session__forum=forum)
    publish.publish(forum.uuid, by="test")
    session = Session.objects.get()
    session.title = {"en": "Welcome"}
    session.save()
    publish.publish(forum.uuid, by="test")
    return forum


@pytest.fixture
def viewer(forum):
    return member(forum, "viewer")


def links(answer, below):
    return set(re.findall(rf'(?:href|src|action)="({below}[^"#?]*)', answer.content.decode()))


@pytest.mark.parametrize("name", ["preview_home", "current_home"])
def test_every_link_leads_somewhere(forum, viewer, name):
    home = address(forum, name, "en")
    below = home.removesuffix("en/")
    seen, left = set(), {home}
    while left:
        seen.add(asked := left.pop())
        answer = viewer.get(asked)
        assert answer.status_code == HTTPStatus.OK, asked
        if answer["Content-Type"].startswith("text/html"):
            left |= links(answer, below) - seen
    assert len(seen) > 20


def test_a_file_of_the_current_release_is_that_of_the_public(forum, viewer, client):
    ours = viewer.get(address(forum, "current", "en", "schedule.json"))
    assert "no-store" in ours["Cache-Control"]
    forum.visibility = "public"
    forum.save()
    releases.forget()
    public = client.get(f"/en/{forum.slug}/schedule.json")
    assert (ours.content, ours["Content-Type"]) == (public.content, public["Content-Type"])


@pytest.mark.parametrize("path", ["sessions/never.ics", "releases/9/"])
def test_what_is_not_there_says_so(forum, viewer, path):
    assert viewer.get(address(forum, "current", "en", path)).status_code == HTTPStatus.NOT_FOUND


def test_a_draft_that_is_as_published_says_so(forum, viewer):
    page = viewer.get(address(forum, "preview_home", "en")).content.decode()
    assert "Nothing has changed since Release 2." in page
