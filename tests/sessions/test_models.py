"""What the database refuses whatever code asks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from sessions.models import Session
from tests.factories import AppearanceFactory, ForumFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db

START = datetime(2025, 12, 5, 7, 0, tzinfo=UTC)


def refused(match=""):
    return pytest.raises(IntegrityError, match=match)


def check_deferred():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("minutes", [0, 24 * 60 + 1])
def test_a_session_lasts_from_a_minute_to_a_day(minutes):
    with refused("session_ends_after_it_starts"):
        SessionFactory(minutes=minutes)


def test_two_sessions_of_a_forum_have_two_addresses():
    session = SessionFactory(slug="opening")
    with refused("session_slug"), transaction.atomic():
        SessionFactory(forum=session.forum, slug="opening")
        check_deferred()


def test_addresses_are_made_from_titles_and_never_twice():
    forum = ForumFactory()
    slugs = [SessionFactory(forum=forum, title={"az": "Açılış"}).slug for _ in range(2)]
    assert slugs == ["acilis", "acilis-2"]


def test_numbers_count_per_forum():
    forum = ForumFactory()
    numbers = [SessionFactory(forum=forum).number for _ in range(2)]
    assert [*numbers, SessionFactory().number] == [1, 2, 1]


def test_a_speaker_has_a_role_in_a_session_once():
    part = AppearanceFactory(role="panelist")
    with refused("appearance_once"), transaction.atomic():
        AppearanceFactory(session=part.session, speaker=part.speaker, role="panelist")
        check_deferred()


def test_a_double_booking_is_allowed_where_the_forum_only_warns():
    room = RoomFactory(forum__double_booking="warned")
    for _ in range(2):
        SessionFactory(forum=room.forum, room=room)
    assert Session.objects.count() == 2


@pytest.fixture
def exclusive():
    room = RoomFactory(forum__double_booking="refused")
    SessionFactory(forum=room.forum, room=room, start=START, minutes=60)
    return room


def test_a_double_booking_is_refused_where_the_forum_says_so(exclusive):
    with refused("room_booked_once"):
        SessionFactory(forum=exclusive.forum, room=exclusive, start=START, minutes=30)


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_what_is_not_happening_books_no_room(exclusive, state):
    SessionFactory(forum=exclusive.forum, room=exclusive, start=START, state=state)
    assert Session.objects.count() == 2


def test_one_session_may_begin_when_another_ends(exclusive):
    end = START + timedelta(minutes=60)
    SessionFactory(forum=exclusive.forum, room=exclusive, start=end)
    assert Session.objects.count() == 2


def test_a_forum_with_double_bookings_cannot_start_refusing_them():
    room = RoomFactory(forum__double_booking="warned")
    for _ in range(2):
        SessionFactory(forum=room.forum, room=room)
    room.forum.double_booking = "refused"
    with refused("room_booked_once"):
        room.forum.save()


def test_a_room_for_parallel_sessions_is_never_full(exclusive):
    exclusive.parallel = True
    exclusive.save()
    SessionFactory(forum=exclusive.forum, room=exclusive, start=START)
    assert Session.objects.count() == 2


def test_a_room_of_another_forum_is_refused_at_its_field():
    session = SessionFactory.build(forum=ForumFactory(), room=RoomFactory())
    with pytest.raises(ValidationError) as refusal:
        session.clean()
    assert "belongs to another forum" in str(refusal.value.message_dict["room"])


def test_a_list_that_the_document_could_not_hold_is_refused():
    session = SessionFactory.build(forum=ForumFactory(), interpretation=[{"lang": "en"}])
    with pytest.raises(ValidationError) as refusal:
        session.clean_fields()
    assert "interpretation" in refusal.value.message_dict


@pytest.mark.parametrize("query", ["Tagiyev", "Taghiyev", "Тагиев", "თაღიევი"])
def test_a_session_is_found_by_any_spelling_of_its_speaker(query):
    part = AppearanceFactory(speaker__person__sort_key="Tağıyev, Adil")
    AppearanceFactory()
    assert [*Session.objects.matching(query)] == [part.session]
