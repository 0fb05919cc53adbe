"""The board's verb: what a move makes of sessions, and what it refuses."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sessions import board
from sessions.board import Item, Refused, Stale
from sessions.models import Session
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

ELEVEN = datetime(2025, 12, 5, 7, 0, tzinfo=UTC)
TWELVE = ELEVEN + timedelta(hours=1)


def row(session):
    shown = board.state(session.forum, language="en", may_edit=True)
    return next(each for each in shown.sessions if each.id == session.uuid)


def item(session, v=None, **changes):
    """Where the session is, with some of it changed."""
    room = session.room and str(session.room.uuid)
    facts = {"room": room, "start": session.start, "minutes": session.minutes, **changes}
    return Item(id=session.uuid, v=v or row(session).v, **facts)


def move(*items, forum, by="test", key=None):
    return board.move(forum, items, key=key or uuid4(), by=by, language="en")


def test_a_session_moves_to_another_room_and_hour():
    session = SessionFactory()
    room = RoomFactory(forum=session.forum)
    (told,) = move(item(session, room=str(room.uuid), start=TWELVE), forum=session.forum)
    session.refresh_from_db()
    assert (session.room, session.start, session.minutes) == (room, TWELVE, 90)
    assert (told.v, told.room, told.start) == (2, str(room.uuid), TWELVE)


def test_a_move_is_history_that_names_the_board_and_who_did_it():
    user, session = UserFactory(), SessionFactory()
    move(item(session, start=TWELVE), forum=session.forum, by=user)
    last = session.history.first()
    assert (last.history_user, last.history_change_reason) == (user, "timetable board")
    assert last.start == TWELVE


def test_what_is_where_it_shall_be_is_not_written():
    session = SessionFactory()
    (told,) = move(item(session), forum=session.forum)
    assert (told.v, session.history.count()) == (1, 1)


def test_the_answer_says_who_moved_it_and_when():
    user, session = UserFactory(first_name="Leyla", last_name="Əliyeva"), SessionFactory()
    (told,) = move(item(session, start=TWELVE), forum=session.forum, by=user)
    assert (told.by, told.at) == ("Leyla Əliyeva", session.history.first().history_date)


def test_a_session_goes_to_the_tray():
    session = SessionFactory()
    (told,) = move(item(session, room=None, start=None), forum=session.forum)
    session.refresh_from_db()
    assert (session.start, told.start, told.room) == (None, None, None)


def test_a_break_goes_across_all_rooms():
    pause = SessionFactory(kind="break")
    (told,) = move(item(pause, room="*", start=TWELVE), forum=pause.forum)
    pause.refresh_from_db()
    assert (told.room, pause.room) == ("*", None)


def test_a_new_break_is_confirmed_and_named_in_every_language_of_the_forum():
    forum = ForumFactory()
    (told,) = move(Item(id=uuid4(), v=0, room="*", start=TWELVE, minutes=30), forum=forum)
    made = Session.objects.get()
    assert made.title == {"az": "Fasilə", "en": "Break"}
    assert (made.kind, made.state, made.number, told.v) == ("break", "confirmed", 1, 1)


def test_what_is_typed_is_the_title_in_the_readers_language():
    forum = ForumFactory()
    (told,) = move(Item(id=uuid4(), v=0, title="Talks", kind="panel"), forum=forum)
    assert (told.title, told.lang, told.state) == ("Talks", "en", "draft")


def test_a_copy_takes_texts_theme_languages_and_people_along_and_is_somebody_new():
    part = AppearanceFactory(session__abstract={"en": "What it is of"}, topic={"en": "Rivers"})
    old = part.session
    old.theme, old.floor_languages = ThemeFactory(forum=old.forum), ["az"]
    old.save()
    further = ThemeFactory(forum=old.forum)
    old.themes.add(further)
    told = move(
        *(Item(id=uuid4(), v=0, copy=old.uuid, start=TWELVE, minutes=60) for _ in range(2)),
        forum=old.forum,
    )
    new, newer = (Session.objects.get(uuid=each.id) for each in told)
    for copied in (new, newer):
        assert (copied.abstract, copied.theme, copied.title) == (old.abstract, old.theme, old.title)
        assert (list(copied.themes.all()), copied.floor_languages) == ([further], ["az"])
        assert copied.appearances.get().topic == {"en": "Rivers"}
        assert copied.state == "draft"
    assert len({old.number, new.number, newer.number}) == 3
    assert len({old.slug, new.slug, newer.slug}) == 3
    assert [each.people[0].id for each in told] == [part.speaker.person.uuid] * 2


def test_what_was_made_on_the_board_is_removed_there_and_brought_back_with_all_it_had():
    part = AppearanceFactory()
    forum, further = part.session.forum, ThemeFactory(forum=part.session.forum)
    part.session.themes.add(further)
    made = Item(id=uuid4(), v=0, copy=part.session.uuid, start=TWELVE, minutes=60)
    (told,) = move(made, forum=forum)
    before = Session.objects.get(uuid=told.id)
    place = {"id": told.id, "start": TWELVE, "minutes": 60}
    (gone,) = move(Item(v=told.v, gone=True, **place), forum=forum)
    assert gone.gone
    assert not Session.objects.filter(uuid=told.id).exists()
    (back,) = move(Item(v=gone.v, **place), forum=forum)
    after = Session.objects.get(uuid=told.id)
    assert (after.pk, after.slug, after.number) == (before.pk, before.slug, before.number)
    assert (back.gone, back.people, list(after.themes.all())) == (False, told.people, [further])
    assert back.v > gone.v > told.v


def test_what_was_not_made_on_the_board_is_not_removed_there():
    session = SessionFactory()
    with pytest.raises(Refused, match=r"“Panel \d+” was not made on the board"):
        move(item(session, gone=True), forum=session.forum)


def test_what_was_deleted_on_its_page_is_not_brought_back():
    session = SessionFactory()
    asked = item(session)
    session.delete()
    with pytest.raises(Stale) as stale:
        move(asked, forum=session.forum)
    (gone,) = stale.value.rows
    assert gone.gone
    with pytest.raises(Refused, match="was deleted"):
        move(item(session, v=gone.v), forum=session.forum)


def test_a_stale_move_is_refused_with_where_it_is_now_and_who_moved_it():
    session, leyla = SessionFactory(), UserFactory(first_name="Leyla")
    seen = item(session, start=None)
    move(item(session, start=TWELVE), forum=session.forum, by=leyla)
    with pytest.raises(Stale) as stale:
        move(seen, forum=session.forum)
    (told,) = stale.value.rows
    assert (told.start, told.by, told.v) == (TWELVE, "Leyla", 2)


def test_one_stale_session_keeps_all_of_the_move_from_being_made():
    session = SessionFactory()
    other = SessionFactory(forum=session.forum)
    seen = [item(session, start=None), item(other, start=None)]
    move(item(session, start=TWELVE), forum=session.forum)
    with pytest.raises(Stale):
        move(*seen, forum=session.forum)
    other.refresh_from_db()
    assert other.start == ELEVEN


def test_a_title_that_somebody_corrects_meanwhile_does_not_stop_a_move():
    session = SessionFactory()
    seen = item(session, start=TWELVE)
    session.title = {"en": "Corrected"}
    session.save()
    (told,) = move(seen, forum=session.forum)
    assert (told.start, told.title, told.v) == (TWELVE, "Corrected", 3)


def test_a_retry_changes_nothing_and_gets_the_same_answer():
    session, key = SessionFactory(), uuid4()
    seen = item(session, start=TWELVE)
    first = move(seen, forum=session.forum, key=key)
    move(item(session, start=None), forum=session.forum)
    assert move(seen, forum=session.forum, key=key) == first
    session.refresh_from_db()
    assert session.start is None


def test_a_key_is_ones_own():
    session, key = SessionFactory(), uuid4()
    move(item(session, start=TWELVE), forum=session.forum, key=key, by=UserFactory())
    move(item(session, start=None), forum=session.forum, key=key, by=UserFactory())
    session.refresh_from_db()
    assert session.start is None


def test_a_refused_move_does_not_use_up_its_key():
    session, key = SessionFactory(), uuid4()
    with pytest.raises(Refused):
        move(item(session, minutes=0), forum=session.forum, key=key)
    (told,) = move(item(session, minutes=10), forum=session.forum, key=key)
    assert told.minutes == 10


def test_two_sessions_change_places_where_double_booking_is_refused():
    room = RoomFactory(forum__double_booking="refused")
    first = SessionFactory(forum=room.forum, room=room, minutes=60)
    second = SessionFactory(forum=room.forum, room=room, minutes=60, start=TWELVE)
    move(item(first, start=TWELVE), item(second, start=ELEVEN), forum=room.forum)
    starts = Session.objects.order_by("pk").values_list("start", flat=True)
    assert list(starts) == [TWELVE, ELEVEN]


def test_a_taken_room_is_refused_naming_the_session_and_its_hours():
    room = RoomFactory(forum__double_booking="refused", names={"en": "Great hall"})
    SessionFactory(forum=room.forum, room=room, title={"en": "Opening"})
    session = SessionFactory(forum=room.forum)
    said = r"“Great hall” is taken by “Opening” from 11:00 to 12:30. Move one of them."
    with pytest.raises(Refused, match=said) as refused:
        move(item(session, room=str(room.uuid)), forum=room.forum)
    (fault,) = refused.value.faults
    assert (fault.pointer, fault.code) == ("/items/0/room", "taken")


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"room": "nowhere"}, "/items/0/room", "unknown_room"),
        ({"room": "*"}, "/items/0/room", "only_breaks"),
        ({"minutes": 0}, "/items/0/minutes", "bad_length"),
        ({"minutes": 1441}, "/items/0/minutes", "bad_length"),
        ({"start": datetime(1, 1, 1, tzinfo=UTC)}, "/items/0/start", "too_far"),
        ({"start": datetime(9999, 12, 31, tzinfo=UTC)}, "/items/0/start", "too_far"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(changes, pointer, code):
    session = SessionFactory()
    with pytest.raises(Refused) as refused:
        move(item(session, **changes), forum=session.forum)
    (fault,) = refused.value.faults
    assert (fault.pointer, fault.code) == (pointer, code)


def test_a_room_of_another_forum_is_refused():
    session = SessionFactory()
    with pytest.raises(Refused, match="another forum’s"):
        move(item(session, room=str(RoomFactory().uuid)), forum=session.forum)


def test_a_session_of_another_forum_is_not_there():
    session, forum = SessionFactory(), ForumFactory()
    with pytest.raises(Refused) as refused:
        move(item(session), forum=forum)
    assert refused.value.faults[0].code == "unknown_session"


def test_old_moves_are_forgotten_and_of_many_the_oldest(monkeypatch):
    from sessions.board import moving  # noqa: PLC0415 - only to keep fewer
    from sessions.models import BoardMove  # noqa: PLC0415 - what is kept

    monkeypatch.setattr(moving, "KEPT", 3)
    session = SessionFactory()
    for minutes in range(10, 15):
        move(item(session, minutes=minutes), forum=session.forum)
    assert BoardMove.objects.count() == 3
    BoardMove.objects.update(at=datetime(2020, 1, 1, tzinfo=UTC))
    move(item(session, minutes=30), forum=session.forum)
    assert BoardMove.objects.count() == 1
