"""Draft and public page side by side, in frames that nobody else may make."""

import pytest

from sessions import publish
from tests.admin_pages import address, member
from tests.factories import AppearanceFactory, ForumFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    forum = ForumFactory(visibility="hidden")
    SessionFactory(forum=forum, title={"en": "Opening"}, slug="opening")
    return forum


@pytest.fixture
def viewer(forum):
    return member(forum, "viewer")


def compared(viewer, forum, **asked):
    return viewer.get(address(forum, "compare"), asked)


def retitle(forum, title, **more):
    session = forum.sessions.get(title__en="Opening")
    session.title = {"en": title}
    for name, value in more.items():
        setattr(session, name, value)
    session.save()
    return session


def test_the_same_page_of_both_stands_side_by_side(forum, viewer):
    publish.publish(forum.uuid, by="test")
    retitle(forum, "Welcome")
    page = compared(viewer, forum, page="sessions/opening/", language="en").context
    assert "Welcome" in viewer.get(page["draft_url"]).content.decode()
    public = viewer.get(page["current_url"]).content.decode()
    assert "Opening" in public
    assert "Welcome" not in public


def test_the_admin_s_own_copy_of_a_public_page_asks_for_no_code_that_is_not_there(forum, viewer):
    publish.publish(forum.uuid, by="test")
    page = compared(viewer, forum, page="sessions/opening/", language="en").context
    assert "opening.svg" not in viewer.get(page["current_url"]).content.decode()


def test_a_page_with_a_new_address_is_found_by_either(forum, viewer):
    publish.publish(forum.uuid, by="test")
    session = retitle(forum, "Welcome", slug="welcome")
    for asked in ({"page": "sessions/welcome/"}, {"of": session.uuid}):
        page = compared(viewer, forum, **asked).context
        assert page["draft_url"].endswith("/sessions/welcome/")
        assert page["current_url"].endswith("/sessions/opening/")


def test_the_words_are_those_of_the_page(forum, viewer):
    other = SessionFactory(forum=forum, title={"en": "Panel"})
    publish.publish(forum.uuid, by="test")
    retitle(forum, "Welcome")
    other.title = {"en": "Debate"}
    other.save()
    page = compared(viewer, forum, page="sessions/opening/").context
    assert [told.after.text for _change, told in page["changes"]] == ["Welcome"]
    assert len(compared(viewer, forum).context["changes"]) == 2


def test_a_speakers_page_tells_of_new_parts(forum, viewer):
    speaker = AppearanceFactory(session=forum.sessions.get()).speaker
    publish.publish(forum.uuid, by="test")
    part = AppearanceFactory(session=forum.sessions.get(), speaker=speaker, role="moderator")
    page = compared(viewer, forum, of=speaker.person.uuid).context
    assert [change.id for change, _told in page["changes"]] == [part.uuid]


def test_before_the_first_release_there_is_the_draft_alone(forum, viewer):
    assert compared(viewer, forum).context["current_url"] == ""
    assert viewer.get(address(forum, "current_home", "en")).status_code == 404


@pytest.mark.parametrize("name", ["preview_home", "current_home"])
def test_only_pages_of_our_own_may_frame_them(forum, viewer, name):
    publish.publish(forum.uuid, by="test")
    answer = viewer.get(address(forum, name, "en"))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_the_page_itself_may_be_framed_by_nobody_and_frames_nobody_else(forum, viewer):
    answer = compared(viewer, forum)
    assert answer["X-Frame-Options"] == "DENY"
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "frame-src 'self'" in policy
    # What it allows is not left to the pages that come after it.
    assert "frame-src" not in viewer.get(address(forum, "releases"))["Content-Security-Policy"]


@pytest.mark.parametrize("asked", ["//evil.example/", "https://evil.example/", "../../x"])
def test_no_address_elsewhere_gets_into_the_frames(forum, viewer, asked):
    publish.publish(forum.uuid, by="test")
    page = compared(viewer, forum, page=asked, language="en").context
    assert page["draft_url"] == address(forum, "preview_home", "en")


def test_the_page_costs_a_fixed_number_of_queries(forum, viewer, django_assert_max_num_queries):
    publish.publish(forum.uuid, by="test")
    for _each in range(3):
        SessionFactory(forum=forum)
    with django_assert_max_num_queries(16):
        compared(viewer, forum)
