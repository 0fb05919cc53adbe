"""How a forum stands: bookings read from drafts, conflicts acknowledged and taken back."""

from datetime import UTC, datetime, time, timedelta

import pytest

from sessions import acknowledging, bookings, standing
from sessions.admin.conflict_telling import Teller
from sessions.models import Acknowledgement, Session
from tests.factories import (
    AbsenceFactory,
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    TeamMemberFactory,
    ThemeFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 12, 1, tzinfo=UTC)
ELEVEN = datetime(2025, 12, 5, 7, tzinfo=UTC)


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def editor(forum):
    return TeamMemberFactory(forum=forum, role="editor").user


def talk(forum, **facts):
    return SessionFactory(forum=forum, **{"kind": "talk", **facts})


def found(forum, reader):
    return [conflict.kind for conflict in standing.of(forum, reader=reader).open]


def twice(forum):
    """Two sessions at once in one room."""
    room = RoomFactory(forum=forum)
    return talk(forum, room=room), talk(forum, room=room)


def test_everything_that_a_draft_knows_is_read(forum, editor):
    """One forum in which every kind of conflict that one session can have is there."""
    forum.padding, forum.opens, forum.closes = 10, time(12), time(13)
    forum.save()
    theme, room = ThemeFactory(forum=forum), RoomFactory(forum=forum, capacity=9, turnover=15)
    first = SessionFactory(
        forum=forum, room=RoomFactory(forum=forum, capacity=1), theme=theme, state="draft",
        expected_audience=11, interpretation=[{"language": "ka"}],
    )  # fmt: skip
    first.overflow.add(room)
    talk(forum, room=room, theme=theme)
    talk(forum, room=room, start=ELEVEN + timedelta(minutes=100))
    for rank, status in ((2, "declined"), (2, "confirmed"), (1, "confirmed")):
        speaker = SpeakerFactory(forum=forum, status=status, protocol_order=rank)
        AppearanceFactory(session=first, speaker=speaker, minutes=60, order=9 - rank)
    speaker.present_from = ELEVEN + timedelta(hours=1)
    speaker.save()
    AbsenceFactory(speaker=speaker)
    AppearanceFactory(speaker=speaker, session__forum=forum, session__kind="talk")
    assert set(found(forum, editor)) == {
        "room_double_booked", "person_double_booked", "no_turnover", "outside_presence", "absent",
        "not_coming", "no_moderator", "too_small", "no_channel", "running_order_too_long",
        "protocol_broken", "theme_clash", "outside_hours",
    }  # fmt: skip


def test_the_walk_is_between_venues(forum, editor):
    forum.walk = 30
    forum.save()
    speaker = SpeakerFactory(forum=forum)
    for n in range(2):
        there = RoomFactory(forum=forum, venue=VenueFactory(forum=forum))
        session = talk(forum, room=there, start=ELEVEN + n * timedelta(minutes=100))
        AppearanceFactory(session=session, speaker=speaker)
    assert found(forum, editor) == ["no_walk"]


def test_a_cancelled_session_takes_nobodys_place(forum, editor):
    first, _second = twice(forum)
    Session.objects.filter(pk=first.pk).update(state="cancelled")
    assert found(forum, editor) == []


@pytest.fixture
def away(forum):
    """A session of a person who is at another forum, hidden, at the same time."""
    here = AppearanceFactory(session=talk(forum), speaker__forum=forum)
    there = talk(ForumFactory(visibility="hidden"), title={"en": "Secret talks"})
    AppearanceFactory(session=there, speaker__person=here.speaker.person)
    return there


def test_another_forums_team_reads_which_session_it_is(forum, away, editor):
    TeamMemberFactory(user=editor, forum=away.forum, role="viewer")
    (read,) = bookings.read([forum], known=type(forum).objects.all())[forum.pk].elsewhere
    assert (read.title, read.key) == ({"en": "Secret talks"}, away.pk)
    assert found(forum, editor) == ["person_elsewhere"]


