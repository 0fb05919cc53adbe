"""The matrix: role × page × own or other forum, over every address that the admin has."""

import pytest
from django.contrib import admin
from django.urls import reverse

from events import releases
from events.models import TeamMember
from sessions import publish
from tests.admin_pages import address, list_of, member
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    TeamMemberFactory,
    ThemeFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db

ROLES = TeamMember.Role.values
EDITORS = {"editor", "publisher", "owner"}
PUBLISHERS = {"publisher", "owner"}
EVERYBODY = set(ROLES)
# Who may open which page of a row of their own forum; the rest is told that they may not.
PAGES = {
    "change": EVERYBODY,
    "history": EVERYBODY,
    "simple_history": EVERYBODY,
    "put_back": EDITORS,
    "activity": EVERYBODY,
    "delete": EDITORS,
    "preview": EVERYBODY,
    "preview_home": EVERYBODY,
    "current": EVERYBODY,
    "current_home": EVERYBODY,
    "compare": EVERYBODY,
    "releases": EVERYBODY,
    "planned": EVERYBODY,
    "publish": PUBLISHERS,
    "publishing": PUBLISHERS,
    "publishing_progress": PUBLISHERS,
    "undo": PUBLISHERS,
    "previews": EDITORS,
    "previews_revoke": EDITORS,
    "paper": EVERYBODY,
    "paper_file": EVERYBODY,
    "import": EDITORS,
    "progress": EDITORS,
    "template": EDITORS,
    "backup": {"owner"},
    "clone": set(),  # superusers make forums
    "invitations": {"owner"},
    "board": EVERYBODY,
    "board_state": EVERYBODY,
    "board_changes": EVERYBODY,
    "board_moves": EDITORS,
    "conflicts": EVERYBODY,
    "conflicts_json": EVERYBODY,
    "conflicts_acknowledge": EDITORS,
    "conflicts_take_back": EDITORS,
}
# There is nothing to see: they are only written to.
OPENED = dict.fromkeys(
    ("board_moves", "conflicts_acknowledge", "conflicts_take_back", "previews_revoke"), 405
)
OPENED["publishing"] = 302  # nobody is publishing: to where one does
OPENED["paper_file"] = 422  # no session has a time and a room, so there is no door
FORUM_PAGES = {*PAGES} - {"change", "history", "simple_history", "put_back", "delete"}
UNSCOPED = {"apikey", "user", "person", "nameform", "personmatch", "organisation", "forumseries"}


@pytest.fixture(autouse=True)
def _nothing_kept():
    releases.forget()


def rows_of(forum):
    """A row of each model that belongs to the forum, and the forum itself."""
    appearance = AppearanceFactory(session__forum=forum)
    return [
        forum, VenueFactory(forum=forum), RoomFactory(forum=forum), ThemeFactory(forum=forum),
        appearance.session, appearance.speaker, TeamMemberFactory(forum=forum),
    ]  # fmt: skip


def addresses(row, page):
    """The row's address of that page; none where the model has no such page."""
    is_forum = row._meta.model_name == "forum"
    if page in FORUM_PAGES and not is_forum:
        return []
    more = {
        "simple_history": lambda: (row.history.first().history_id,),
        "put_back": lambda: (row.history.first().history_id,),
        "undo": lambda: (1,),
        "preview": lambda: ("en", "schedule/"),
        "preview_home": lambda: ("en",),
        "current": lambda: ("en", "schedule/"),
        "current_home": lambda: ("en",),
    }
    return [address(row, page, *more.get(page, tuple)())]


def may(role, row, page):
    kind = row._meta.model_name
    if page == "delete" and kind == "forum":
        return False
    if page in ("delete", "put_back") and kind == "teammember":
        return role == "owner"
    return role in PAGES[page]


def pages(rows):
    """Every page of every row: the page's name, the row, its address."""
    return [(page, row, url) for page in PAGES for row in rows for url in addresses(row, page)]


