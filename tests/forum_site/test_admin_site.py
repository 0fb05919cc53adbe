"""The admin as a site: its menu, its home, its four languages."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import Client
from django.utils import timezone, translation
from lxml import html  # noqa: TID253 - what the tests look into

from forum_site.admin import mended
from sessions.models import Session
from tests.admin_pages import address, list_of, member, signed_in
from tests.factories import ForumFactory, RoomFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db
HOME = "/admin/"


def test_somebody_in_no_team_is_told_what_to_do():
    page = signed_in(UserFactory()).get(HOME).content.decode()
    assert "Ask an owner of the forum to add you" in page


def test_the_home_counts_the_texts_of_each_language():
    session = SessionFactory(title={"en": "Opening"})
    texts = dict(member(session.forum, "viewer").get(HOME).context["texts"])
    titles = next(cells for kind, cells in texts.items() if kind == "Session titles")
    assert [(c.said.language, c.said.there, c.said.total) for c in titles] == [
        ("az", 0, 1), ("en", 1, 1),
    ]  # fmt: skip


def test_the_home_of_a_forum_that_is_not_ones_own_is_not_shown():
    own, other = ForumFactory(), ForumFactory()
    page = member(own, "viewer").get(HOME, {"forum": other.pk})
    assert page.context["forum"] == own


def test_only_publishers_are_offered_to_publish():
    forum = ForumFactory()
    offered = ["Review and publish" in member(forum, role).get(HOME).content.decode()
               for role in ("editor", "publisher")]  # fmt: skip
    assert offered == [False, True]


def test_a_work_page_names_forums_once_and_the_forum_in_the_reader_s_language():
    forum = ForumFactory(names={"az": "Forumumuz", "en": "Our forum"}, languages=["az", "en"])
    page = html.fromstring(member(forum, "viewer").get(address(forum, "conflicts")).content)
    trail = [link.text_content().strip() for link in page.cssselect("h1 a")]
    assert (trail, page.cssselect(".eyebrow")[0].text_content()) == (
        ["Forums", "Our forum"], "Our forum",
    )  # fmt: skip
    assert page.findtext(".//title").strip() == "Conflicts | Our forum"


@pytest.mark.parametrize("path", [HOME, "/admin/login/"])
def test_a_page_names_the_site_s_icon_so_that_no_browser_asks_for_another(path):
    client = signed_in(UserFactory()) if path == HOME else Client()
    page = html.fromstring(client.get(path).content)
    assert [link.get("href") for link in page.cssselect("link[rel=icon]")] == [
        static("site/favicon.svg")
    ]


def test_the_list_of_sessions_speaks_the_reader_s_language_and_marks_what_stands_in():
    forum = ForumFactory(languages=["az", "en"])
    hall = RoomFactory(forum=forum, names={"az": "Zal", "en": "Hall"})
    SessionFactory(forum=forum, room=hall, title={"az": "Açılış", "en": "Opening"})
    SessionFactory(forum=forum, title={"az": "Bağlanış"})
    page = html.fromstring(member(forum, "viewer").get(list_of(Session)).content.decode())
    told = " ".join(page.get_element_by_id("changelist").text_content().split())
    assert "Opening" in told
    assert "Hall" in told
    (mark,) = page.cssselect(".fb")
    assert (mark.text, mark.get("lang"), mark.get("data-l")) == ("Bağlanış", "az", "AZ")


@pytest.mark.parametrize("language", ["ka", "en"])
def test_georgian_words_are_not_capitalised(language):
    with translation.override(language):
        page = mended(HttpResponse("<p>\u1c9b\u10d4\u10d3\u10d8\u10d0</p>"))
    assert page.content.decode() == "<p>მედია</p>"


def test_what_somebody_wrote_in_georgian_capitals_stays():
    with translation.override("ka"):
        page = mended(HttpResponse("\u1c9b\u1c94\u1c93\u1c98\u1c90"))
    assert page.content.decode() == "\u1c9b\u1c94\u1c93\u1c98\u1c90"


def test_what_draws_an_icon_is_not_read_out():
    icon = '<a href="/"><span class="a material-symbols-outlined">print</span> Print</a>'
    quiet = icon.replace("<span ", '<span aria-hidden="true" ')
    assert mended(HttpResponse(icon)).content.decode() == quiet
    assert mended(HttpResponse(quiet)).content.decode() == quiet


def test_no_page_of_the_admin_has_an_inline_style_or_script():
    session = SessionFactory()
    client = member(session.forum, "owner")
    paths = ["", "program_sessions/session/", f"program_sessions/session/{session.pk}/change/",
             f"events/forum/{session.forum.pk}/publish/"]  # fmt: skip
    for path in paths:
        page = client.get(HOME + path).content.decode()
        assert "<style" not in page
        assert " style=" not in page.replace("x-bind:style=", "")
        assert "<script>" not in page


@pytest.mark.parametrize(("days", "told"), [(9, True), (0, True), (-1, False)])
def test_the_home_counts_the_days_until_the_forum_begins(days, told):
    starts = timezone.localdate() + timedelta(days=days)
    forum = ForumFactory(starts=starts, ends=starts + timedelta(days=1), zone="UTC")
    page = member(forum, "viewer").get(HOME).content.decode()
    assert ("days to go" in page) is told
