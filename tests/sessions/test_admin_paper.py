"""Printing in the admin: who prints what, of which edition, and what the page says before."""

import pytest
from lxml import html  # noqa: TID253 - what the tests look into

from events import releases
from sessions import publish
from tests.admin_pages import address, list_of, member
from tests.events.program.test_pdf import opened, read
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    TeamMemberFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept():
    releases.forget()


@pytest.fixture
def forum():
    forum = ForumFactory(slug="agmf", languages=["en", "az"])
    session = SessionFactory(forum=forum, title={"en": "Opening"}, room=RoomFactory(forum=forum))
    AppearanceFactory(session=session, speaker__person__sort_key="Taghiyev, Adil")
    return forum


@pytest.fixture
def viewer(forum):
    return member(forum, "viewer")


def url(forum, page=""):
    return f"/admin/events/forum/{forum.pk}/paper/{page}"


def ask(client, forum, **asked):
    return client.get(url(forum, "file/"), asked)


def counted(page):
    return {key: pages for key, _kind, pages, _chosen in page.context["kinds"]}


@pytest.mark.parametrize("what", ["doors", "run", "plates", "badges", "programme", "pocket"])
def test_a_viewer_prints_every_paper_of_the_draft(forum, viewer, what):
    answer = ask(viewer, forum, what=what, of="draft")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="agmf-{what}-draft-en.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert "Draft" in read(answer.content)


def test_the_newest_release_is_printed_unless_the_draft_is_asked_for(forum, viewer):
    publish.publish(forum.uuid, by="test")
    forum.sessions.update(title={"en": "Changed since"})
    answer = ask(viewer, forum, what="doors", language="az")
    assert "agmf-doors-r1-az.pdf" in answer["Content-Disposition"]
    assert "Opening" in read(answer.content)
    assert "Changedsince" in read(ask(viewer, forum, what="doors", of="draft").content)


def test_what_only_the_team_knows_is_never_printed(forum, viewer):
    forum.sessions.update(notes="Bring water", expected_audience=4711)
    forum.speakers.update(notes="Bring water", availability="4711")
    for what in ("run", "doors", "badges"):
        said = read(ask(viewer, forum, what=what, of="draft").content)
        assert "Bringwater" not in said
        assert "4711" not in said


def test_the_page_counts_what_the_choice_leaves(forum, viewer):
    other = AppearanceFactory(session=SessionFactory(forum=forum, room=RoomFactory(forum=forum)))
    assert counted(viewer.get(url(forum))) == {
        "doors": 2, "run": 2, "plates": 2, "badges": 2, "programme": 0, "pocket": 0,
    }  # fmt: skip
    chosen = {"sessions": other.session.number}
    assert counted(viewer.get(url(forum), chosen))["plates"] == 1
    answer = ask(viewer, forum, what="badges", **chosen)
    assert len(opened(answer.content)) == 1


def test_nothing_to_print_is_said_on_the_page(forum, viewer):
    forum.speakers.update(status="invited")
    answer = ask(viewer, forum, what="badges")
    assert answer.status_code == 422
    assert "there is nothing to print" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("rooms", "99"), ("rooms", "one"), ("days", "2020-01-01"), ("language", "xx"), ("what", "?")],
)
def test_what_the_programme_does_not_have_is_refused_at_the_field(forum, viewer, field, value):
    answer = ask(viewer, forum, **{"what": "doors", field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]


def test_a_release_that_is_not_there_is_no_page(forum, viewer):
    assert viewer.get(url(forum), {"of": "7"}).status_code == 404


def test_a_list_leads_to_the_page_with_the_chosen_rows_ticked(forum, viewer):
    speaker = forum.speakers.get()
    asked = {"action": "print_rows", "_selected_action": [speaker.pk]}
    answer = viewer.post(list_of(type(speaker)), asked)
    assert answer["Location"] == f"{url(forum)}?what=badges&people={speaker.person.number}"
    assert viewer.get(answer["Location"]).context["form"]["people"].value() == [
        str(speaker.person.number)
    ]


def test_rows_of_two_forums_are_not_printed_together(forum):
    other = RoomFactory()
    client = member(forum, "viewer")
    TeamMemberFactory(forum=other.forum, user=forum.team.get().user, role="viewer")
    chosen = [forum.rooms.get().pk, other.pk]
    asked = {"action": "print_rows", "_selected_action": chosen}
    answer = client.post(list_of(type(other)), asked, follow=True)
    assert "Choose rows of one forum" in answer.content.decode()


def screens(page):
    found = html.fromstring(page.content.decode())
    return [link.get("href") for link in found.cssselect(".screens a")]


def test_the_screens_of_a_published_forum_are_linked_from_here_and_from_the_room(forum, viewer):
    room = forum.rooms.get()
    assert screens(viewer.get(url(forum))) == []
    publish.publish(forum.uuid, by="test")
    links = screens(viewer.get(url(forum)))
    assert links == ["/en/agmf/display/", f"/en/agmf/rooms/{room.slug}/display/"]
    assert {viewer.get(link).status_code for link in links} == {200}
    assert f'href="{links[1]}"' in viewer.get(address(room)).content.decode()


def test_a_hidden_forum_has_no_screens(forum, viewer):
    publish.publish(forum.uuid, by="test")
    type(forum).objects.update(visibility="hidden")
    assert screens(viewer.get(url(forum))) == []
    assert "display/" not in viewer.get(address(forum.rooms.get())).content.decode()


def test_a_row_leads_to_its_paper(forum, viewer):
    session, room = forum.sessions.get(), forum.rooms.get()
    for row, asked in (
        (session, f"?what=plates&amp;sessions={session.number}"),
        (room, f"?what=doors&amp;rooms={room.number}"),
        (forum.speakers.get(), f"?what=plates&amp;people={forum.speakers.get().person.number}"),
    ):
        label = f"{row._meta.app_label}/{row._meta.model_name}"
        page = viewer.get(f"/admin/{label}/{row.pk}/change/").content.decode()
        assert f"{url(forum)}{asked}".replace("&amp;", "&") in page.replace("&amp;", "&")


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_page_asks_the_database_little_however_much_there_is(
    forum, viewer, django_assert_max_num_queries, sessions
):
    for _number in range(sessions - 1):
        AppearanceFactory(session=SessionFactory(forum=forum, room=RoomFactory(forum=forum)))
    with django_assert_max_num_queries(15):
        viewer.get(url(forum), {"of": "draft"})
