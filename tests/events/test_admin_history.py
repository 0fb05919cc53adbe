"""A row's history in the admin: in words, and the way back through every check."""

import pytest
from simple_history.utils import bulk_update_with_history

from events.history.restoring import NotPutBack, put_back
from events.history.versions import related
from events.models import Room
from sessions.models import Appearance, Session
from speakers.models import FormerPerson, PersonMatch
from tests.admin_pages import address, list_of, member, signed_in
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    OrganisationFactory,
    PersonFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TeamMemberFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def told(client, row):
    """The newest change: who, what, and the fields before and after."""
    newest = client.get(address(row, "history")).context["entries"][0]
    return newest.who, str(newest.verb), [tuple(each) for each in newest.told]


def saved(row, **values):
    """The row with other values; returns the version that it had before."""
    before = row.history.first()
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return before


def back(client, row, version):
    return client.post(address(row, "put_back", version.history_id))


def test_a_change_is_told_by_field_and_language_before_and_after():
    room = RoomFactory(names={"en": "Hall A", "az": "A zalı"}, capacity=100)
    saved(room, names={"en": "Hall B", "az": "A zalı"}, capacity=120)
    assert told(member(room.forum, "viewer"), room)[1:] == (
        "changed", [("name", "English", "Hall A", "Hall B"), ("seats", "", "100", "120")],
    )  # fmt: skip


def test_a_change_says_who_made_it():
    room = RoomFactory()
    client = member(room.forum, "editor")
    member_of = room.forum.team.get().user
    room.capacity, room._history_user = 10, member_of
    room.save()
    assert told(client, room)[0] == str(member_of)


def test_rooms_choices_and_times_are_told_by_name_and_on_the_forum_s_clock():
    session = SessionFactory()
    room = RoomFactory(forum=session.forum, names={"en": "Hall A"})
    saved(session, room=room, state="cancelled", start=None)
    fields = {field: (old, new) for field, _language, old, new in
              told(member(session.forum, "viewer"), session)[2]}  # fmt: skip
    assert fields == {
        "room": ("", "Hall A"),
        "state": ("confirmed", "cancelled"),
        "start": ("5 Dec 2025 11:00", ""),
    }


def test_further_themes_are_told_too():
    session = SessionFactory()
    session.themes.add(ThemeFactory(forum=session.forum, names={"en": "Media"}))
    assert told(member(session.forum, "viewer"), session)[2] == [
        ("further themes", "", "", "Media")
    ]


def test_a_room_that_is_gone_is_told_by_its_last_name():
    room = RoomFactory(names={"en": "Hall A"})
    session = SessionFactory(forum=room.forum, room=room)
    saved(session, room=None)
    room.delete()
    assert told(member(session.forum, "viewer"), session)[2] == [("room", "", "Hall A", "")]


def test_a_bulk_write_keeps_the_relations_in_history():
    session = SessionFactory()
    theme = ThemeFactory(forum=session.forum)
    session.themes.add(theme)
    session.minutes = 30
    bulk_update_with_history([session], Session, ["minutes"])
    assert related(session.history.first(), "themes") == {theme.pk}


