"""Texts: a map of languages, or one language with its fallbacks named."""

import pytest

from tests.api.conftest import released
from tests.factories import ForumFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(db):
    """A forum in Azerbaijani and English with a session that has a title in each."""
    session = SessionFactory(title={"az": "Açılış", "en": "Opening"}, subtitle={"az": "Salam"})
    return f"{released(session.forum)}sessions/"


def shown(api, address):
    return api.read(address)["results"][0]


def test_without_a_language_texts_are_maps(api, address):
    session = shown(api, address)
    assert session["title"] == {"az": "Açılış", "en": "Opening"}
    assert session["abstract"] == {}
    assert "fallback" not in session


def test_with_a_language_texts_are_strings(api, address):
    session = shown(api, f"{address}?lang=en")
    assert (session["title"], session["abstract"]) == ("Opening", "")
    assert session["url"].startswith("http://127.0.0.1:8000/en/")


def test_a_text_that_the_language_lacks_is_named_with_the_language_it_is_in(api, address):
    session = shown(api, f"{address}?lang=en")
    assert (session["subtitle"], session["fallback"]) == ("Salam", {"subtitle": "az"})


def test_the_interfaces_languages_may_be_asked_of_every_forum(api, address):
    session = shown(api, f"{address}?lang=ka")
    assert session["fallback"] == {"title": "az", "subtitle": "az"}


def test_a_forums_own_language_may_be_asked_for(api):
    session = SessionFactory(
        forum=ForumFactory(languages=["de"], names={"de": "Forum"}), title={"de": "Eröffnung"}
    )
    assert shown(api, f"{released(session.forum)}sessions/?lang=de")["title"] == "Eröffnung"


def test_the_answer_says_which_language_was_asked_for(api, address):
    assert api.get(f"{address}?lang=ka")["Content-Language"] == "ka"
    assert "Content-Language" not in api.get(address)


def test_a_readers_own_language_changes_nothing(api, address):
    plain = api.get(address)
    other = api.get(address, headers={"Accept-Language": "ka"})
    assert (plain.content, plain["Vary"]) == (other.content, "Accept-Encoding")


def test_the_whole_programme_comes_in_one_language_too(api, address):
    program = api.read(f"{address.removesuffix('sessions/')}program/?lang=en")
    assert [session["title"] for session in program["sessions"]] == ["Opening"]
