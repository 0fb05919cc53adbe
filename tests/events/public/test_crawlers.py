"""What search engines are told: the pages that hold now, in every language, and no others."""

import pytest
from django.test import Client

from events import releases
from sessions import publish
from tests.factories import (
    ForumFactory,
    ForumSeriesFactory,
    PersonFactory,
    SessionFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def forum(settings):
    settings.SITE_URL = "https://forum.example"
    forum = ForumFactory(slug="media-forum", series=ForumSeriesFactory(slug="media"))
    SessionFactory(forum=forum, slug="panel", title={"en": "A panel"})
    SpeakerFactory(forum=forum, person=PersonFactory(slug="adil-taghiyev"))
    publish.publish(forum.uuid, by="test")
    releases.forget()
    return forum


def told(path, what):
    from lxml import etree

    tree = etree.fromstring(Client().get(path).content)
    return tree.xpath(what, namespaces=SPACE)


def test_robots_are_led_to_the_sitemap_and_kept_out_of_the_admin(forum):
    said = Client().get("/robots.txt").content.decode()
    assert "Sitemap: https://forum.example/sitemap.xml" in said
    assert "Disallow: /admin/" in said


def test_each_visible_forum_has_a_sitemap_dated_by_its_release(forum):
    assert told("/sitemap.xml", "//s:loc/text()") == [
        "https://forum.example/media-forum/sitemap.xml",
        "https://forum.example/people/sitemap.xml",
    ]
    assert told("/sitemap.xml", "count(//s:lastmod)") == 2


def test_a_sitemap_names_each_page_in_every_language_with_the_others(forum):
    pages = told("/media-forum/sitemap.xml", "//s:loc/text()")
    ours = [page for page in pages if page.endswith("sessions/panel/")]
    assert len(ours) == 4
    found = told("/media-forum/sitemap.xml", "//s:url[1]/x:link/@hreflang")
    assert sorted(found) == ["az", "en", "ka", "ru"]


def test_what_stands_above_the_forums_has_a_sitemap_too(forum):
    addresses = told("/people/sitemap.xml", "//s:loc/text()")
    english = [each.removeprefix("https://forum.example/en/") for each in addresses]
    assert [each for each in english if not each.startswith("https")] == [
        "", "people/", "series/media/", "people/adil-taghiyev/",
    ]  # fmt: skip
    assert len(told("/people/sitemap.xml", "//x:link/@hreflang")) == 4 * len(addresses)


def test_where_nothing_is_public_there_is_no_sitemap_above(db):
    assert told("/sitemap.xml", "//s:loc/text()") == []
    assert told("/people/sitemap.xml", "//s:loc/text()") == []


@pytest.mark.parametrize("folder", ["media-forum", "people"])
def test_every_address_of_a_sitemap_is_a_page_that_may_be_listed(forum, folder):
    for page in told(f"/{folder}/sitemap.xml", "//s:loc/text()"):
        answer = Client().get(page.removeprefix("https://forum.example"))
        assert answer.status_code == 200
        assert f'rel="canonical" href="{page}"' in answer.content.decode()
        assert "noindex" not in answer.content.decode()


def test_no_old_release_is_in_a_sitemap(forum):
    assert not [
        page for page in told("/media-forum/sitemap.xml", "//s:loc/text()") if "/r1/" in page
    ]