def test_an_action_on_several_rows_is_in_the_history_of_each():
    session = SessionFactory(state="tentative")
    client = member(session.forum, "editor")
    chosen = {"action": "confirm", "_selected_action": [session.pk]}
    client.post(list_of(Session), chosen)
    who, _verb, fields = told(client, session)
    assert (who, fields) == (
        str(session.forum.team.get().user), [("state", "", "tentative", "confirmed")],
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_a_history_costs_the_same_however_long(count, django_assert_num_queries):
    session = SessionFactory()
    for number in range(count):
        saved(session, room=RoomFactory(forum=session.forum), minutes=10 + number)
    client = member(session.forum, "viewer")
    with django_assert_num_queries(24):
        client.get(address(session, "history"))


# The way back


def test_an_editor_puts_a_row_back_as_it_was():
    room = RoomFactory(names={"en": "Hall A"})
    before = saved(room, names={"en": "Hall B"})
    client = member(room.forum, "editor")
    page = client.get(address(room, "put_back", before.history_id))
    assert [tuple(each) for each in page.context["told"]] == [
        ("name", "English", "Hall B", "Hall A")
    ]
    assert back(client, room, before).status_code == 302
    room.refresh_from_db()
    assert room.names == {"en": "Hall A"}
    assert room.history.first().history_user == room.forum.team.get().user


@pytest.mark.parametrize("role", ["viewer", "translator"])
def test_whoever_does_not_edit_puts_nothing_back(role):
    room = RoomFactory(capacity=1)
    before = saved(room, capacity=2)
    client = member(room.forum, role)
    assert back(client, room, before).status_code == 403
    assert not any(each.back for each in client.get(address(room, "history")).context["entries"])
    room.refresh_from_db()
    assert room.capacity == 2


def test_further_themes_come_back_too():
    session = SessionFactory()
    theme = ThemeFactory(forum=session.forum)
    session.themes.add(theme)
    before = session.history.first()
    session.themes.clear()
    put_back(before, by=None)
    assert list(session.themes.all()) == [theme]


def test_what_stands_against_it_is_said_and_nothing_is_written():
    forum = ForumFactory(double_booking="refused")
    room = RoomFactory(forum=forum, names={"en": "Hall A"})
    session = SessionFactory(forum=forum, room=room, title={"en": "First"})
    before = saved(session, room=None)
    SessionFactory(forum=forum, room=room, title={"en": "Second"})
    response = back(member(forum, "editor"), session, before)
    assert response.status_code == 409
    assert response.context["reasons"] == [
        "“Hall A” is taken by “Second” from 11:00 to 12:30. Move one of them."
    ]
    session.refresh_from_db()
    assert session.room is None


def test_a_row_that_refers_to_what_is_gone_is_refused_by_its_name():
    room = RoomFactory(names={"en": "Hall A"})
    session = SessionFactory(forum=room.forum, room=room)
    before = saved(session, room=None)
    room.delete()
    with pytest.raises(NotPutBack) as refused:
        put_back(before, by=None)
    assert refused.value.reasons == ["“Hall A” (room) is no longer there. Put it back first."]


def test_an_address_that_another_row_has_by_now_is_refused():
    room = RoomFactory(slug="hall-a")
    before = saved(room, slug="hall-b")
    RoomFactory(forum=room.forum, slug="hall-a")
    with pytest.raises(NotPutBack):
        put_back(before, by=None)
    room.refresh_from_db()
    assert room.slug == "hall-b"


def test_a_deleted_session_comes_back_with_its_stage_and_themes():
    part = AppearanceFactory()
    session, uuid = part.session, part.session.uuid
    theme = ThemeFactory(forum=session.forum)
    session.themes.add(theme)
    client = member(session.forum, "editor")
    pk = session.pk
    client.post(address(session, "delete"), {"post": "yes"})
    assert not Session.objects.exists()
    url = f"/admin/program_sessions/session/{pk}/history/"
    page = client.get(url)
    assert page.context["gone"]
    assert client.post(page.context["entries"][0].back).status_code == 302
    again = Session.objects.get()
    assert (again.uuid, list(again.themes.all())) == (uuid, [theme])
    assert Appearance.objects.get().uuid == part.uuid


def test_a_deleted_row_of_another_forum_is_not_there():
    room = RoomFactory()
    url, version = (
        address(room, "history"),
        address(room, "put_back", room.history.get().history_id),
    )
    room.delete()
    client = member(ForumFactory(), "owner")
    assert [client.get(url).status_code, client.post(version).status_code] == [404, 404]


def test_an_editor_cannot_make_a_forum_public_by_its_history():
    forum = ForumFactory(visibility="public")
    before = saved(forum, visibility="hidden", city={"en": "Baku"})
    assert back(member(forum, "editor"), forum, before).status_code == 302
    forum.refresh_from_db()
    assert (forum.visibility, forum.city) == ("hidden", {})


def test_a_former_zone_is_put_back_in_the_form_alone_once_sessions_have_times():
    forum = SessionFactory().forum
    before = saved(forum, zone="Asia/Tbilisi")
    response = back(member(forum, "owner"), forum, before)
    assert "Correct the zone in the form" in response.context["reasons"][0]


def test_only_an_owner_puts_a_role_back():
    someone = TeamMemberFactory(role="viewer")
    before = saved(someone, role="editor")
    got = [back(member(someone.forum, role), someone, before).status_code
           for role in ("publisher", "owner")]  # fmt: skip
    assert got == [403, 302]


def test_whoever_was_joined_with_another_does_not_come_back():
    person, other = PersonFactory(), PersonFactory()
    client = member(ForumFactory(), "editor")
    pk, former = person.pk, {"uuid": person.uuid, "number": person.number, "slug": person.slug}
    person.delete()
    FormerPerson.objects.create(person=other, **former)
    page = client.get(f"/admin/speakers/person/{pk}/history/")
    response = client.post(page.context["entries"][0].back)
    assert response.context["reasons"] == [
        "This person was joined with another, and is found there."
    ]


def test_a_decision_on_two_persons_is_not_put_back():
    person, known = PersonFactory(), PersonFactory()
    match = PersonMatch.objects.create(person=person, known=known, name="Adil", reason="same")
    before = saved(match, name="Adil T")
    assert back(member(ForumFactory(), "editor"), match, before).status_code == 403


@pytest.mark.parametrize("factory", [OrganisationFactory, PersonFactory, SpeakerFactory])
def test_every_kind_of_row_has_a_history_in_words(factory):
    row = factory()
    forum = getattr(row, "forum", None) or ForumFactory()
    page = member(forum, "viewer").get(address(row, "history"))
    assert [str(each.verb) for each in page.context["entries"]] == ["created"]
    assert page.context["entries"][0].name


def test_a_stranger_finds_no_history():
    room = RoomFactory()
    assert signed_in(UserFactory()).get(address(room, "history")).status_code == 404
    assert Room.history.count() == 1
