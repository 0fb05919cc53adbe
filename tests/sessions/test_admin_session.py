"""The admin of sessions: times, rooms, the stage, the list."""

from datetime import UTC, datetime

import pytest

from sessions.models import Session
from tests.admin_pages import address, errors, filled, list_of, member, sent
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db
STAGE = "appearances-{}-{}"


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def editor(forum):
    return member(forum, "editor")


def test_a_time_is_shown_and_entered_in_the_forums_zone(forum, editor):
    session = SessionFactory(forum=forum)
    url = address(session)
    data = filled(editor, url)
    assert (data["start_0"], data["start_1"]) == ("2025-12-05", "11:00")
    sent(editor, url, start_1="14:30")
    session.refresh_from_db()
    assert session.start == datetime(2025, 12, 5, 10, 30, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_asked_for_on_the_page(editor, forum):
    forum.zone = "Europe/Berlin"
    forum.save()
    session = SessionFactory(forum=forum)
    answer = sent(editor, address(session), start_0="2025-10-26", start_1="02:30")
    assert "comes twice" in errors(answer)["start"][0]
    again = sent(editor, address(session), start_0="2025-10-26", start_1="02:30", start_2="1")
    session.refresh_from_db()
    assert (again.status_code, session.start) == (302, datetime(2025, 10, 26, 1, 30, tzinfo=UTC))


@pytest.mark.parametrize("field", ["room", "theme", "successor"])
def test_what_belongs_to_another_forum_is_refused(forum, editor, field):
    foreign = SessionFactory(room=RoomFactory())
    other = {"room": foreign.room, "successor": foreign, "theme": ThemeFactory()}[field]
    answer = sent(editor, address(SessionFactory(forum=forum)), **{field: other.pk})
    assert list(errors(answer)) == [field]


def test_a_foreign_speaker_is_refused_on_the_stage(forum, editor):
    appearance = AppearanceFactory(session__forum=forum)
    foreign = SpeakerFactory()
    answer = sent(editor, address(appearance.session), **{STAGE.format(0, "speaker"): foreign.pk})
    assert list(answer.context["inline_admin_formsets"][0].formset.errors[0]) == ["speaker"]


def test_a_speaker_is_added_to_the_stage(forum, editor):
    session, speaker = SessionFactory(forum=forum), SpeakerFactory(forum=forum)
    row = {"speaker": speaker.pk, "role": "moderator", "order": 1, "topic_en": "Opening"}
    added = {STAGE.format(0, name): value for name, value in row.items()}
    sent(editor, address(session), **added, **{"appearances-TOTAL_FORMS": "1"})
    appearance = session.appearances.get()
    assert (appearance.speaker, appearance.topic) == (speaker, {"en": "Opening"})


def test_the_same_role_twice_is_refused(forum, editor):
    first = AppearanceFactory(session__forum=forum, order=1)
    row = {"speaker": first.speaker.pk, "role": first.role, "order": 2}
    added = {STAGE.format(1, name): value for name, value in row.items()}
    url = address(first.session)
    answer = sent(editor, url, **added, **{"appearances-TOTAL_FORMS": "2"})
    assert answer.status_code == 200
    assert first.session.appearances.count() == 1


def test_a_translator_writes_topics_but_puts_nobody_on_the_stage(forum):
    appearance = AppearanceFactory(session__forum=forum, topic={"en": "Trust"})
    client, other = member(forum, "translator"), SpeakerFactory(forum=forum)
    url = address(appearance.session)
    changed = {STAGE.format(0, "topic_az"): "Etimad", STAGE.format(0, "speaker"): other.pk}
    assert sent(client, url, title_az="Panel", **changed).status_code == 302
    appearance.refresh_from_db()
    assert appearance.topic == {"az": "Etimad", "en": "Trust"}
    assert appearance.speaker != other


def test_a_taken_room_is_refused_with_who_has_it(forum, editor):
    forum.double_booking = "refused"
    forum.save()
    room = RoomFactory(forum=forum, names={"en": "Hall A"})
    SessionFactory(forum=forum, room=room, title={"en": "Opening"})
    answer = sent(editor, address(SessionFactory(forum=forum)), room=room.pk)
    assert errors(answer)["room"] == [
        "“Hall A” is taken by “Opening” from 11:00 to 12:30. Move one of them."
    ]


def test_a_double_booking_is_let_through_where_the_forum_only_warns(forum, editor):
    room = SessionFactory(forum=forum, room=RoomFactory(forum=forum)).room
    assert sent(editor, address(SessionFactory(forum=forum)), room=room.pk).status_code == 302


def test_confirming_into_a_taken_room_is_told_and_the_rest_is_done(forum, editor):
    forum.double_booking = "refused"
    forum.save()
    room = SessionFactory(forum=forum, room=RoomFactory(forum=forum)).room
    clashing = SessionFactory(forum=forum, room=room, state="draft")
    free = SessionFactory(forum=forum, state="draft")
    chosen = {"action": "confirm", "_selected_action": [clashing.pk, free.pk]}
    page = editor.post(list_of(Session), chosen, follow=True).content.decode()
    assert "is taken by" in page
    assert set(Session.objects.filter(state="draft")) == {clashing}


def test_an_action_leaves_foreign_sessions_alone(editor):
    foreign = SessionFactory(state="draft")
    editor.post(list_of(Session), {"action": "confirm", "_selected_action": [foreign.pk]})
    foreign.refresh_from_db()
    assert foreign.state == "draft"


def test_a_translator_confirms_nothing(forum):
    session = SessionFactory(forum=forum, state="draft")
    chosen = {"action": "confirm", "_selected_action": [session.pk]}
    member(forum, "translator").post(list_of(Session), chosen)
    session.refresh_from_db()
    assert session.state == "draft"


@pytest.mark.parametrize(
    ("field", "lines", "stored"),
    [
        ("interpretation", "ka | 2\nen", [{"language": "ka", "channel": "2"}, {"language": "en"}]),
        ("links", "stream | https://x.az | Live", [
            {"kind": "stream", "url": "https://x.az", "title": "Live"}]),
        ("reported_titles", "Trust || APA", [{"text": "Trust", "source": "APA"}]),
    ],
)  # fmt: skip
def test_short_lists_are_entered_a_line_each(forum, editor, field, lines, stored):
    session = SessionFactory(forum=forum)
    sent(editor, address(session), **{field: lines})
    session.refresh_from_db()
    assert getattr(session, field) == stored


@pytest.mark.parametrize("line", ["film | https://x.az", "stream | javascript:alert(1)", "stream"])
def test_a_line_that_does_not_fit_is_refused_by_its_number(forum, editor, line):
    answer = sent(editor, address(SessionFactory(forum=forum)), links=f"\n{line}")
    assert errors(answer)["links"][0].startswith("Line 2, ")


def test_the_list_says_when_where_who_and_what_is_missing(forum, editor):
    room = RoomFactory(forum=forum, names={"az": "Əsas zal"})
    session = SessionFactory(forum=forum, room=room, title={"en": "Opening"})
    AppearanceFactory(session=session, speaker__status="invited", speaker__person__sort_key="A, B")
    page = editor.get(list_of(Session)).content.decode()
    for told in ("11:00–12:30", "Əsas zal", "B A", "0 / 1", "az"):
        assert told in page


@pytest.mark.parametrize("query", ["Taghiyev", "Тагиев", "თაღიევი", "opening"])
def test_a_session_is_found_by_its_title_or_a_speaker_in_any_spelling(forum, editor, query):
    wanted = AppearanceFactory(session__forum=forum, session__title={"en": "Opening"})
    NameFormFactory(person=wanted.speaker.person, language="az", text="Adil Tağıyev")
    AppearanceFactory(session__forum=forum, session__title={"en": "Closing"})
    found = editor.get(list_of(Session), {"q": query}).context["cl"].queryset
    assert list(found) == [wanted.session]


@pytest.mark.parametrize(
    ("query", "expected"), [("time=open", "later"), ("time=set", "timed"), ("missing=az", "timed")]
)
def test_the_list_is_narrowed_to_what_is_still_to_do(forum, editor, query, expected):
    rows = {
        "timed": SessionFactory(forum=forum, title={"en": "T"}),
        "later": SessionFactory(forum=forum, title={"en": "L", "az": "S"}, start=None),
    }
    found = editor.get(f"{list_of(Session)}?{query}").context["cl"].queryset
    assert list(found) == [rows[expected]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(forum, editor, count, django_assert_max_num_queries):
    for _ in range(count):
        AppearanceFactory(session__forum=forum, session__room=RoomFactory(forum=forum))
    with django_assert_max_num_queries(23):
        editor.get(list_of(Session))
