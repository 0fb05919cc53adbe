"""The addresses of what works without a network: programme, worker, manifest, icons."""

import gzip
import json
import re
import struct
from pathlib import Path

import pytest

from events import releases
from events.models import Forum
from events.public import offline
from sessions import publish
from tests.factories import ForumFactory, SessionFactory
from tests.forum_site.test_safety import policy
from tests.public_role import AsThePublic

ROOT = Path(__file__).parents[3]
SITE = ROOT / "forum_site/static/site"
SCRIPT = ROOT / "events/static/events/js/offline.js"
pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    """A forum in its second release, with one panel."""
    forum = ForumFactory(slug="media-forum", names={"az": "Forum (az)", "en": "Media Forum"})
    panel = SessionFactory(forum=forum, slug="panel", title={"en": "First title"})
    publish.publish(forum.uuid, by="test")
    panel.title = {"en": "Second title"}
    panel.save()
    publish.publish(forum.uuid, by="test")
    return forum


@pytest.fixture
def public():
    return AsThePublic()


def test_the_newest_release_is_given_whole_in_the_language(public, forum):
    answer = public.get("/ka/media-forum/pages.json")
    whole = answer.json()
    assert (whole["release"], answer["Content-Type"]) == (2, "application/json")
    assert all('lang="ka"' in frame for frame in whole["frames"])
    assert whole["pages"]["sessions/panel/"][1] == "Second title"


def test_it_is_known_again_until_something_is_published(public, forum):
    first = public.get("/en/media-forum/pages.json")
    tag = {"if-none-match": first["ETag"]}
    assert public.get("/en/media-forum/pages.json", headers=tag).status_code == 304
    forum.sessions.update(title={"en": "Third title"})
    publish.publish(forum.uuid, by="test")
    releases.forget()
    answer = public.get("/en/media-forum/pages.json", headers=tag)
    assert (answer.status_code, answer.json()["release"]) == (200, 3)


def test_who_comes_while_it_is_drawn_is_asked_to_come_again(public, forum):
    with offline._drawing:
        answer = public.get("/en/media-forum/pages.json")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert public.get("/en/media-forum/pages.json").status_code == 200


def test_a_sealed_programme_is_gone_and_a_hidden_one_not_found(public, forum):
    public.get("/en/media-forum/pages.json")
    releases.seal(forum.uuid, 2, because="A person asked")
    releases.forget()
    assert public.get("/en/media-forum/pages.json").status_code == 410
    Forum.objects.filter(pk=forum.pk).update(visibility=Forum.Visibility.HIDDEN)
    releases.forget()
    for file in ("pages.json", "manifest.webmanifest"):
        assert public.get(f"/en/media-forum/{file}").status_code == 404


def test_a_former_address_leads_on(public, forum):
    Forum.objects.filter(pk=forum.pk).update(slug="new-name")
    publish.publish(forum.uuid, by="test")
    releases.forget()
    for file in ("pages.json", "manifest.webmanifest"):
        answer = public.get(f"/en/media-forum/{file}")
        assert (answer.status_code, answer["Location"]) == (301, f"/en/new-name/{file}")


def test_the_worker_serves_the_whole_site_and_may_only_fetch(client):
    answer = client.get("/sw.js")
    assert (answer["Service-Worker-Allowed"], answer["Cache-Control"]) == ("/", "no-cache")
    assert policy(answer) == {"default-src": ["'none'"], "connect-src": ["'self'"]}
    tag = {"if-none-match": answer["ETag"]}
    assert client.get("/sw.js", headers=tag).status_code == 304
    packed = client.get("/sw.js", headers={"Accept-Encoding": "gzip"})
    assert len(packed.content) * 2 < len(answer.content)


def test_worker_and_script_weigh_less_than_4_kilobytes(client):
    script = re.sub(r"/\*\*.*?\*/\s*", "", SCRIPT.read_text(), flags=re.DOTALL).encode()
    parts = (client.get("/sw.js").content, script)
    assert sum(len(gzip.compress(part, 9)) for part in parts) < 4_096


def test_a_forum_can_be_installed_in_each_language(public, forum):
    answer = public.get("/az/media-forum/manifest.webmanifest")
    app = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert (app["name"], app["lang"]) == ("Forum (az)", "az")
    assert app["start_url"] == "/az/media-forum/schedule/"
    page = public.get("/az/media-forum/schedule/").content.decode()
    assert '<link rel="manifest" href="/az/media-forum/manifest.webmanifest">' in page


def test_only_what_holds_now_can_be_installed(public, forum):
    assert 'rel="manifest"' not in public.get("/en/media-forum/r1/schedule/").content.decode()


def test_the_icons_are_as_large_as_the_manifest_says(public, forum):
    for icon in public.get("/en/media-forum/manifest.webmanifest").json()["icons"]:
        data = (SITE / Path(icon["src"]).name).read_bytes()
        assert "{}x{}".format(*struct.unpack(">II", data[16:24])) == icon["sizes"]


def test_the_app_s_colours_are_the_page_s(public, forum):
    app = public.get("/en/media-forum/manifest.webmanifest").json()
    assert f"--paper:{app['background_color']}" in (SITE / "tokens.css").read_text()
