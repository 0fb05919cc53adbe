"""The board's page and its endpoints: what they answer, to whom, at what cost."""

import json
from uuid import uuid4

import pytest
from django.test import Client

from sessions.models import BoardRow, Session
from tests.admin_pages import address, member, signed_in
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    NameFormFactory,
    RoomFactory,
    SessionFactory,
    SuperuserFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def state(client, forum):
    return client.get(address(forum, "board_state")).json()


def changes(client, forum, since):
    return client.get(f"{address(forum, 'board_changes')}?since={since}").json()


def post(client, forum, *items, **more):
    body = json.dumps({"key": str(uuid4()), "items": items, **more})
    return client.post(address(forum, "board_moves"), body, content_type="application/json")


def asked(session, v=1, **changes):
    place = {"room": None, "start": "2025-12-05T12:00:00+04:00", "minutes": 60, "gone": False}
    return {"id": str(session.uuid), "v": v, **place, **changes}


def test_the_state_says_everything_that_the_board_shows():
    forum = ForumFactory(slug="agmf-2025")
    room = RoomFactory(
        forum=forum, names={"en": "Great hall"}, capacity=300,
        venue=None,
    )  # fmt: skip
    theme = ThemeFactory(forum=forum, names={"en": "Press"}, hue=140)
    session = SessionFactory(forum=forum, room=room, theme=theme, title={"az": "Açılış"})
    part = AppearanceFactory(session=session, role="moderator")
    told = state(member(forum, "viewer"), forum)
    assert told.pop("seq") > 0
    assert len(told.pop("frame")) == 32
    assert told == {
        "forum": "Forum agmf-2025",
        "zone": "Asia/Baku",
        "may_edit": False,
        "rooms": [
            {"id": str(room.uuid), "name": "Great hall", "parallel": False, "capacity": 300,
             "venue": ""},
        ],
        "days": [
            {"date": "2025-12-05", "title": "Friday 5 December", "minutes": 1440, "shifts": [],
             "start": "2025-12-05T04:00:00+04:00"},
            {"date": "2025-12-06", "title": "Saturday 6 December", "minutes": 1440, "shifts": [],
             "start": "2025-12-06T04:00:00+04:00"},
        ],
        "themes": [{"id": str(theme.uuid), "name": "Press", "hue": 140}],
        "sessions": [
            {"id": str(session.uuid), "v": 2, "title": "Açılış", "lang": "az", "kind": "panel",
             "state": "confirmed", "room": str(room.uuid), "start": "2025-12-05T11:00:00+04:00",
             "minutes": 90, "theme": str(theme.uuid),
             "people": [{"id": str(part.speaker.person.uuid), "role": "moderator",
                         "name": part.speaker.person.plain_name}],
             "link": address(session), "gone": False, "by": "", "at": None},
        ],
    }  # fmt: skip


def test_names_and_titles_are_in_the_readers_language():
    part = AppearanceFactory(session__title={"az": "Açılış", "en": "Opening"})
    NameFormFactory(person=part.speaker.person, language="az", text="Adil Tağıyev")
    forum = part.session.forum
    client = member(forum, "viewer")
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "az"
    (told,) = client.get(address(forum, "board_state"), headers={"Accept-Language": "az"}).json()[
        "sessions"
    ]
    assert (told["title"], told["people"][0]["name"]) == ("Açılış", "Adil Tağıyev")


def test_a_move_is_answered_with_the_rows_and_their_new_versions():
    session = SessionFactory()
    answer = post(member(session.forum, "editor"), session.forum, asked(session))
    (told,) = answer.json()["sessions"]
    assert (answer.status_code, told["v"]) == (200, 2)
    assert told["start"] == "2025-12-05T12:00:00+04:00"


def test_a_stale_move_is_a_conflict_that_says_where_it_is_now():
    session = SessionFactory()
    client = member(session.forum, "editor")
    post(client, session.forum, asked(session))
    answer = post(client, session.forum, asked(session, start=None))
    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "stale")
    assert answer["Content-Type"] == "application/problem+json"
    (row,) = told["stale"]
    assert (row["v"], row["minutes"]) == (2, 60)
    assert row["by"].startswith("user")
    assert row["at"].endswith("+04:00")