@pytest.mark.parametrize("role", ROLES)
def test_a_member_opens_what_the_role_allows_at_the_own_forum(role):
    forum = ForumFactory()
    rows = rows_of(forum)
    publish.publish(forum.uuid, by="test")
    client, all_pages = member(forum, role), pages(rows)
    got = {url: client.get(url).status_code for _page, _row, url in all_pages}
    assert got == {
        url: OPENED.get(page, 200) if may(role, row, page) else 403 for page, row, url in all_pages
    }


@pytest.mark.parametrize("role", ["viewer", "owner"])
def test_another_forum_is_not_there_for_a_member(role):
    rows = rows_of(ForumFactory(visibility="hidden"))
    client = member(ForumFactory(), role)
    urls = [url for _page, _row, url in pages(rows)]
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 404)
    assert {url for url in urls if client.post(url).status_code not in (404, 403)} == set()


@pytest.mark.parametrize("role", ROLES)
def test_the_lists_hold_the_rows_of_the_own_forum_only(role):
    own, other = rows_of(ForumFactory()), rows_of(ForumFactory())
    client = member(own[0], role)
    for mine, foreign in zip(own, other, strict=True):
        listed = set(client.get(list_of(type(mine))).context["cl"].queryset)
        assert mine in listed
        assert foreign not in listed


def ours():
    """The models of the admin, without those that lock out who guesses passwords."""
    return {m: page for m, page in admin.site._registry.items() if m._meta.app_label != "axes"}


def test_every_address_of_a_row_is_in_the_matrix():
    known = {
        "changelist",
        "add",
        "autocomplete",
        *PAGES,
        "password_change",
        "propose",
        "find",
        "pair",
        "speakers_organisation_pairs",
        "speakers_organisation_pair",
        "restore",
        "together",
        "export",
        "import_list",
        "import_list_progress",
        "keep_filter",
        "drop_filter",
    }
    found = set()
    for model, page in ours().items():
        start = f"{model._meta.app_label}_{model._meta.model_name}_"
        names = {pattern.name for pattern in page.get_urls() if pattern.name}
        found |= {name.removeprefix(start).removeprefix("auth_user_") for name in names}
    assert found <= known


def test_every_model_of_the_admin_is_in_the_matrix():
    tested = {row._meta.model_name for row in rows_of(ForumFactory())}
    assert {model._meta.model_name for model in ours()} == tested | UNSCOPED


@pytest.mark.parametrize("model", list(admin.site._registry))
def test_a_stranger_is_sent_to_sign_in(client, model):
    response = client.get(list_of(model))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("role", ROLES)
def test_an_add_page_opens_for_editors(role):
    forum = ForumFactory()
    client = member(forum, role)
    for row in rows_of(forum)[1:6]:
        url = list_of(type(row)) + "add/"
        assert client.get(url).status_code == (200 if role in EDITORS else 403), url


@pytest.mark.parametrize("role", ROLES)
def test_a_list_takes_files_from_whoever_may_change_a_row(role):
    forum = ForumFactory()
    client = member(forum, role)
    for row in rows_of(forum):
        owners = isinstance(row, TeamMember)
        refused = role != "owner" if owners else role == "viewer"
        for page in ("import/", "import/progress/"):
            url = list_of(type(row)) + page
            expected = 403 if refused else 200
            assert (client.get(url).status_code, url) == (expected, url)
            assert client.post(url).status_code == expected


def test_a_foreign_forum_is_not_given_a_new_row():
    foreign = ForumFactory()
    client = member(ForumFactory(), "editor")
    response = client.post(f"/admin/events/room/add/?forum={foreign.pk}", {"names_en": "Hall"})
    assert foreign.rooms.count() == 0
    assert b"Choose the forum" in response.content


def test_deleting_a_mixed_choice_of_rows_deletes_none_of_a_foreign_forum():
    own, foreign = RoomFactory(), RoomFactory()
    client = member(own.forum, "editor")
    chosen = {"action": "delete_selected", "_selected_action": [own.pk, foreign.pk], "post": "yes"}
    client.post(list_of(type(own)), chosen)
    assert list(type(own).objects.all()) == [foreign]


def test_history_cannot_be_used_to_write():
    room = RoomFactory()
    url = address(room, "simple_history", room.history.first().history_id)
    assert member(room.forum, "owner").post(url, {"names_en": "Taken over"}).status_code == 403
