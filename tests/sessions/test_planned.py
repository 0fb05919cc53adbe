"""Timed work: approved now, done at its hour, once, or refused with the reason."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import connections, transaction

from events import releases
from sessions import merging, planned, publish
from sessions.models import ClockRun, Planned
from sessions.planned import mail as mailing
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    PersonFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 12, 1, 9, tzinfo=UTC)
TEN = NOW + timedelta(hours=1)
LATER = TEN + timedelta(seconds=3)


@pytest.fixture
def forum():
    forum = ForumFactory()
    SessionFactory(forum=forum, title={"en": "Opening"})
    publish.publish(forum.uuid, by="test")
    return forum


def retitle(forum, title):
    session = forum.sessions.get()
    session.title = {"en": title}
    session.save()


def plan(forum, **facts):
    proposal = publish.propose(forum.uuid)
    chosen = [change.mark for change in proposal.changes]
    asked = {"due": TEN, "at": NOW, "seen": proposal.seen, "chosen": chosen, "by": "Leyla"}
    return planned.plan(forum.uuid, **{**asked, **facts})


def embargo(forum, *rows, **facts):
    ids = [getattr(row, "person", row).uuid for row in rows]
    asked = {"due": TEN, "at": NOW, "by": "Leyla", "subjects": ids}
    return planned.embargo(forum.uuid, **{**asked, **facts})


def work(at=LATER):
    return list(planned.work(at=at))


def document(forum):
    return releases.read(forum.uuid).document


def titles(forum):
    return sorted(session.title["en"] for session in document(forum).sessions)


def test_nothing_happens_before_the_hour(forum):
    retitle(forum, "Welcome")
    plan(forum)
    assert work(at=TEN - timedelta(seconds=1)) == []
    assert titles(forum) == ["Opening"]


def test_at_the_hour_what_was_approved_is_published(forum):
    retitle(forum, "Welcome")
    plan(forum, label="Final", note="At ten")
    (done,) = work()
    stamp = releases.read(forum.uuid).stamp
    assert (done.outcome, done.release, done.late) == ("done", 2, LATER - TEN)
    assert (stamp.label, stamp.note, stamp.author) == ("Final", "At ten", "Leyla")
    assert titles(forum) == ["Welcome"]


def test_it_is_done_once(forum):
    retitle(forum, "Welcome")
    plan(forum)
    assert (len(work()), len(work())) == (1, 0)
    assert releases.read(forum.uuid).number == 2


def test_what_the_draft_says_at_the_hour_does_not_go_out(forum):
    retitle(forum, "Welcome")
    plan(forum)
    retitle(forum, "Unseen")
    work()
    assert titles(forum) == ["Welcome"]


def test_what_was_published_meanwhile_is_no_obstacle(forum):
    retitle(forum, "Welcome")
    plan(forum)
    publish.publish(forum.uuid, by="test")
    (done,) = work()
    assert (done.outcome, done.release) == ("done", None)


def test_what_no_longer_applies_is_refused_and_nothing_is_published(forum):
    retitle(forum, "Welcome")
    plan(forum)
    retitle(forum, "Otherwise")
    publish.publish(forum.uuid, by="test")
    (done,) = work()
    assert (done.outcome, done.refusal["code"]) == ("refused", "stale")
    assert (titles(forum), releases.read(forum.uuid).number) == (["Otherwise"], 2)


def test_a_refusal_is_mailed_once_to_those_who_can_mend_it(forum):
    for role in ("editor", "publisher", "owner"):
        TeamMemberFactory(forum=forum, role=role, user__email=f"{role}@example.org")
    retitle(forum, "Welcome")
    plan(forum)
    retitle(forum, "Otherwise")
    publish.publish(forum.uuid, by="test")
    work()
    assert (mailing.tell(at=LATER), mailing.tell(at=LATER)) == (1, 0)
    assert sorted(to for sent in mail.outbox for to in sent.to) == [
        "owner@example.org", "publisher@example.org",
    ]  # fmt: skip
    assert f"/admin/events/forum/{forum.pk}/planned/" in mail.outbox[0].body


def test_one_refusal_does_not_hold_up_what_comes_after_it(forum):
    retitle(forum, "Welcome")
    plan(forum)
    retitle(forum, "Otherwise")
    plan(forum, due=TEN + timedelta(seconds=1))
    publish.publish(forum.uuid, by="test")
    assert [done.outcome for done in work()] == ["refused", "done"]


def test_the_first_release_can_wait_for_its_hour():
    session = SessionFactory(title={"en": "Opening"})
    plan(session.forum)
    retitle(session.forum, "Unseen")
    (done,) = work()
    assert (done.release, titles(session.forum)) == (1, ["Opening"])


def test_an_hour_that_has_passed_is_refused(forum):
    retitle(forum, "Welcome")
    with pytest.raises(planned.TooLate):
        plan(forum, due=NOW)


def test_what_contradicts_itself_is_refused_at_once(forum):
    session = forum.sessions.get()
    session.start = session.start.replace(year=2030)
    session.save()
    with pytest.raises(releases.Refused):
        plan(forum)


def test_what_is_cancelled_is_not_done(forum):
    retitle(forum, "Welcome")
    row = plan(forum)
    assert planned.cancel(row.pk, at=NOW)
    assert work() == []
    assert titles(forum) == ["Opening"]


def test_what_is_done_cannot_be_cancelled(forum):
    retitle(forum, "Welcome")
    row = plan(forum)
    work()
    assert not planned.cancel(row.pk, at=LATER)


def test_the_clock_leaves_a_mark(forum):
    work()
    assert ClockRun.objects.get().ran == LATER


def test_nobody_under_embargo_is_in_a_release_until_the_hour(forum):
    session = SessionFactory(forum=forum, title={"en": "Surprise"})
    guest = AppearanceFactory(session=session).speaker
    embargo(forum, session, guest)
    retitled = forum.sessions.get(title__en="Opening")
    retitled.title = {"en": "Welcome"}
    retitled.save()
    publish.publish(forum.uuid, by="test")
    assert (titles(forum), document(forum).speakers) == (["Welcome"], ())
    (done,) = work()
    assert (done.outcome, done.release) == ("done", 3)
    assert titles(forum) == ["Surprise", "Welcome"]
    assert [each.uuid for each in document(forum).speakers] == [guest.person.uuid]


def test_a_hidden_speaker_is_added_to_the_stage_of_a_public_session(forum):
    part = AppearanceFactory(session=forum.sessions.get())
    embargo(forum, part.speaker)
    assert publish.propose(forum.uuid).changes == ()
    work()
    (session,) = document(forum).sessions
    assert [each.uuid for each in session.appearances] == [part.uuid]


def test_what_it_refers_to_comes_along_at_the_hour(forum):
    room = RoomFactory(forum=forum)
    embargo(forum, SessionFactory(forum=forum, room=room, title={"en": "Surprise"}))
    assert work()[0].outcome == "done"
    assert [each.uuid for each in document(forum).rooms] == [room.uuid]


def test_undo_does_not_bring_out_what_is_under_embargo(forum):
    guest = SpeakerFactory(forum=forum)
    publish.publish(forum.uuid, by="test")
    publish.roll_back(forum.uuid, to=1, by="test")
    embargo(forum, guest)
    retitle(forum, "Welcome")
    publish.publish(forum.uuid, by="test")
    publish.roll_back(forum.uuid, to=2, by="test")
    assert document(forum).speakers == ()


def test_who_was_joined_with_another_stays_under_embargo(forum):
    guest = SpeakerFactory(forum=forum)
    row = embargo(forum, guest)
    kept = PersonFactory()
    merging.join(guest.person, kept, by="test")
    retitle(forum, "Welcome")
    publish.publish(forum.uuid, by="test")
    assert document(forum).speakers == ()
    planned.cancel(row.pk, at=NOW)
    publish.publish(forum.uuid, by="test")
    assert [each.uuid for each in document(forum).speakers] == [kept.uuid]


def test_what_is_public_cannot_be_under_embargo(forum):
    with pytest.raises(planned.NotEmbargoed):
        embargo(forum, forum.sessions.get())


def test_whoever_left_the_draft_is_not_published_at_the_hour(forum):
    guest = SpeakerFactory(forum=forum)
    embargo(forum, guest)
    guest.status = "declined"
    guest.save()
    (done,) = work()
    assert (done.outcome, done.refusal["code"]) == ("refused", "vanished")
    assert document(forum).speakers == ()


def test_an_embargo_that_is_renewed_adds_what_the_draft_says_now(forum):
    session = SessionFactory(forum=forum, title={"en": "Surprise"})
    row = embargo(forum, session)
    session.title = {"en": "Sensation"}
    session.save()
    planned.renew(row.pk, by="Adil")
    work()
    assert titles(forum) == ["Opening", "Sensation"]


def test_a_cancelled_embargo_holds_nothing_back(forum):
    row = embargo(forum, SessionFactory(forum=forum, title={"en": "Surprise"}))
    planned.cancel(row.pk, at=NOW)
    publish.publish(forum.uuid, by="test")
    assert titles(forum) == ["Opening", "Surprise"]


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_never_do_one_thing_twice():
    forum = ForumFactory()
    SessionFactory(forum=forum, title={"en": "Opening"})
    publish.publish(forum.uuid, by="test")
    retitle(forum, "Welcome")
    row = plan(forum)
    with transaction.atomic():
        Planned.objects.select_for_update().get(pk=row.pk)  # the other clock is at it
        assert _elsewhere() == []
    assert len(work()) == 1


def _elsewhere():
    """What a clock with a connection of its own does."""

    def run():
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()
