"""A forum's activity: every change to what is its own, newest first, in words, with its link."""

from datetime import UTC, datetime

import pytest

from sessions import activity
from sessions.models import Acknowledgement
from tests.admin_pages import address, member, signed_in
from tests.factories import (
    AbsenceFactory,
    AppearanceFactory,
    ForumFactory,
    OrganiserFactory,
    RoomFactory,
    SessionFactory,
    SuperuserFactory,
    TeamMemberFactory,
    ThemeFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


def page(client, forum, **asked):
    return client.get(address(forum, "activity"), asked)


def shown(client, forum, **asked):
    """Kind, name and verb of each change, newest first."""
    days = page(client, forum, **asked).context["days"]
    return [(str(e.kind), e.name, str(e.verb)) for _day, entries in days for e in entries]


def test_the_newest_change_comes_first_with_before_and_after_and_its_link():
    session = SessionFactory(title={"en": "Opening"})
    session.title = {"en": "Welcome"}
    session.save()
    ((_day, entries),) = page(member(session.forum, "viewer"), session.forum).context["days"]
    newest = next(each for each in entries if each.told)
    assert (newest.name, newest.link) == ("Welcome", address(session))
    assert [tuple(each) for each in newest.told] == [("title", "English", "Opening", "Welcome")]


def test_every_kind_of_row_of_a_forum_is_in_it():
    part = AppearanceFactory()
    forum = part.session.forum
    for factory in (RoomFactory, VenueFactory, ThemeFactory, OrganiserFactory):
        factory(forum=forum)
    AbsenceFactory(speaker=part.speaker)
    told = {"key": "a.b", "reason": "They are twins", "at": datetime(2025, 12, 1, tzinfo=UTC)}
    Acknowledgement.objects.create(forum=forum, **told)
    changes = shown(member(forum, "viewer"), forum)
    assert ("acknowledged conflict", "They are twins", "created") in changes
    assert {kind for kind, _name, _verb in changes} == {
        str(m._meta.verbose_name) for m in activity.MODELS.values()
    }


def test_what_happens_at_another_forum_is_not_in_it():
    other = AppearanceFactory()
    forum = ForumFactory()
    kinds = [kind for kind, *_rest in shown(member(forum, "viewer"), forum)]
    assert kinds == ["team member", "forum"]
    assert member(forum, "owner").get(address(other.session.forum, "activity")).status_code == 404


def test_a_deleted_session_leads_to_where_it_is_put_back_and_its_stage_stays_known():
    part = AppearanceFactory()
    forum = part.session.forum
    pk = part.session.pk
    part.session.delete()
    ((_day, entries),) = page(member(forum, "viewer"), forum).context["days"]
    gone = [each for each in entries if str(each.verb) == "deleted"]
    assert {each.link for each in gone} == {f"/admin/program_sessions/session/{pk}/history/"}
    assert len(gone) == 2


def test_it_is_filtered_by_person_kind_and_row():
    forum = ForumFactory()
    client = member(forum, "editor")
    somebody = forum.team.get().user
    first, second = RoomFactory(forum=forum), RoomFactory(forum=forum)
    second.capacity, second._history_user = 9, somebody
    second.save()
    rooms = shown(client, forum, kind="room")
    assert len(rooms) == 3
    assert len(shown(client, forum, kind="room", row=first.pk)) == 1
    assert shown(client, forum, by=somebody.pk) == [("room", str(second), "changed")]


@pytest.mark.parametrize("asked", [{"p": "x"}, {"kind": "x"}, {"by": "9" * 30}, {"p": "-1"}])
def test_what_cannot_be_asked_for_is_no_error(asked):
    forum = ForumFactory()
    assert page(member(forum, "viewer"), forum, **asked).status_code == 200


def test_it_is_paged_without_losing_or_doubling_a_change(monkeypatch):
    monkeypatch.setattr("sessions.admin.activity.PAGE", 4)
    forum = ForumFactory()
    rooms = [RoomFactory(forum=forum) for _number in range(6)]
    client = signed_in(SuperuserFactory())
    pages = [shown(client, forum, p=number) for number in (1, 2, 3)]
    assert [len(part) for part in pages] == [4, 3, 0]
    names = [name for part in pages for kind, name, _verb in part if kind == "room"]
    assert names == [str(room) for room in reversed(rooms)]


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_much_happened(count, django_assert_max_num_queries):
    forum = ForumFactory()
    for _number in range(count):
        part = AppearanceFactory(session__forum=forum)
        part.session.room = RoomFactory(forum=forum)
        part.session.save()
        TeamMemberFactory(forum=forum)
    client = member(forum, "viewer")
    with django_assert_max_num_queries(50):
        page(client, forum)
