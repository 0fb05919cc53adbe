"""Planning in the admin: publish at an hour, embargo, cancel; the clock's state in view."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events import releases
from sessions import planned, publish
from sessions.models import ClockRun, Planned
from tests.admin_pages import address, member
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db
TOMORROW = {"due_0": "2099-10-25", "due_1": "10:00"}


@pytest.fixture
def forum():
    forum = ForumFactory(zone="Europe/Berlin")
    SessionFactory(forum=forum, title={"en": "Opening"})
    publish.publish(forum.uuid, by="test")
    session = forum.sessions.get()
    session.title = {"en": "Welcome"}
    session.save()
    return forum


@pytest.fixture
def publisher(forum):
    return member(forum, "publisher")


def marks(forum):
    return [change.mark for change in publish.propose(forum.uuid).changes]


def plan(client, forum, **more):
    sent = {"seen": 1, "chosen": marks(forum), "plan": "yes", **TOMORROW, **more}
    return client.post(address(forum, "publish"), sent)


def test_what_is_chosen_waits_for_its_hour_on_the_forums_clocks(forum, publisher):
    answer = plan(publisher, forum, label="Final")
    row = Planned.objects.get()
    assert answer["Location"] == address(forum, "planned")
    assert row.due == datetime(2099, 10, 25, 9, tzinfo=UTC)
    assert (row.label, row.author) == ("Final", forum.team.get().user)
    assert releases.read(forum.uuid).number == 1


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"due_1": "02:30"}, "Clocks go back: 02:30 comes twice"),
        ({"due_0": "2020-01-01"}, "This hour has passed"),
        ({"due_0": "", "due_1": ""}, "This field is required"),
    ],
)
def test_an_hour_that_cannot_be_is_told_at_its_field_and_the_note_stays(
    forum, publisher, when, said
):
    answer = plan(publisher, forum, note="Kept", **when)
    assert said in answer.content.decode()
    assert answer.context["form"].initial["note"] == "Kept"
    assert not Planned.objects.exists()


def test_an_embargo_is_set_on_what_is_not_public_yet(forum, publisher):
    guest = SpeakerFactory(forum=forum)
    page = publisher.get(address(forum, "planned"))
    ids = [value for value, _name in page.context["form"].fields["subjects"].choices]
    assert ids == [str(guest.person.uuid)]
    publisher.post(address(forum, "planned"), {"subjects": ids, **TOMORROW})
    assert Planned.objects.get().subjects == [guest.person.uuid]
    assert guest.person.uuid not in {c.id for c in publish.propose(forum.uuid).changes}


def test_what_waits_is_cancelled_by_its_button(forum, publisher):
    plan(publisher, forum)
    row = Planned.objects.get()
    publisher.post(address(forum, "planned"), {"cancel": row.pk})
    row.refresh_from_db()
    assert row.outcome == "cancelled"


def test_another_forums_work_is_not_cancelled(forum, publisher):
    plan(publisher, forum)
    row = Planned.objects.get()
    other = ForumFactory()
    member(other, "owner").post(address(other, "planned"), {"cancel": row.pk})
    row.refresh_from_db()
    assert row.outcome == "open"


@pytest.mark.parametrize("sent", [{"cancel": 1}, {"renew": 1}, {"subjects": "x", **TOMORROW}])
def test_whoever_may_not_publish_only_reads(forum, sent):
    editor = member(forum, "editor")
    assert editor.get(address(forum, "planned")).status_code == 200
    assert editor.post(address(forum, "planned"), sent).status_code == 403


def test_an_embargo_that_the_draft_contradicts_says_so_and_is_renewed(forum, publisher):
    surprise = SessionFactory(forum=forum, title={"en": "Surprise"})
    at = datetime.now(UTC)
    row = planned.embargo(
        forum.uuid, subjects=[surprise.uuid], due=at + timedelta(1), at=at, by="test"
    )
    said = "The draft says otherwise by now"
    assert said not in publisher.get(address(forum, "planned")).content.decode()
    surprise.title = {"en": "Sensation"}
    surprise.save()
    assert said in publisher.get(address(forum, "planned")).content.decode()
    publisher.post(address(forum, "planned"), {"renew": row.pk})
    assert said not in publisher.get(address(forum, "planned")).content.decode()


def test_what_was_refused_says_why_and_which_change_no_longer_applies(forum, publisher):
    plan(publisher, forum)
    session = forum.sessions.get()
    session.title = {"en": "Otherwise"}
    session.save()
    publish.publish(forum.uuid, by="test")
    assert [done.outcome for done in planned.work(at=datetime(2100, 1, 1, tzinfo=UTC))] == [
        "refused"
    ]
    (shown,) = publisher.get(address(forum, "planned")).context["ended"]
    assert shown.reason.startswith("It no longer applies")
    assert [told.after.text for _change, told in shown.changes] == ["Welcome"]


def test_what_would_contradict_itself_names_what_to_mend(forum, publisher):
    surprise = SessionFactory(forum=forum, title={"en": "Surprise"}, room=RoomFactory(forum=forum))
    at = datetime.now(UTC)
    planned.embargo(forum.uuid, subjects=[surprise.uuid], due=at + timedelta(1), at=at, by="test")
    forum.starts = forum.ends = date(2025, 12, 6)
    forum.save()
    first = forum.sessions.get(title__en="Welcome")
    first.start = first.start + timedelta(days=1)
    first.save()
    publish.publish(forum.uuid, by="test")
    (done,) = planned.work(at=at + timedelta(2))
    assert done.refusal["code"] == "contradicts"
    (shown,) = publisher.get(address(forum, "planned")).context["ended"]
    assert [problem.name for problem in shown.problems] == ["Surprise"]


@pytest.mark.parametrize("page", ["planned", "publish"])
@pytest.mark.parametrize(
    ("ago", "still"), [(None, True), (timedelta(minutes=10), True), (timedelta(seconds=9), False)]
)
def test_work_that_waits_for_a_clock_that_stands_still_is_warned_of(
    forum, publisher, ago, still, page
):
    plan(publisher, forum)
    if ago:
        ClockRun.objects.create(pk=1, ran=datetime.now(UTC) - ago)
    assert publisher.get(address(forum, page)).context["stands_still"] == still


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_is_planned(
    forum, publisher, count, django_assert_max_num_queries
):
    at = datetime.now(UTC)
    for _each in range(count):
        part = AppearanceFactory(session=forum.sessions.get())
        subjects = [part.speaker.person.uuid]
        planned.embargo(forum.uuid, subjects=subjects, due=at + timedelta(1), at=at, by="test")
    with django_assert_max_num_queries(18):
        publisher.get(address(forum, "planned"))
