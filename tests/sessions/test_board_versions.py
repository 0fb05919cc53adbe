"""A session's version rises with every change of whatever way, and no board misses one."""

from datetime import UTC, datetime
from threading import Event, Thread

import pytest
from django.db import connection, transaction

from sessions import board
from sessions.models import Appearance, BoardRow, Session
from sessions.purge import purge_forum
from speakers.models import NameForm, Person, Speaker
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    RoomFactory,
    SessionFactory,
)

NOON = datetime(2025, 12, 5, 8, 0, tzinfo=UTC)


def row(session):
    return BoardRow.objects.get(pk=session.uuid)


def news(forum, since):
    return board.changes(forum, since=since, language="en")


def resave(part):
    part.session.state = "cancelled"
    part.session.save()


CHANGES = {
    "saved": resave,
    "updated": lambda part: Session.objects.update(notes="x"),
    "updated in bulk": lambda part: Session.objects.bulk_update([part.session], ["kind"]),
    "a speaker more": lambda part: AppearanceFactory(session=part.session),
    "a part of another role": lambda part: Appearance.objects.update(role="moderator"),
    "a speaker less": lambda part: part.delete(),
    "a name corrected": lambda part: NameForm.objects.update(text="Adil Taghiyev"),
    "a name in another language": lambda part: NameFormFactory(
        person=part.speaker.person, language="az"
    ),
    "a name less": lambda part: NameForm.objects.all().delete(),
    "another name at this forum": lambda part: Speaker.objects.update(name={"en": "Adil T."}),
    "sorted otherwise": lambda part: Person.objects.update(sort_key="Taghiyev, Adil"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES)
def test_every_change_reaches_the_board_and_leaves_the_place_as_it_is(change):
    part = AppearanceFactory()
    before = row(part.session)
    since = news(part.session.forum, 0).seq
    CHANGES[change](part)
    after = row(part.session)
    assert after.v > before.v
    assert after.placed == before.placed
    (told,) = news(part.session.forum, since).sessions
    assert told.v == after.v


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["start", "minutes", "room"])
def test_another_place_is_another_place_whatever_way_it_came(field):
    session = SessionFactory()
    values = {"start": NOON, "minutes": 5, "room": RoomFactory(forum=session.forum)}
    Session.objects.update(**{field: values[field]})
    after = row(session)
    assert (after.v, after.placed) == (2, 2)


@pytest.mark.django_db
def test_a_change_of_another_session_is_not_ones_own():
    session = SessionFactory()
    resave(AppearanceFactory(session__forum=session.forum))
    assert row(session).v == 1


@pytest.mark.django_db
def test_a_deleted_session_is_gone_on_the_board_too():
    session = SessionFactory(title={"en": "Opening"})
    forum = session.forum
    since = news(forum, 0).seq
    session.delete()
    (told,) = news(forum, since).sessions
    assert (told.gone, told.title, told.v) == (True, "Opening", 2)
    assert board.state(forum, language="en", may_edit=True).sessions == []


@pytest.mark.django_db
def test_nothing_is_left_of_a_forum_that_is_purged():
    forum = SessionFactory().forum
    purge_forum(forum.uuid)
    assert not BoardRow.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["rooms", "themes", "venues"])
def test_the_frame_tells_that_more_than_sessions_has_changed(what):
    forum = ForumFactory()
    before = news(forum, 0).frame
    getattr(forum, what).create(names={"en": "New"})
    assert news(forum, 0).frame != before
    forum.zone = "Asia/Tbilisi"
    forum.save()
    assert len({before, news(forum, 0).frame}) == 2


@pytest.mark.django_db
def test_what_bears_a_number_of_another_server_is_not_sent_again_and_again():
    session = SessionFactory()
    BoardRow.objects.update(xact=2**62)
    assert news(session.forum, 0).sessions == []


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_committed_late_is_not_missed():
    early = SessionFactory()
    forum = early.forum
    late = SessionFactory(forum=forum)
    written, commit = Event(), Event()

    def change_and_wait():
        with transaction.atomic():
            Session.objects.filter(pk=early.pk).update(start=NOON)
            written.set()
            commit.wait(10)
        connection.close()

    other = Thread(target=change_and_wait)
    other.start()
    written.wait(10)
    Session.objects.filter(pk=late.pk).update(start=NOON)  # begun later, committed earlier
    told = news(forum, 0)
    commit.set()
    other.join(10)
    assert [each.v for each in told.sessions if each.id == early.uuid] == [1]
    assert [e.v for e in news(forum, told.seq).sessions if e.id == early.uuid] == [2]
