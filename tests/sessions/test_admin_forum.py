"""A forum's own page: its zone, its visibility, its end."""

from datetime import UTC, date, datetime

import pytest

from events.admin.at_hand import chosen
from events.models import Forum
from sessions import publish
from tests.admin_pages import address, errors, member, sent, signed_in
from tests.factories import (
    ForumFactory,
    ForumSeriesFactory,
    OrganisationFactory,
    RoomFactory,
    SessionFactory,
    SuperuserFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return SessionFactory()


@pytest.fixture
def editor(session):
    return member(session.forum, "editor")


def corrected(client, session, **answer):
    response = sent(client, address(session.forum), zone="Asia/Tbilisi", **answer)
    session.refresh_from_db()
    return response


def test_a_corrected_zone_asks_what_happens_to_the_times(editor, session):
    before = session.start
    assert list(errors(corrected(editor, session))) == ["keep"]
    assert session.start == before


def test_a_corrected_zone_keeps_the_hours_where_that_is_the_answer(editor, session):
    session.forum.zone = "Europe/Berlin"
    session.forum.save()
    corrected(editor, session, keep="wall")
    assert session.start == datetime(2025, 12, 5, 4, 0, tzinfo=UTC)
    assert session.history.first().history_user == session.forum.team.get().user


def test_a_corrected_zone_keeps_the_moments_where_that_is_the_answer(editor, session):
    before = session.start
    assert corrected(editor, session, keep="instants").status_code == 302
    assert session.start == before


def test_hours_that_the_new_zones_clocks_skip_are_refused_by_name(editor, session):
    session.start = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)
    session.save()
    session.forum.zone = "UTC"
    session.forum.save()
    answer = sent(editor, address(session.forum), zone="Europe/Berlin", keep="wall")
    assert str(session) in errors(answer)["zone"][0]


def test_a_forum_without_times_just_takes_its_zone(editor, session):
    session.delete()
    assert sent(editor, address(session.forum), zone="Asia/Tbilisi").status_code == 302


def test_what_is_no_zone_is_refused_with_an_example(editor, session):
    assert "Asia/Baku" in errors(sent(editor, address(session.forum), zone="Baku"))["zone"][0]


@pytest.mark.parametrize(("role", "shown"), [("editor", "public"), ("publisher", "hidden")])
def test_publishers_hide_a_forum_editors_do_not(session, role, shown):
    url = address(session.forum)
    client = member(session.forum, role)
    sent(client, url, visibility="hidden", country="AZ")
    session.forum.refresh_from_db()
    assert (session.forum.visibility, session.forum.country) == (shown, "AZ")


def test_the_organisations_behind_a_forum_are_entered_on_its_page(editor, session):
    row = {"organisation": OrganisationFactory().pk, "role": "organiser", "order": 0}
    added = {f"organisers-0-{name}": value for name, value in row.items()}
    sent(editor, address(session.forum), **added, **{"organisers-TOTAL_FORMS": 1})
    assert session.forum.organisers.count() == 1


def test_a_published_forum_cannot_be_deleted_only_hidden():
    forum = ForumFactory()
    publish.publish(forum.uuid, by="test")
    root = signed_in(SuperuserFactory())
    assert root.post(address(forum, "delete"), {"post": "yes"}).status_code == 403
    page = root.get(address(forum)).content.decode()
    assert "cannot be deleted" in page
    assert Forum.objects.filter(pk=forum.pk).exists()


def test_a_forum_that_was_never_published_can_be_deleted():
    forum = ForumFactory()
    signed_in(SuperuserFactory()).post(address(forum, "delete"), {"post": "yes"})
    assert not Forum.objects.filter(pk=forum.pk).exists()


def test_superusers_make_forums_with_a_name_in_any_language_of_the_interface():
    new = {
        "names_ka": "ფორუმი", "slug": "new-forum", "visibility": "hidden", "starts": "2026-05-01",
        "ends": "2026-05-02", "zone": "Asia/Tbilisi", "day_turns": 4, "languages": "ka,en",
        "double_booking": "warned", "padding": 0, "walk": 0, "organisers-TOTAL_FORMS": 0,
        "organisers-INITIAL_FORMS": 0,
    }  # fmt: skip
    signed_in(SuperuserFactory()).post("/admin/events/forum/add/", new)
    assert Forum.objects.get().names == {"ka": "ფორუმი"}


@pytest.mark.parametrize("path", ["events/forum/add/", "events/forumseries/add/", "events/user/"])
def test_what_belongs_to_superusers_is_closed_to_others(editor, path):
    assert editor.get(f"/admin/{path}").status_code == 403


def test_a_series_is_read_by_members_and_changed_by_superusers(editor):
    series = ForumSeriesFactory()
    assert editor.get(address(series)).status_code == 200
    assert editor.post(address(series), {"names_en": "Mine"}).status_code == 403


def test_owners_put_a_user_into_their_team_who_may_then_sign_in(session):
    owner, new = member(session.forum, "owner"), UserFactory(is_staff=False)
    owner.post("/admin/events/teammember/add/", {"user": new.pk, "role": "viewer"})
    assert session.forum.team.get(user=new).role == "viewer"
    new.refresh_from_db()
    assert new.is_staff


def test_publishers_do_not_make_themselves_owners(session):
    client = member(session.forum, "publisher")
    membership = session.forum.team.get()
    assert client.post(address(membership), {"role": "owner"}).status_code == 403


@pytest.mark.parametrize("today", [date(2025, 12, 1), date(2025, 12, 6)])
def test_the_home_shows_the_forum_that_runs_or_comes_next(today):
    past = ForumFactory(starts=date(2024, 1, 1), ends=date(2024, 1, 2))
    coming = ForumFactory()
    later = ForumFactory(starts=date(2027, 1, 1), ends=date(2027, 1, 2))
    assert chosen([past, later, coming], None, today) == coming
    assert chosen([past, later, coming], past.pk, today) == past
    assert chosen([past], None, today) == past
    assert chosen([], None, today) is None


def test_double_bookings_that_there_are_keep_a_forum_from_refusing_them():
    room = RoomFactory()
    for _ in range(2):
        SessionFactory(forum=room.forum, room=room)
    client = member(room.forum, "editor")
    sent(client, address(room.forum), double_booking="refused")
    room.forum.refresh_from_db()
    assert room.forum.double_booking == "warned"
    page = client.get(address(room.forum)).content.decode()
    assert "The room is taken at that time. Move one session." in page
