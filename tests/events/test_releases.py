"""Releases: immutable, in order, one door."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from events import releases
from events.models import Release
from events.models.release import ImmutableRelease
from events.program import canonical
from sessions import drafts, publish
from tests.factories import ForumFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_what_is_published_reads_back_as_the_draft_said():
    session = SessionFactory()
    publish.publish(session.forum.uuid, by="test")
    assert releases.read(session.forum.uuid).document == drafts.read(session.forum.uuid)


def test_the_checksum_is_of_the_canonical_json():
    session = SessionFactory()
    stamp = publish.publish(session.forum.uuid, by="test")
    body = bytes(Release.objects.get().body)
    assert stamp.sha256 == canonical.sha256(canonical.unpack(body))


def test_the_author_is_kept_as_user_and_as_text():
    user = UserFactory(first_name="Leyla", last_name="Quliyeva")
    publish.publish(SessionFactory().forum.uuid, by=user)
    release = Release.objects.get()
    assert (release.author, release.author_name) == (user, "Leyla Quliyeva")


def test_a_deleted_account_leaves_the_name_on_its_releases():
    user = UserFactory(username="leyla")
    publish.publish(SessionFactory().forum.uuid, by=user)
    user.delete()
    release = Release.objects.get()
    assert (release.author, release.author_name) == (None, "leyla")


def test_times_of_releases_rise_even_within_one_second():
    session = SessionFactory()
    first = publish.publish(session.forum.uuid, by="test")
    _retitle(session, "Another")
    second = publish.publish(session.forum.uuid, by="test")
    assert second.time - first.time >= timedelta(seconds=1)


def test_the_database_refuses_to_change_a_release():
    publish.publish(SessionFactory().forum.uuid, by="test")
    with pytest.raises(IntegrityError, match="immutable"):
        Release.objects.update(note="better")


def test_the_database_refuses_to_delete_a_release():
    publish.publish(SessionFactory().forum.uuid, by="test")
    with pytest.raises(IntegrityError, match="immutable"):
        Release.objects.all().delete()


@pytest.mark.parametrize("verb", ["save", "delete"])
def test_the_model_refuses_with_words(verb):
    publish.publish(SessionFactory().forum.uuid, by="test")
    with pytest.raises(ImmutableRelease, match="stays as it is"):
        getattr(Release.objects.get(), verb)()


def test_a_release_that_skips_a_number_is_refused():
    publish.publish(SessionFactory().forum.uuid, by="test")
    release = Release.objects.get()
    release.pk, release.number, release._state.adding = None, 3, True
    with pytest.raises(IntegrityError, match="does not follow"), transaction.atomic():
        release.save()


def test_sealing_empties_a_release_once_and_says_why():
    session = SessionFactory()
    publish.publish(session.forum.uuid, by="test")
    releases.seal(session.forum.uuid, 1, because="A person asked to be forgotten.")
    with pytest.raises(releases.Sealed) as refusal:
        releases.read(session.forum.uuid, 1)
    assert refusal.value.stamp.sealed_because == "A person asked to be forgotten."


def test_a_sealed_release_stays_sealed():
    session = SessionFactory()
    publish.publish(session.forum.uuid, by="test")
    releases.seal(session.forum.uuid, 1, because="Asked.")
    with pytest.raises(IntegrityError, match="immutable"):
        Release.objects.update(body=b"something else")


def test_a_forum_with_releases_cannot_be_deleted():
    session = SessionFactory()
    publish.publish(session.forum.uuid, by="test")
    with pytest.raises(IntegrityError), transaction.atomic():
        session.forum.delete()


def test_the_door_hands_out_no_rows():
    session = SessionFactory()
    publish.publish(session.forum.uuid, by="test")
    handed = [releases.read(session.forum.uuid), *releases.shelf().forums]
    assert not [thing for thing in handed if hasattr(thing, "_meta")]


def test_an_unknown_number_says_so():
    session = SessionFactory()
    publish.publish(session.forum.uuid, by="test")
    with pytest.raises(releases.NoSuchRelease, match="no release 7"):
        releases.read(session.forum.uuid, 7)


def test_a_kept_edition_costs_no_query(django_assert_num_queries):
    forum = SessionFactory().forum
    publish.publish(forum.uuid, by="test")
    releases.read(forum.uuid, 1)
    with django_assert_num_queries(0):
        releases.read(forum.uuid, 1)


@pytest.mark.parametrize("count", [1, 5])
def test_the_history_is_one_query_however_long(count, django_assert_num_queries):
    session = SessionFactory()
    for number in range(count):
        _retitle(session, f"Title {number}")
        publish.publish(session.forum.uuid, by="test")
    releases.forget()
    with django_assert_num_queries(1):
        edition = releases.history(session.forum.uuid, count)
    assert [chapter.stamp.number for chapter in edition.history] == [*range(count, 0, -1)]


def test_the_newest_three_and_the_asked_for_come_with_their_changes():
    session = SessionFactory()
    for number in range(6):
        _retitle(session, f"Title {number}")
        publish.publish(session.forum.uuid, by="test")
    edition = releases.history(session.forum.uuid, 6, detail=2)
    full = [chapter.stamp.number for chapter in edition.history if chapter.changes is not None]
    assert full == [6, 5, 4, 2]


def test_an_address_that_another_forum_published_under_is_refused():
    first = SessionFactory(forum__slug="media-2025")
    publish.publish(first.forum.uuid, by="test")
    first.forum.slug = "media-baku-2025"
    first.forum.save()
    second = SessionFactory(forum__slug="media-2025")
    with pytest.raises(releases.SlugTaken, match="media-2025"):
        publish.publish(second.forum.uuid, by="test")


@pytest.mark.django_db(transaction=True)
def test_two_people_publishing_at_once_make_two_releases_in_order_or_one_refusal():
    session = SessionFactory()
    publish.publish(session.forum.uuid, by="test")
    _retitle(session, "Changed")
    outcomes, start = [], threading.Barrier(2)

    def press_the_button(who):
        start.wait()
        try:
            outcomes.append(publish.publish(session.forum.uuid, by=who, seen=1).number)
        except (releases.Overtaken, publish.NothingChanged) as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connection.close()

    people = [threading.Thread(target=press_the_button, args=(name,)) for name in ("A", "B")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(map(str, outcomes)) == ["2", "Overtaken"]


@pytest.mark.django_db(transaction=True)
def test_a_release_beside_a_busy_editor_is_never_torn():
    """An editor renames two sessions in one transaction, over and over; a release has both."""
    forum = ForumFactory()
    pair = [SessionFactory(forum=forum, title={"en": "0"}) for _ in range(2)]
    stop = threading.Event()

    def edit():
        number = 0
        while not stop.is_set():
            number += 1
            with transaction.atomic():
                for session in pair:
                    _retitle(session, str(number))
        connection.close()

    editor = threading.Thread(target=edit)
    editor.start()
    try:
        for _ in range(20):
            titles = {session.title["en"] for session in drafts.read(forum.uuid).sessions}
            assert len(titles) == 1
    finally:
        stop.set()
        editor.join()


def _retitle(session, title):
    session.title = {"en": title}
    session.save()
