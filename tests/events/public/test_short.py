"""Short addresses: to the page, in the reader's language, for as long as the number lives."""

import pytest
from django.test import Client

from events import releases
from sessions import publish
from tests.factories import ForumFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """A session of a forum in its first release."""
    forum = ForumFactory(slug="media-forum", names={"az": "Forum (az)", "en": "Media Forum"})
    room = RoomFactory(forum=forum, slug="hall")
    held = SessionFactory(forum=forum, slug="panel", title={"en": "A panel"}, room=room)
    SessionFactory(forum=forum, slug="other", title={"en": "Another"})
    release(forum)
    return held


def release(forum):
    publish.publish(forum.uuid, by="test")
    releases.forget()


def asked(path, language="ka"):
    return Client().get(path, headers={"accept-language": language})


def test_a_number_leads_to_the_session_in_the_reader_s_language(session):
    answer = asked(f"/media-forum/{session.number}/")
    assert (answer.status_code, answer["Location"]) == (302, "/ka/media-forum/sessions/panel/")
    assert (answer["Cache-Control"], answer["Vary"]) == ("no-store", "Accept-Language")


def test_a_number_leads_on_where_the_session_s_address_has_changed(session):
    session.slug = "debate"
    session.save()
    release(session.forum)
    answer = asked(f"/media-forum/{session.number}/")
    assert answer["Location"] == "/ka/media-forum/sessions/debate/"


def test_the_number_of_what_was_taken_out_leads_to_what_is_said_of_it(session):
    number, forum = session.number, session.forum
    session.delete()
    release(forum)
    answer = asked(f"/media-forum/{number}/", "en")
    assert answer["Location"] == "/en/media-forum/sessions/panel/"
    assert "withdrawn" in asked(answer["Location"]).content.decode()


def test_a_number_that_never_was_is_a_page_that_says_so(session):
    answer = asked("/media-forum/99999/", "ru")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")
    assert 'lang="ru"' in answer.content.decode()


def test_a_page_without_a_language_leads_to_the_reader_s(session):
    assert asked("/media-forum/rooms/hall/", "az")["Location"] == "/az/media-forum/rooms/hall/"


def test_without_a_language_that_we_have_it_is_the_forum_s_first(session):
    assert asked("/media-forum/rooms/hall/", "fi")["Location"].startswith("/az/")
