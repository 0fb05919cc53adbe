"""A forum's activity: every change to what is its own, newest first, in words, with its link."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command

from events import invitations
from events.models import Forum
from sessions import activity
from sessions.models import Acknowledgement
from tests.admin_pages import address, member, signed_in
from tests.factories import (
    AbsenceFactory,
    AppearanceFactory,
    ForumFactory,
    OrganisationFactory,
    OrganiserFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    SuperuserFactory,
    TeamMemberFactory,
    ThemeFactory,
    UserFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db

WITH_TESTS_BELOW = ("invitation", "importrun", "person", "nameform", "organisation")


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
    own = set(activity.MODELS) - set(WITH_TESTS_BELOW)
    assert {kind for kind, _name, _verb in changes} == {
        str(activity.MODELS[each]._meta.verbose_name) for each in own
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


# Letters, shared rows, imports


def told(client, forum, **asked):
    return [(name, verb) for _kind, name, verb in shown(client, forum, **asked)]


@pytest.mark.parametrize("end", ["accepted", "withdrawn"])
def test_owners_see_letters_sent_sent_again_and_how_they_ended_others_do_not(end):
    forum, at = ForumFactory(), datetime(2025, 11, 1, tzinfo=UTC)
    owner = member(forum, "owner")
    by = forum.team.get().user
    row = invitations.invite(
        forum, email="nino@forum.example", role="editor", language="en", by=by, at=at
    )
    later = at + timedelta(hours=1)
    invitations.resend(row, by=by, at=later)
    if end == "accepted":
        row.refresh_from_db()
        invitations.accept(
            token_of(mail.outbox[-1].body), user=UserFactory(email="nino@forum.example"), at=later
        )
    else:
        invitations.revoke(row, by=by, at=later)
    verbs = [verb for name, verb in told(owner, forum, kind="invitation")]
    assert verbs == [end, "sent again", "sent"]
    assert "nino@forum.example" in page(owner, forum).content.decode()
    assert "invitation" not in page(member(forum, "editor"), forum).content.decode()


def token_of(letter):
    return re.search(r"/invitation/([\w-]+)", letter)[1]


def test_persons_and_organisations_that_are_here_are_in_it_where_the_team_changed_them():
    speaker = SpeakerFactory(organisation=OrganisationFactory())
    forum, elsewhere = speaker.forum, SpeakerFactory()
    ours, theirs = TeamMemberFactory(forum=forum).user, TeamMemberFactory().user
    form = speaker.person.forms.get()
    rows = (speaker.person, speaker.organisation, form)
    for row in (*rows, elsewhere.person):
        for by in (ours, theirs):
            row._history_user = by
            row.save()
    found = [
        (each.kind, pairs[0].id)
        for each in activity.stream(forum, activity.Asked(by=None), 0, 50)
        for pairs in activity.versions([each])
        if each.kind in {"person", "organisation", "nameform"}
    ]
    assert sorted(found) == sorted((row._meta.model_name, row.pk) for row in rows)


EVENING = Path(__file__).parents[1] / "data" / "evening.xml"


def test_an_import_is_one_line_that_opens_its_rows():
    call_command("import_program", str(EVENING), "--forum", "evening", verbosity=0)
    forum = Forum.objects.get(slug="evening")
    client = member(forum, "viewer")
    ((_day, entries),) = page(client, forum).context["days"]
    (line,) = [each for each in entries if str(each.kind) == "import"]
    sessions = forum.sessions.count()
    assert line.name.startswith(f"evening.xml: {sessions} sessions, {forum.speakers.count()} ")
    assert str(line.who) == "manage.py import_program"
    assert "session" not in {str(each.kind) for each in entries}
    opened = [each for _day, those in client.get(line.link).context["days"] for each in those]
    assert len([each for each in opened if str(each.kind) == "session"]) == sessions
    assert {each.who for each in opened} == {"manage.py import_program"}
    assert len(shown(client, forum, kind="session")) == sessions


def test_an_import_that_changes_nothing_and_one_that_is_tried_are_no_line():
    for more in ({}, {}, {"dry_run": True}):
        call_command("import_program", str(EVENING), "--forum", "evening", verbosity=0, **more)
    assert Forum.objects.get(slug="evening").import_runs.count() == 1


def test_what_is_no_import_opens_nothing():
    forum = SessionFactory().forum
    assert shown(member(forum, "viewer"), forum, **{"import": "guess"}) == []
