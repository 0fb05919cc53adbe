"""Purging takes everything of one forum, and nothing of another."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from events import visitors
from events.models import Agenda, Forum, Release
from sessions import publish
from sessions.models import Appearance, Session
from speakers.models import Person
from tests.factories import AppearanceFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def part():
    """An appearance in a published forum, in a room."""
    part = AppearanceFactory(session__forum__slug="media-2025")
    part.session.room = RoomFactory(forum=part.session.forum)
    part.session.save()
    publish.publish(part.session.forum.uuid, by="test")
    return part


def purge(capsys):
    call_command("purge_forum", "media-2025", yes="media-2025")
    return capsys.readouterr().out


def test_a_purged_forum_is_gone_with_releases_and_history(part, capsys):
    assert purge(capsys) == "media-2025 is gone, with 1 releases and its history.\n"
    assert not Forum.objects.exists()
    assert not Release.objects.exists()
    histories = (Forum.history, Session.history, Appearance.history)
    assert [history.count() for history in histories] == [0, 0, 0]


def test_its_visitors_agendas_are_gone_too(part, capsys):
    chosen = visitors.Chosen(sessions=(1,), language="en")
    forum, now = part.session.forum, datetime.now(UTC)
    visitors.keep_agenda(forum.uuid, chosen, ends=forum.ends, at=now)
    purge(capsys)
    assert not Agenda.objects.exists()


def test_persons_stay(part, capsys):
    purge(capsys)
    assert Person.objects.filter(pk=part.speaker.person.pk).exists()


def test_another_forum_is_untouched(part, capsys):
    other = SessionFactory()
    publish.publish(other.forum.uuid, by="test")
    purge(capsys)
    assert Session.objects.get() == other
    assert Release.objects.get().forum == other.forum
    assert Session.history.filter(forum_id=other.forum_id).exists()


def test_the_address_must_be_said_twice(part):
    with pytest.raises(CommandError, match="cannot be undone"):
        call_command("purge_forum", "media-2025")
    assert Forum.objects.exists()