def test_others_learn_no_more_than_that_it_is_another_forum(forum, away, editor):
    now = standing.of(forum, reader=editor)
    assert [conflict.kind for conflict in now.open] == ["person_elsewhere"]
    (part,) = now.bookings.elsewhere
    assert (part.title, part.forum, part.key) == (None, None, 0)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ((30, True), "5 min between “Opening” and “Secret talks” of Other, in another venue."),
        ((30, False), "a session of another forum %(person)s has less time than the walk"),
        ((0, True), "5 min between “Opening” and “Secret talks” of Other. This forum asks"),
        ((0, False), "a session of another forum %(person)s has less than the 10 min"),
    ],
)
def test_the_way_to_another_forum_is_told_in_words(forum, away, editor, case, words):
    walk, member = case
    here = forum.sessions.get()
    forum.padding, forum.walk = 10, walk
    forum.save()
    for session, name in ((here, "Palace"), (away, "Hotel")):
        venue = VenueFactory(forum=session.forum, names={"en": name})
        session.room = RoomFactory(forum=session.forum, venue=venue)
    here.title, away.start = {"en": "Opening"}, here.start + timedelta(minutes=here.minutes + 5)
    here.save(), away.save()
    type(forum).objects.filter(pk=away.forum_id).update(names={"en": "Other"})
    if member:
        TeamMemberFactory(user=editor, forum=away.forum, role="viewer")
    now = standing.of(forum, reader=editor)
    (told,) = Teller(now.bookings).tell_all(now.open)
    assert words % {"person": forum.speakers.get()} in told.text


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_what_another_forum_has_not_settled_on_is_no_conflict(forum, away, editor, state):
    Session.objects.filter(pk=away.pk).update(state=state)
    assert found(forum, editor) == []


def test_an_acknowledged_conflict_no_longer_counts(forum, editor):
    twice(forum)
    (conflict,) = standing.of(forum, reader=editor).open
    row = acknowledging.acknowledge(
        forum, key=conflict.key, reason=" A joint session. ", by=editor, at=NOW
    )
    now = standing.of(forum, reader=editor)
    assert (now.open, now.acknowledged) == ((), ((conflict, row),))
    assert (row.reason, row.by, row.at) == ("A joint session.", editor, NOW)
    assert standing.counts(forum, reader=editor) == (0, 0, 0)


def test_it_comes_back_when_its_facts_change(forum, editor):
    first, _second = twice(forum)
    (conflict,) = standing.of(forum, reader=editor).open
    acknowledging.acknowledge(forum, key=conflict.key, reason="Joint", by=editor, at=NOW)
    first.title = {"en": "Renamed"}
    first.save()
    assert found(forum, editor) == []
    first.minutes = 30
    first.save()
    assert found(forum, editor) == ["room_double_booked"]


def test_taken_back_it_counts_again_and_the_history_knows_both(forum, editor):
    twice(forum)
    (conflict,) = standing.of(forum, reader=editor).open
    acknowledging.acknowledge(forum, key=conflict.key, reason="Joint", by=editor, at=NOW)
    acknowledging.take_back(forum, key=conflict.key, by=editor)
    assert standing.counts(forum, reader=editor) == (1, 0, 0)
    history = Acknowledgement.history.order_by("history_id")
    assert [row.history_type for row in history] == ["+", "-"]
    assert history.last().history_user == editor


def test_a_second_reason_replaces_the_first(forum, editor):
    twice(forum)
    (conflict,) = standing.of(forum, reader=editor).open
    for reason in ("Joint", "By design"):
        acknowledging.acknowledge(forum, key=conflict.key, reason=reason, by=editor, at=NOW)
    assert Acknowledgement.objects.get().reason == "By design"


@pytest.mark.parametrize(
    ("key", "reason", "refusal"),
    [
        ("room_double_booked.0", "Joint", acknowledging.NoSuchConflict),
        (None, "  ", acknowledging.NoReason),
        (None, "x" * 501, acknowledging.NoReason),
    ],
)
def test_what_cannot_be_acknowledged_is_refused(forum, editor, key, reason, refusal):
    twice(forum)
    (conflict,) = standing.of(forum, reader=editor).open
    with pytest.raises(refusal):
        acknowledging.acknowledge(forum, key=key or conflict.key, reason=reason, by=editor, at=NOW)
    assert not Acknowledgement.objects.exists()


def test_what_was_not_acknowledged_cannot_be_taken_back(forum, editor):
    with pytest.raises(acknowledging.NoSuchConflict):
        acknowledging.take_back(forum, key="no_moderator.0", by=editor)


def test_however_many_forums_and_sessions_cost_as_many_queries(
    forum, editor, django_assert_num_queries
):
    forums = [forum, ForumFactory(), ForumFactory()]
    for each in forums:
        twice(each)
    standing.of(forum, reader=editor)  # reads the memberships, once
    for asked in (forums[:1], forums):
        with django_assert_num_queries(9):
            standing.of_all(asked, reader=editor)
