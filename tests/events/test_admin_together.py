"""Rows changed together: tried first, each as strictly as by itself, all of them or none."""

import pytest

from sessions.models import Session
from speakers.models import Speaker
from tests.admin_pages import list_of, member, signed_in
from tests.factories import (
    ForumFactory,
    OrganisationFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TeamMemberFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def editor(forum):
    return member(forum, "editor")


@pytest.fixture
def hall(forum):
    """A room where the opening is, in a forum that refuses double bookings."""
    forum.double_booking = "refused"
    forum.save()
    hall = RoomFactory(forum=forum, names={"en": "Hall A"})
    SessionFactory(forum=forum, room=hall, title={"en": "Opening"})
    return hall


def together(model):
    return f"{list_of(model)}together/"


def tried(client, *rows, **fields):
    data = {"rows": ",".join(str(row.pk) for row in rows), "back": "state=draft", **fields}
    return client.post(together(type(rows[0])), data)


def written(client, *rows, **fields):
    """Tried, looked at, then written."""
    seen = tried(client, *rows, **fields).context["seen"]
    return tried(client, *rows, **fields, seen=seen, write="1")


def refusals(answer):
    return {str(each.row): each.reasons for each in answer.context["refusals"]}


def states():
    return sorted(Session.objects.values_list("state", flat=True))


def test_the_chosen_rows_come_from_the_list(forum, editor):
    sessions = SessionFactory.create_batch(2, forum=forum)
    chosen = {"action": "change_together", "_selected_action": [each.pk for each in sessions]}
    answer = editor.post(f"{list_of(Session)}?state=confirmed", chosen)
    assert set(answer.context["rows"]) == set(sessions)
    assert answer.context["form"]["back"].value() == "state=confirmed"


def test_what_changes_is_shown_first_and_nothing_is_written(forum, editor):
    room = RoomFactory(forum=forum, names={"en": "Hall A"})
    session = SessionFactory(forum=forum, state="draft")
    answer = tried(editor, session, state="confirmed", room=room.pk, kind="panel")
    told = [(t["what"], t["before"], t["after"]) for t in answer.context["turns"]]
    assert told == [("state", "draft", "confirmed"), ("room", "—", "Hall A")]
    assert states() == ["draft"]


def test_then_it_is_written_with_history_and_the_list_comes_back(forum, editor):
    theme, sessions = ThemeFactory(forum=forum), SessionFactory.create_batch(2, forum=forum)
    answer = written(editor, *sessions, theme=theme.pk, floor_languages="az, en")
    assert answer["Location"] == f"{list_of(Session)}?state=draft"
    for session in Session.objects.all():
        assert (session.theme, session.floor_languages) == (theme, ["az", "en"])
        assert session.history.first().history_change_reason == "several at once"


def test_a_field_is_emptied_where_it_may_be_empty(forum, editor):
    session = SessionFactory(forum=forum, room=RoomFactory(forum=forum), floor_languages=["az"])
    written(editor, session, empty_room="on", empty_floor_languages="on")
    session.refresh_from_db()
    assert (session.room, session.floor_languages) == (None, [])


def test_to_set_and_to_empty_is_refused_at_the_field(forum, editor):
    session, room = SessionFactory(forum=forum), RoomFactory(forum=forum)
    assert "room" in tried(editor, session, room=room.pk, empty_room="on").context["form"].errors


def test_one_row_that_is_refused_keeps_all_as_they_were(editor, forum, hall):
    clashing = SessionFactory(forum=forum, room=hall, state="draft", title={"en": "Talk"})
    free = SessionFactory(forum=forum, state="draft")
    answer = tried(editor, clashing, free, state="confirmed")
    assert refusals(answer) == {
        "Talk": ["“Hall A” is taken by “Opening” from 11:00 to 12:30. Move one of them."]
    }
    assert states() == ["confirmed", "draft", "draft"]


def test_two_rows_that_would_meet_in_a_room_are_refused(editor, forum, hall):
    Session.objects.all().delete()
    two = SessionFactory.create_batch(2, forum=forum)
    assert len(refusals(tried(editor, *two, room=hall.pk))) == 1
    assert not Session.objects.filter(room=hall).exists()


def test_what_was_changed_meanwhile_is_shown_again(forum, editor):
    session = SessionFactory(forum=forum, state="draft")
    seen = tried(editor, session, state="confirmed").context["seen"]
    Session.objects.update(state="tentative")
    answer = tried(editor, session, state="confirmed", seen=seen, write="1")
    assert answer.context["turns"][0]["before"] == "tentative"
    assert states() == ["tentative"]


def test_a_room_of_another_forum_cannot_be_chosen(forum, editor):
    answer = tried(editor, SessionFactory(forum=forum), room=RoomFactory().pk)
    assert "room" in answer.context["form"].errors


def test_rows_of_two_forums_are_offered_what_both_have(forum):
    user = TeamMemberFactory(forum=forum).user
    other = TeamMemberFactory(user=user).forum
    rows = (SessionFactory(forum=forum), SessionFactory(forum=other))
    answer = tried(signed_in(user), *rows)
    assert answer.context["form"].names == ("state", "kind", "audience", "floor_languages")


def test_a_row_that_the_user_only_reads_is_refused_by_name(forum):
    user = TeamMemberFactory(forum=forum, role="viewer").user
    mine = SessionFactory(forum=TeamMemberFactory(user=user).forum, state="draft")
    read = SessionFactory(forum=forum, state="draft", title={"en": "Read"})
    answer = tried(signed_in(user), mine, read, state="confirmed", write="1", seen="")
    assert list(refusals(answer)) == ["Read"]
    assert states() == ["draft", "draft"]


@pytest.mark.parametrize(
    ("role", "status"), [("viewer", 403), ("translator", 403), ("editor", 200)]
)
def test_editors_alone_change_rows_together(forum, role, status):
    session = SessionFactory(forum=forum)
    assert tried(member(forum, role), session, kind="talk").status_code == status


def test_rows_of_a_foreign_forum_are_not_there(editor):
    assert tried(editor, SessionFactory(), kind="talk").status_code == 404


def test_without_rows_the_list_is_shown(editor):
    assert editor.get(together(Session))["Location"] == list_of(Session)
    assert editor.post(together(Session), {"rows": "x,9999999999"}).status_code == 404


def test_too_many_rows_are_refused(forum, editor):
    session = SessionFactory(forum=forum)
    rows = ",".join([str(session.pk)] * 201)
    answer = editor.post(together(Session), {"rows": rows, "kind": "talk"})
    assert answer.context["form"].errors["rows"] == [
        "At most 200 at once. Choose fewer in the list."
    ]


def test_speakers_change_status_and_delegation(forum, editor):
    delegation = OrganisationFactory(kind="delegation")
    speakers = SpeakerFactory.create_batch(2, forum=forum)
    written(editor, *speakers, status="invited", delegation=delegation.pk)
    found = set(Speaker.objects.values_list("status", "delegation"))
    assert found == {("invited", delegation.pk)}


def test_an_organisation_that_is_no_delegation_is_refused(forum, editor):
    speaker = SpeakerFactory(forum=forum)
    answer = tried(editor, speaker, delegation=OrganisationFactory().pk)
    assert list(refusals(answer)) == [str(speaker)]


def test_confirming_speakers_leaves_out_with_a_reason_whoever_may_not_be_so(forum, editor):
    fine, wrong = SpeakerFactory.create_batch(2, forum=forum, status="invited")
    Speaker.objects.filter(pk=wrong.pk).update(delegation=OrganisationFactory(kind="media"))
    chosen = {"action": "confirm", "_selected_action": [fine.pk, wrong.pk]}
    page = editor.post(list_of(Speaker), chosen, follow=True)
    told = [str(message) for message in page.context["messages"]]
    assert told[0].startswith(f"{wrong}: ")
    assert told[1:] == ["1 row was changed."]
    assert list(Speaker.objects.filter(status="confirmed")) == [fine]
    assert fine.history.first().history_change_reason == "several at once"


@pytest.mark.parametrize("model", [Session, Speaker])
def test_a_translator_is_offered_nothing_that_changes_more_than_texts(forum, model):
    offered = member(forum, "translator").get(list_of(model)).context["action_form"]
    names = {name for name, _title in offered.fields["action"].choices}
    assert "print_rows" in names
    assert not names & {"confirm", "make_tentative", "change_together"}


@pytest.mark.parametrize("count", [1, 3])
def test_to_choose_costs_the_same(forum, editor, count, django_assert_max_num_queries):
    rows = SessionFactory.create_batch(count, forum=forum)
    with django_assert_max_num_queries(30):
        tried(editor, *rows)
