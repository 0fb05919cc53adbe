"""Publishing, undoing and restoring, seen from outside."""

import pytest

from events import releases
from sessions import drafts, publish
from tests.factories import AppearanceFactory, ForumFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    session = SessionFactory(title={"en": "Opening"})
    publish.publish(session.forum.uuid, by="test")
    return session


def retitle(session, title):
    session.title = {"en": title}
    session.save()


def published_title(session):
    return releases.read(session.forum.uuid).document.sessions[0].title["en"]


def test_an_edit_is_public_only_after_publishing(session):
    retitle(session, "Closing")
    assert published_title(session) == "Opening"
    publish.publish(session.forum.uuid, by="test")
    assert published_title(session) == "Closing"


def test_a_forum_can_be_announced_before_it_has_sessions():
    stamp = publish.publish(ForumFactory().uuid, by="test")
    assert stamp.number == 1


def test_publishing_what_is_published_is_refused(session):
    with pytest.raises(publish.NothingChanged, match="Release 1 says all this already"):
        publish.publish(session.forum.uuid, by="test")


def test_publishing_against_an_older_release_than_the_current_is_refused(session):
    retitle(session, "Closing")
    publish.publish(session.forum.uuid, by="test")
    retitle(session, "Other")
    with pytest.raises(releases.Overtaken, match="Release 2 has been published since"):
        publish.publish(session.forum.uuid, by="test", seen=1)


def test_a_session_outside_the_forums_days_is_refused_and_nothing_is_published(session):
    session.start = session.start.replace(year=2026)
    session.save()
    with pytest.raises(releases.Refused):
        publish.publish(session.forum.uuid, by="test")
    assert releases.read(session.forum.uuid).stamp.number == 1


def test_undo_publishes_the_old_programme_as_the_next_release(session):
    retitle(session, "Closing")
    publish.publish(session.forum.uuid, by="test")
    stamp = publish.roll_back(session.forum.uuid, to=1, by="test")
    assert (stamp.number, published_title(session)) == (3, "Opening")


def test_undo_leaves_the_draft_alone(session):
    retitle(session, "Closing")
    publish.publish(session.forum.uuid, by="test")
    publish.roll_back(session.forum.uuid, to=1, by="test")
    assert drafts.read(session.forum.uuid).sessions[0].title == {"en": "Closing"}


def test_restore_changes_the_draft_and_publishes_nothing(session):
    retitle(session, "Closing")
    publish.publish(session.forum.uuid, by="test")
    publish.restore(session.forum.uuid, number=1, by="test")
    assert drafts.read(session.forum.uuid).sessions[0].title == {"en": "Opening"}
    assert releases.read(session.forum.uuid).stamp.number == 2


def test_calendar_sequences_rise_over_an_undo(session):
    retitle(session, "Closing")
    publish.publish(session.forum.uuid, by="test")
    publish.roll_back(session.forum.uuid, to=1, by="test")
    entry = releases.read(session.forum.uuid).ledger.entries[session.uuid]
    assert entry.sequence == 2


def test_a_proposal_says_what_publishing_would_change(session):
    retitle(session, "Closing")
    proposal = publish.propose(session.forum.uuid)
    assert [(c.what, c.before, c.after) for c in proposal.changes] == [
        ("retitled", "Opening", "Closing")
    ]
    assert proposal.seen == 1


def test_a_proposal_names_appearances_that_would_be_left_out():
    part = AppearanceFactory(speaker__status="invited")
    proposal = publish.propose(part.session.forum.uuid)
    assert [left.speaker for left in proposal.left_out] == [part.speaker.person.uuid]


def test_a_preview_is_the_draft_without_a_stamp(session):
    retitle(session, "Closing")
    edition = publish.preview(session.forum.uuid)
    assert edition.stamp is None
    assert edition.document.sessions[0].title == {"en": "Closing"}
    assert len(edition.changes) == 1
