"""The feed of releases: valid Atom, one entry each, what changed in words."""

from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from events import releases
from events.program.edition import Chapter
from events.public import feeds
from sessions import publish
from tests.events.public import editions
from tests.factories import ForumFactory, SessionFactory
from tests.public_role import AsThePublic

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(data):
    from lxml import etree

    return etree.fromstring(data)


def texts(tree, path):
    return [each.text for each in tree.findall(path, ATOM)]


def links(tree, rel):
    return [each.get("href") for each in tree.findall("a:link", ATOM) if each.get("rel") == rel]


def faults(tree):
    """What RFC 4287 (4.1.1, 4.1.2) forbids in a feed."""
    entries = tree.findall("a:entry", ATOM)
    for each in (tree, *entries):
        yield from faults_of(each)
    if not texts(tree, "a:author/a:name"):
        yield "no author"
    ids = texts(tree, "a:entry/a:id")
    if len(ids) != len(set(ids)):
        yield "an id twice"
    if len(tree.findall("a:entry/a:content", ATOM)) != len(entries):
        yield "an entry that says nothing"


def faults_of(element):
    """What it forbids in a feed and in an entry alike (3.3, 4.2.6, 4.2.7)."""
    for name in ("id", "title", "updated"):
        if not all(texts(element, f"a:{name}")) or len(texts(element, f"a:{name}")) != 1:
            yield f"not one {name}"
    moments = texts(element, "a:updated") + texts(element, "a:published")
    if any(datetime.fromisoformat(moment).tzinfo is None for moment in moments):
        yield "a time without offset"
    if not element.findtext("a:id", "", ATOM).startswith("urn:uuid:"):
        yield "an id that lasts no longer than an address"
    if not all(urlsplit(href).netloc for href in links(element, "alternate")):
        yield "a link that is not absolute"


@pytest.fixture
def edition():
    """Release 3 with its history: a renamed session, a sealed release, and the first."""
    before = editions.programme(editions.session(title={"en": "Old & grey"}))
    after = editions.programme(editions.session(title={"en": "New <b>"}))
    newest = editions.release(after, 3, before)
    marks = replace(newest.stamp, label="Final \x07programme", note="Read\nthis")
    history = (
        Chapter(stamp=marks, document=after, predecessor=before, changes=newest.changes),
        Chapter(stamp=editions.stamp(2, sealed_because="A person", changes=1)),
        Chapter(stamp=editions.stamp(1, author="editor@forum.example")),
    )
    return replace(newest, history=history)


@pytest.fixture
def tree(edition):
    return parsed(feeds.feed(edition, "en", editions.ROOT))


@pytest.mark.parametrize("language", ["en", "az", "ka", "ru"])
def test_the_feed_is_valid_atom_in_every_language(edition, language):
    tree = parsed(feeds.feed(edition, language, editions.ROOT))
    assert (list(faults(tree)), tree.get(LANG)) == ([], language)


def test_there_is_an_entry_per_release_newest_first(tree):
    assert texts(tree, "a:entry/a:title") == [
        "Release 3 · Final programme",
        "Release 2",
        "Release 1",
    ]


def test_the_feed_is_as_new_as_its_newest_release(tree):
    assert texts(tree, "a:updated") == texts(tree, "a:entry/a:updated")[:1]


def test_an_entry_s_id_is_the_same_in_every_language(edition, tree):
    other = parsed(feeds.feed(edition, "az", editions.ROOT))
    assert texts(other, "a:entry/a:id") == texts(tree, "a:entry/a:id")


def test_an_entry_says_the_note_and_what_changed(tree):
    content = tree.find("a:entry/a:content", ATOM)
    assert content.get("type") == "html"
    assert content.text.startswith("<p>Read<br>this</p>")
    assert "Old &amp; grey</del>" in content.text
    assert "New &lt;b&gt;</ins>" in content.text


def test_a_release_told_briefly_says_how_much_changed(edition):
    brief = (Chapter(stamp=editions.stamp(3, changes=5)),)
    tree = parsed(feeds.feed(replace(edition, history=brief), "en", editions.ROOT))
    assert texts(tree, "a:entry/a:content") == ["<p>5 changes</p>"]


def test_a_withdrawn_release_says_only_that(tree):
    assert texts(tree, "a:entry/a:content")[1:] == [
        "<p>Withdrawn. Its pages are no longer shown.</p>",
        "<p>First publication</p>",
    ]


def test_entries_lead_to_their_release_and_of_a_withdrawn_one_to_the_list(tree, settings):
    found = [links(each, "alternate") for each in tree.findall("a:entry", ATOM)]
    own = f"{settings.SITE_URL}/en/media-forum"
    assert found == [[f"{own}/r3/"], [f"{own}/releases/"], [f"{own}/r1/"]]


def test_the_author_is_the_forum_and_no_editor_is_named(edition):
    data = feeds.feed(edition, "en", editions.ROOT)
    assert texts(parsed(data), "a:author/a:name") == ["Media Forum"]
    assert b"editor@" not in data


@pytest.fixture
def forum(db):
    forum = ForumFactory(slug="media-forum", languages=["az", "en"])
    panel = SessionFactory(forum=forum, title={"en": "First title"})
    publish.publish(forum.uuid, by="test")
    panel.title = {"en": "Second title"}
    panel.save()
    publish.publish(forum.uuid, by="test")
    return forum


def test_the_feed_is_served_to_everyone(forum):
    answer = AsThePublic().get("/en/media-forum/schedule/feed.xml")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert len(parsed(answer.content).findall("a:entry", ATOM)) == 2


def test_without_a_language_it_speaks_the_forum_s_first(forum):
    answer = AsThePublic().get("/media-forum/schedule/feed.xml")
    tree = parsed(answer.content)
    assert tree.get(LANG) == "az"
    assert links(tree, "self")[0].endswith("/az/media-forum/schedule/feed.xml")


def test_the_feed_takes_two_queries_at_most_and_none_when_kept(client, forum):
    releases.forget()
    with CaptureQueriesContext(connection) as first:
        client.get("/en/media-forum/schedule/feed.xml")
    with CaptureQueriesContext(connection) as again:
        client.get("/en/media-forum/schedule/feed.xml")
    assert (len(first) <= 2, len(again)) == (True, 0)


@pytest.mark.parametrize("folder", ["/en", ""])
def test_a_former_address_leads_to_the_present_one(forum, folder):
    forum.slug = "press-forum"
    forum.save()
    publish.publish(forum.uuid, by="test")
    releases.forget()
    answer = AsThePublic().get(f"{folder}/media-forum/schedule/feed.xml")
    assert (answer.status_code, answer["Location"]) == (
        301,
        f"{folder}/press-forum/schedule/feed.xml",
    )


def test_of_no_forum_there_is_no_feed(db):
    assert AsThePublic().get("/en/nowhere/schedule/feed.xml").status_code == 404


def test_a_sealed_newest_release_s_feed_is_gone(forum):
    releases.seal(forum.uuid, 2, because="A person must be forgotten")
    releases.forget()
    assert AsThePublic().get("/en/media-forum/schedule/feed.xml").status_code == 410


def test_a_preflight_is_answered(forum):
    answer = AsThePublic().options("/en/media-forum/schedule/feed.xml")
    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (
        204,
        "GET, HEAD, OPTIONS",
    )