def test_what_cannot_be_is_told_in_words_at_its_field():
    session = SessionFactory()
    answer = post(member(session.forum, "editor"), session.forum, asked(session, minutes=2000))
    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {"pointer": "/items/0/minutes", "code": "bad_length",
         "detail": "A session lasts from 1 minute to 24 hours."},
    ]  # fmt: skip


@pytest.mark.parametrize("role", ["viewer", "translator"])
def test_who_only_reads_is_told_so(role):
    session = SessionFactory()
    answer = post(member(session.forum, role), session.forum, asked(session))
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert Session.objects.get().minutes == 90


def test_a_move_needs_the_token_against_forged_requests():
    session = SessionFactory()
    client = Client(enforce_csrf_checks=True)
    client.force_login(SuperuserFactory())
    assert post(client, session.forum, asked(session)).status_code == 403
    assert Session.objects.get().minutes == 90


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{", 400),
        (b"\xff", 400),
        ("[]", 422),
        ('{"key": "x", "items": []}', 422),
        ({"items": []}, 422),
        ({"items": [{"id": str(uuid4())}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": -1}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": 0, "start": "2025-12-05T12:00:00"}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": 0, "start": "soon"}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": 0, "minutes": 10**30}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": 0, "kind": "party"}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": 0, "copy": str(uuid4())}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": 7}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": 10**30}]}, 422),
        ({"items": [{"id": str(uuid4()), "v": 0, "title": "x" * 301}]}, 422),
    ],
)
def test_a_body_that_makes_no_sense_is_refused_and_nothing_written(body, status):
    forum = ForumFactory()
    if isinstance(body, dict):
        body = json.dumps({"key": str(uuid4()), **body})
    answer = signed_in(SuperuserFactory()).post(
        address(forum, "board_moves"), body, content_type="application/json"
    )
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]
    assert not Session.objects.exists()


@pytest.mark.parametrize("since", ["", "-1", "x", "1" * 19, "²"])
def test_a_since_that_is_no_number_is_refused(since):
    forum = ForumFactory()
    url = f"{address(forum, 'board_changes')}?since={since}"
    assert member(forum, "viewer").get(url).status_code == 400


def test_nothing_new_is_said_in_few_queries(django_assert_max_num_queries):
    forum = SessionFactory().forum
    client = member(forum, "viewer")
    BoardRow.objects.update(xact=3)  # as if written long ago, not in the test's own transaction
    since = changes(client, forum, 0)["seq"]
    # Session, user, forum and membership, then one for the board itself.
    with django_assert_max_num_queries(5):
        told = changes(client, forum, since)
    assert told["seq"] >= since


@pytest.mark.parametrize("count", [1, 3])
def test_state_changes_and_moves_cost_the_same_for_one_session_and_for_three(
    count, django_assert_max_num_queries
):
    room = RoomFactory(forum__double_booking="refused")
    sessions = [
        AppearanceFactory(session=SessionFactory(forum=room.forum)).session for _ in range(count)
    ]
    client = member(room.forum, "editor")
    with django_assert_max_num_queries(14):  # two to remember the forum that is at hand now
        told = state(client, room.forum)
    with django_assert_max_num_queries(12):
        changes(client, room.forum, 0)
    items = [
        asked(each, 2, room=str(room.uuid), start=f"2025-12-05T1{n}:00:00+04:00")
        for n, each in enumerate(sessions)
    ]
    with django_assert_max_num_queries(32):
        assert post(client, room.forum, *items).status_code == 200
    assert len(told["sessions"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_copies_cost_the_same_for_one_and_for_three(count, django_assert_max_num_queries):
    session = AppearanceFactory().session
    client = member(session.forum, "editor")
    items = [asked(session, 0, id=str(uuid4()), copy=str(session.uuid)) for _ in range(count)]
    with django_assert_max_num_queries(36):
        assert post(client, session.forum, *items).status_code == 200
    assert Session.objects.count() == 1 + count
