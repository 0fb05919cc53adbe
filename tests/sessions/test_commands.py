"""Publishing, undoing and comparing from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from events import releases
from tests.factories import RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return SessionFactory(forum__slug="media-2025", title={"en": "Opening"})


def run(*arguments):
    said = io.StringIO()
    call_command(*arguments, stdout=said)
    return said.getvalue()


def retitle(session, title):
    session.title = {"en": title}
    session.save()


def test_publish_says_which_release_it_made(session):
    assert run("publish", "media-2025") == "Release 1 of media-2025 is published.\n"


def test_publish_keeps_label_note_and_who(session):
    run("publish", "media-2025", "--label", "First", "--note", "All of it")
    stamp = releases.read(session.forum.uuid).stamp
    assert (stamp.label, stamp.note, stamp.author) == ("First", "All of it", "manage.py publish")


def test_an_unknown_forum_names_those_there_are(session):
    with pytest.raises(CommandError, match=r"no forum “media-2024”\. Forums: media-2025"):
        run("publish", "media-2024")


def test_what_publishing_refuses_is_one_line(session):
    run("publish", "media-2025")
    with pytest.raises(CommandError, match="Release 1 says all this already"):
        run("publish", "media-2025")


def test_a_programme_that_contradicts_itself_is_named(session):
    session.start = session.start.replace(year=2030)
    session.save()
    with pytest.raises(CommandError, match="outside days: session Opening"):
        run("publish", "media-2025")


def test_publish_only_leaves_the_rest_unpublished(session):
    other = SessionFactory(forum=session.forum, title={"en": "Panel"})
    run("publish", "media-2025")
    retitle(session, "Welcome")
    retitle(other, "Debate")
    run("publish", "media-2025", "--only", f"sessions/{other.slug}")
    titles = {each.title["en"] for each in releases.read(session.forum.uuid).document.sessions}
    assert titles == {"Opening", "Debate"}


def test_publish_only_says_what_comes_along(session):
    run("publish", "media-2025")
    session.room = RoomFactory(forum=session.forum)
    session.save()
    said = run("publish", "media-2025", "--only", f"sessions/{session.slug}")
    assert said.startswith(f"Comes along: room/{session.room.uuid} (missing: session")


def test_publish_only_of_what_did_not_change_is_refused(session):
    run("publish", "media-2025")
    with pytest.raises(CommandError, match="Nothing is changed at “sessions/no”"):
        run("publish", "media-2025", "--only", "sessions/no")


def test_roll_back_publishes_the_old_programme(session):
    run("publish", "media-2025")
    retitle(session, "Closing")
    run("publish", "media-2025")
    said = run("roll_back", "media-2025", "--to", "1")
    assert said == "Release 3 of media-2025 says what release 1 said.\n"


def test_roll_back_to_an_unknown_release_is_refused(session):
    run("publish", "media-2025")
    with pytest.raises(CommandError, match="no release 9"):
        run("roll_back", "media-2025", "--to", "9")


def test_diff_tells_what_the_draft_would_change(session):
    run("publish", "media-2025")
    retitle(session, "Closing")
    assert run("diff", "media-2025") == "Closing: Title, English: Opening → Closing\n"


def test_diff_compares_two_releases(session):
    run("publish", "media-2025")
    retitle(session, "Closing")
    run("publish", "media-2025")
    said = run("diff", "media-2025", "--from", "2", "--to", "1")
    assert said == "Opening: Title, English: Closing → Opening\n"


def test_diff_says_when_there_is_none(session):
    run("publish", "media-2025")
    assert run("diff", "media-2025") == "Nothing differs.\n"


def test_before_the_first_release_everything_is_new(session):
    assert "Nothing is published yet" in run("diff", "media-2025")


def test_the_role_of_the_public_can_be_created_again_and_again():
    assert run("create_roles") == run("create_roles")
