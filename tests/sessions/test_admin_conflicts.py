"""Conflicts in the admin: their page, beside sessions, before publishing, and for scripts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from lxml import html  # noqa: TID253 - what the tests look into

from events import releases
from sessions import standing
from sessions.models import Acknowledgement
from tests.admin_pages import address, list_of, member
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    SuperuserFactory,
)

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _nothing_kept():
    releases.forget()


@pytest.fixture
def forum():
    return ForumFactory()


def talk(forum, title, **facts):
    return SessionFactory(forum=forum, title={"en": title}, **{"kind": "talk", **facts})


@pytest.fixture
def pair(forum):
    """Two sessions at once in Hall A."""
    room = RoomFactory(forum=forum, names={"en": "Hall A"})
    return talk(forum, "Opening", room=room), talk(forum, "Closing", room=room)


def url(forum, page="conflicts", **filters):
    return reverse(f"admin:events_forum_{page}", args=(forum.pk,), query=filters or None)


def key_of(forum):
    (conflict,) = standing.of(forum, reader=SuperuserFactory()).open
    return conflict.key


def said(client, address, within="."):
    page = html.fromstring(client.get(address).content.decode())
    return " ".join(" ".join(part.text_content() for part in page.cssselect(within)).split())


def links(client, address, within):
    page = html.fromstring(client.get(address).content.decode())
    return [link.get("href") for link in page.cssselect(f"{within} a")]


def test_a_conflict_says_what_when_and_leads_to_both_sessions(forum, pair):
    viewer = member(forum, "viewer")
    told = said(viewer, url(forum), ".conflicts li")
    assert told.startswith("Impossible Fri 5 Dec · room booked twice")
    assert "are both in Hall A, 11:00–12:30. Move one of them." in told
    assert sorted(links(viewer, url(forum), ".conflicts")) == sorted(map(address, pair))


def test_where_nothing_conflicts_the_page_says_so(forum):
    assert said(member(forum, "viewer"), url(forum), ".none") == "No conflict"


def test_a_session_of_another_forum_is_told_to_who_may_read_of_it_alone(forum):
    here = AppearanceFactory(session=talk(forum, "Opening"), speaker__forum=forum)
    there = talk(ForumFactory(names={"en": "Secret forum"}), "Secret talks")
    AppearanceFactory(session=there, speaker__person=here.speaker.person)
    own = member(forum, "owner")
    shown = own.get(url(forum)).content.decode()
    assert f"{here.speaker} is at another forum during “Opening”." in shown
    assert ("Secret" in shown, address(there) in shown) == (False, False)
    assert "Secret" not in own.get(url(forum, "conflicts_json")).content.decode()
    both = member(there.forum, "viewer")
    both.force_login(SuperuserFactory())
    told = said(both, url(forum), ".conflicts li")
    assert "is in “Secret talks” of Secret forum during “Opening”, 11:00–12:30." in told


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ({}, ["room_double_booked", "no_moderator"]),
        ({"severity": "blocks"}, ["room_double_booked"]),
        ({"kind": "no_moderator"}, ["no_moderator"]),
        ({"day": "2025-12-05"}, ["room_double_booked"]),
        ({"day": "2025-12-06"}, ["no_moderator"]),
        ({"room": "hall"}, ["room_double_booked"]),
        ({"session": "opening"}, ["room_double_booked"]),
        ({"severity": "blocks", "kind": "no_moderator"}, []),
        ({"severity": "nonsense"}, []),
    ],
    ids=str,
)
def test_conflicts_are_narrowed_by_what_the_address_says(forum, pair, filters, kinds):
    first = pair[0]
    SessionFactory(forum=forum, start=first.start + timedelta(days=1))
    named = {"hall": str(first.room.uuid), "opening": str(first.uuid)}
    asked = {name: named.get(value, value) for name, value in filters.items()}
    page = member(forum, "viewer").get(url(forum, **asked))
    assert [told.conflict.kind for told in page.context["conflicts"]] == kinds


def test_an_editor_acknowledges_and_takes_back(forum, pair):
    editor, filters = member(forum, "editor"), "severity=blocks"
    sent = {"key": key_of(forum), "reason": "A joint session", "filters": filters}
    answer = editor.post(url(forum, "conflicts_acknowledge"), sent)
    assert answer["Location"] == url(forum, severity="blocks")
    page = editor.get(url(forum))
    assert page.context["conflicts"] == []
    assert "A joint session" in said(editor, url(forum), ".seen")
    editor.post(url(forum, "conflicts_take_back"), {"key": sent["key"]})
    assert not Acknowledgement.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "translator"])
def test_who_does_not_edit_sees_but_does_not_acknowledge(forum, pair, role):
    client, sent = member(forum, role), {"key": key_of(forum), "reason": "Fine"}
    assert "acknowledge/" not in client.get(url(forum)).content.decode()
    for page in ("conflicts_acknowledge", "conflicts_take_back"):
        assert client.post(url(forum, page), sent).status_code == 403
    assert not Acknowledgement.objects.exists()


@pytest.mark.parametrize(
    "page", ["conflicts", "conflicts_json", "conflicts_acknowledge", "conflicts_take_back"]
)
def test_a_stranger_finds_nothing(forum, pair, page):
    owner = member(ForumFactory(), "owner")
    assert owner.post(url(forum, page), {"key": "x", "reason": "y"}).status_code == 404


@pytest.mark.parametrize("page", ["conflicts_acknowledge", "conflicts_take_back"])
def test_a_link_acknowledges_nothing(forum, page):
    assert member(forum, "editor").get(url(forum, page)).status_code == 405


def test_a_refusal_says_what_to_do(forum, pair):
    sent = {"key": key_of(forum), "reason": " "}
    answer = member(forum, "editor").post(url(forum, "conflicts_acknowledge"), sent, follow=True)
    assert "Say in 1 to 500 characters why it may stay." in answer.content.decode()


def test_scripts_read_and_acknowledge(forum, pair):
    editor, key = member(forum, "editor"), key_of(forum)
    post = {"key": key, "reason": "Joint"}
    assert editor.post(
        url(forum, "conflicts_acknowledge"), {"key": key}, headers=SCRIPT
    ).json() == {"detail": "Say in 1 to 500 characters why it may stay."}
    assert editor.post(url(forum, "conflicts_acknowledge"), post, headers=SCRIPT).status_code == 204
    (row,) = editor.get(url(forum, "conflicts_json")).json()
    by = forum.team.get().user
    at = row["acknowledged"].pop("at")
    assert at.startswith("20")
    assert row | {"text": "", "sessions": {*row["sessions"]}, "link": ""} == {
        "key": key, "kind": "room_double_booked", "severity": "blocks", "text": "", "link": "",
        "sessions": {str(session.uuid) for session in pair},
        "acknowledged": {"reason": "Joint", "by": str(by)},
    }  # fmt: skip


def test_a_sessions_page_tells_its_own_conflicts_and_leads_to_the_other(forum, pair):
    alone = talk(forum, "Alone")
    viewer, (first, second) = member(forum, "viewer"), pair
    assert links(viewer, address(first), ".session-conflicts .told") == [address(second)]
    assert "session-conflicts" not in viewer.get(address(alone)).content.decode()


@pytest.mark.parametrize(
    ("asked", "titles"),
    [("any", ["Closing", "Opening", "Panel"]), ("blocks", ["Closing", "Opening"]),
     ("serious", ["Panel"]), ("none", ["Alone"])],
)  # fmt: skip
def test_the_list_of_sessions_is_narrowed_by_conflicts(forum, pair, asked, titles):
    SessionFactory(forum=forum, title={"en": "Panel"})
    talk(forum, "Alone")
    found = member(forum, "viewer").get(list_of(type(pair[0])), {"conflicts": asked})
    assert sorted(str(row) for row in found.context["cl"].result_list) == titles


def test_the_list_counts_a_sessions_conflicts_and_leads_to_them(forum, pair):
    found = links(member(forum, "viewer"), list_of(type(pair[0])), "td.field-conflicts")
    assert sorted(found) == sorted(url(forum, session=str(each.uuid)) for each in pair)


def test_before_publishing_each_conflict_is_told_once_but_for_sessions_that_stay_drafts(
    forum, pair
):
    SessionFactory(forum=forum, state="draft")
    page = member(forum, "publisher").get(url(forum, "publish"))
    assert [told.conflict.kind for told in page.context["conflicts"]] == ["room_double_booked"]
    assert page.context["warnings"] == []
    assert "are both in Hall A" in page.content.decode()


def conflicted(forum, number):
    for _each in range(number):
        session, speaker = SessionFactory(forum=forum), SpeakerFactory(forum=forum)
        AppearanceFactory(session=session, speaker=speaker, role="moderator")
        AppearanceFactory(session=talk(forum, "Other"), speaker=speaker)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"),
    [("page", 20), ("list", 17), ("sessions", 23), ("filtered", 24), ("change", 28)],
)
def test_pages_ask_as_much_of_few_as_of_many(
    forum, page, queries, number, django_assert_max_num_queries
):
    conflicted(forum, number)
    client, session = member(forum, "editor"), forum.sessions.first()
    addresses = {
        "page": url(forum), "list": url(forum, "conflicts_json"), "sessions": list_of(type(session)),
        "filtered": f"{list_of(type(session))}?conflicts=any", "change": address(session),
    }  # fmt: skip
    with django_assert_max_num_queries(queries):
        client.get(addresses[page])
