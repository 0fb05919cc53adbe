"""A backup and merged persons: nobody is brought back twice, and no merge is forgotten."""

import pytest

from events import releases
from sessions import drafts, merging
from sessions.backup import back_up, restore
from sessions.purge import purge_forum
from speakers.models import FormerPerson, Person, PersonMatch
from tests.factories import ForumFactory, SpeakerFactory
from tests.sessions.test_merging import person, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept():
    releases.forget()


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def kept():
    return person("Adil Taghiyev")


@pytest.fixture
def old(forum):
    return SpeakerFactory(person=person("Adil Tagiyev"), forum=forum).person


def brought_back(forum, data):
    purge_forum(forum.uuid)
    return restore(data, by="test")


def test_a_former_identity_comes_back_with_its_person(forum, old, kept):
    merging.join(old, kept, by="test")
    data = back_up(forum.uuid)
    purge_forum(forum.uuid)
    Person.objects.all().delete()
    restore(data, by="test")
    former = FormerPerson.objects.get()
    assert (former.uuid, former.person.uuid) == (old.uuid, kept.uuid)


def test_a_person_merged_since_comes_back_as_the_kept_one(forum, old, kept):
    data = back_up(forum.uuid)
    merging.join(old, kept, by="test")
    again = brought_back(forum, data)
    assert [row.uuid for row in drafts.read(again.uuid).speakers] == [kept.uuid]
    assert Person.objects.get() == kept


def test_two_who_were_merged_since_come_back_as_two(forum, old, kept):
    SpeakerFactory(person=kept, forum=forum)
    data = back_up(forum.uuid)
    merging.join(old, kept, by="test")
    again = brought_back(forum, data)
    assert len(drafts.read(again.uuid).speakers) == 2
    assert not FormerPerson.objects.exists()


def test_a_former_identity_of_somebody_who_is_here_is_left_out(forum, old, kept):
    merging.join(old, kept, by="test")
    data = back_up(forum.uuid)
    purge_forum(forum.uuid)
    Person.objects.all().delete()
    person("Adil Tagiyev", uuid=old.uuid)
    restore(data, by="test")
    assert not FormerPerson.objects.exists()


def test_proposed_matches_are_in_no_backup(forum, old, kept):
    proposed(old)
    data = back_up(forum.uuid)
    purge_forum(forum.uuid)
    Person.objects.all().delete()
    restore(data, by="test")
    assert not PersonMatch.objects.exists()
