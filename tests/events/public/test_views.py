"""The public's addresses, over real releases, asked as the role that may read releases only."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events import releases, web
from events.models import Forum
from sessions import publish
from tests.databases import Kept
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    ThemeFactory,
)
from tests.public_role import AsThePublic

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    return AsThePublic()


@Kept
def published():
    """A forum in its second release, with one panel, one speaker, a room and a theme."""
    forum = ForumFactory(slug="media-forum", names={"az": "Forum (az)", "en": "Media Forum"})
    panel = SessionFactory(
        forum=forum,
        slug="panel",
        title={"en": "First title"},
        room=RoomFactory(forum=forum, slug="hall"),
        theme=ThemeFactory(forum=forum, slug="press"),
    )
    AppearanceFactory(session=panel)
    publish.publish(forum.uuid, by="test")
    panel.title = {"en": "Second title"}
    panel.save()
    publish.publish(forum.uuid, by="test")
    return forum.pk


@pytest.fixture
def forum(db):
    return Forum.objects.get(pk=published())


def location(response):
    return response.status_code, response.get("Location")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("ka,en;q=0.5", "ka"), ("ru-RU", "ru"), ("fr,az;q=0.1", "az"), ("fr", "en"), ("", "en")],
)
def test_the_root_leads_to_the_reader_s_language(public, accepted, language):
    response = public.get("/", headers={"accept-language": accepted})
    assert location(response) == (302, f"/{language}/")
    assert (response["Cache-Control"], response["Vary"]) == ("no-store", "Accept-Language")


def test_a_forum_s_root_falls_back_on_its_first_language(public, forum):
    response = public.get("/media-forum/", headers={"accept-language": "fr"})
    assert location(response) == (302, "/az/media-forum/")


@pytest.mark.parametrize(
    "path",
    ["", "schedule/", "sessions/panel/", "speakers/", "rooms/hall/", "themes/press/", "releases/"],
)
@pytest.mark.parametrize("language", ["en", "az", "ka", "ru"])
def test_every_page_answers_in_every_language(public, forum, path, language):
    response = public.get(f"/{language}/media-forum/{path}")
    assert (response.status_code, response["Vary"]) == (200, "Accept-Encoding")
    assert f'<html lang="{language}">' in response.content.decode()


@pytest.mark.parametrize("path", ["schedule/", "releases/", "speakers/", "r1/schedule/"])
def test_a_page_takes_two_queries_at_most_and_none_when_kept(client, forum, path):
    with CaptureQueriesContext(
        connection,
    ) as first:
        client.get(f"/en/media-forum/{path}")
    with CaptureQueriesContext(connection) as again:
        client.get(f"/en/media-forum/{path}")
    assert (len(first) <= 2, len(again)) == (True, 0)


def test_a_change_is_seen_only_when_it_is_published(public, forum):
    forum.sessions.update(title={"en": "Third title"})
    assert "Third title" not in public.get("/en/media-forum/schedule/").content.decode()
    publish.publish(forum.uuid, by="test")
    releases.forget()  # a test's transaction never ends, so nothing is told of it
    assert "Third title" in public.get("/en/media-forum/schedule/").content.decode()


def test_an_old_release_reads_as_it_did_and_says_that_it_is_old(public, forum):
    page = public.get("/en/media-forum/r1/schedule/").content.decode()
    assert ("First title" in page, "Second title" in page) == (True, False)
    assert "Release 1, superseded." in page


def test_the_releases_page_tells_what_changed(public, forum):
    page = public.get("/en/media-forum/releases/2/").content.decode()
    assert re.findall(r"(Before|After): </span>([^<]+)<", page) == [
        ("Before", "First title"),
        ("After", "Second title"),
    ]


def test_a_release_s_sheet_is_served_to_its_pages(public, forum):
    page = public.get("/en/media-forum/schedule/").content.decode()
    href = page.rpartition('<link rel="stylesheet" href="')[2].partition('"')[0]
    response = public.get(href)
    assert (response.status_code, response["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert response.content.startswith(b":root{--ribbon:")
    assert "immutable" in response["Cache-Control"]


def test_a_sheet_of_other_code_is_served_until_its_page_comes_anew(public, forum):
    response = public.get("/media-forum/r1-00000000.css")
    assert response.content.startswith(b":root{--ribbon:")
    assert "immutable" not in response["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/media-forum/schedule/v/1/", "/az/media-forum/r1/schedule/"),
        ("/ka/media-forum/schedule/v/1/", "/ka/media-forum/r1/schedule/"),
    ],
)
def test_the_address_that_other_tools_guess_leads_to_the_release(public, forum, path, target):
    assert location(public.get(path)) == (301, target)


@pytest.mark.parametrize("prefix", ["", "/ka"])
def test_the_links_of_pretalx_s_component_lead_to_session_and_speaker(public, forum, prefix):
    data = public.get("/media-forum/schedule/widgets/schedule.json").json()
    (talk,), (speaker,) = data["talks"], data["speakers"]
    pages = f"{prefix or '/az'}/media-forum"
    slug = forum.speakers.get().slug
    for path, page in (
        (f"talk/{talk['code']}/", "sessions/panel/"),
        (f"speaker/{speaker['code']}/", f"speakers/{slug}/"),
    ):
        answer = public.get(f"{prefix}/media-forum/{path}")
        assert location(answer) == (301, f"{pages}/{page}")


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/en/media-forum/schedule/?view=rooms", "/en/new-name/schedule/?view=rooms"),
        ("/en/media-forum/r1/", "/en/new-name/r1/"),
        ("/media-forum/", "/en/new-name/"),
    ],
)
def test_a_forum_s_former_address_leads_to_the_present_one(public, forum, path, target):
    Forum.objects.filter(pk=forum.pk).update(slug="new-name")
    publish.publish(forum.uuid, by="test")
    response = public.get(path, headers={"accept-language": "en"})
    assert response["Location"] == target


def test_a_session_s_former_address_leads_to_the_present_one(public, forum):
    forum.sessions.update(slug="renamed")
    publish.publish(forum.uuid, by="test")
    response = public.get("/en/media-forum/sessions/panel/?utm=x")
    assert location(response) == (301, "/en/media-forum/sessions/renamed/?utm=x")


@pytest.mark.parametrize(
    "path",
    ["/en/no-forum/", "/no-forum/", "/en/no-forum/schedule/", "/fr/media-forum/", "/en/media-forum/r9/",
     "/en/media-forum/nothing/", "/no-forum/r1-abcd1234.css", "/no-forum/schedule/v/1/",
     "/media-forum/talk/99/", "/media-forum/talk/panel/", "/no-forum/speaker/1/"],
)  # fmt: skip
def test_what_there_is_not_is_not_found(public, forum, path):
    assert public.get(path).status_code == 404


def test_a_hidden_forum_is_not_found_and_not_listed(public, forum):
    Forum.objects.filter(pk=forum.pk).update(visibility=Forum.Visibility.HIDDEN)
    releases.forget()
    hidden, unknown = public.get("/en/media-forum/"), public.get("/en/no-forum-at-all/")
    assert (hidden.status_code, hidden.content) == (404, unknown.content)
    assert "Media Forum" not in public.get("/en/").content.decode()


def test_a_sealed_release_is_gone_and_leads_to_the_current_one(public, forum):
    releases.seal(forum.uuid, 1, because="A person asked")
    releases.forget()
    response = public.get("/en/media-forum/r1/schedule/")
    assert response.status_code == 410
    assert 'href="/en/media-forum/"' in response.content.decode()
    assert "A person asked" not in response.content.decode()


def test_forums_are_listed_with_date_and_place(public, forum):
    page = public.get("/en/").content.decode()
    assert '<a href="/en/media-forum/">Media Forum</a>' in page
    assert "5–6 December 2025" in page


def test_no_forum_yet_is_said(public):
    assert "No forum is announced yet" in public.get("/en/").content.decode()


def test_a_page_says_nothing_of_the_host_that_it_was_asked_from(client, forum, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    pages = []
    for host in settings.ALLOWED_HOSTS:
        web.memory.clear()
        pages.append(client.get("/en/media-forum/", headers={"host": host}).content)
    assert pages[0] == pages[1]


def test_a_page_may_load_nothing_from_elsewhere(public, forum):
    policy = public.get("/en/media-forum/")["Content-Security-Policy"]
    assert ("default-src 'none'" in policy, "unsafe" in policy) == (True, False)


def test_the_pages_of_a_release_search_in_its_own_words(public, forum):
    old, new = (public.get(f"/media-forum/r{number}/search.json") for number in (1, 2))
    assert [answer.json()["sessions"][0]["kind"] for answer in (old, new)] == [["panel"]] * 2
    assert ("first" in old.json()["words"], "first" in new.json()["words"]) == (True, False)
    assert (
        'data-index="/media-forum/r2/search.json"'
        in public.get("/en/media-forum/schedule/").content.decode()
    )
    assert public.get("/media-forum/r9/search.json").status_code == 404
