"""The organisers' menu: the forum at hand, how it is chosen, and who finds which line."""

import pytest

from tests.admin_pages import address, list_of, member, signed_in
from tests.factories import (
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    SuperuserFactory,
    TeamMemberFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
HOME = "/admin/"


def lines(client, path=HOME):
    """The titles of the menu's lines by group."""
    shown = client.get(path).context["menu"]
    return {str(group.title): [str(line.title) for line in group.lines] for group in shown}


def at_hand(client, path=HOME):
    return client.get(path).context["menu_forum"]


def of_both(role="editor"):
    """Two forums, and a member of both teams."""
    user = UserFactory()
    first, second = ForumFactory(names={"en": "Baku"}), ForumFactory(names={"en": "Tbilisi"})
    for forum in (first, second):
        TeamMemberFactory(user=user, forum=forum, role=role)
    return first, second, signed_in(user)


def test_a_viewer_finds_what_a_viewer_may_open():
    assert lines(member(ForumFactory(), "viewer")) == {
        "This forum": [
            "Home", "Sessions", "Timetable board", "Speakers", "Rooms", "Venues", "Themes",
            "Conflicts", "Facts of the forum",
        ],
        "Publishing": ["Preview", "Draft and public page", "Planned", "Releases", "Paper"],
        "Team": ["Members", "History"],
        "Shared by all forums": [
            "Persons", "Name forms", "Proposed matches", "Organisations", "Forums", "Series",
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("role", "more"),
    [
        ("translator", []),
        ("editor", ["Preview links", "Import"]),
        ("publisher", ["Preview links", "Review and publish", "Import"]),
        ("owner", ["Preview links", "Review and publish", "Import", "Backup"]),
    ],
)
def test_each_role_finds_its_own_lines_of_publishing(role, more):
    everybodys = lines(member(ForumFactory(), "viewer"))["Publishing"]
    publishing = lines(member(ForumFactory(), role))["Publishing"]
    assert [line for line in publishing if line not in everybodys] == more


def test_superusers_find_users_and_api_keys():
    assert lines(signed_in(SuperuserFactory()))["Shared by all forums"][-2:] == [
        "Users", "API keys",
    ]  # fmt: skip


def test_somebody_in_no_team_finds_the_home():
    assert lines(signed_in(UserFactory())) == {"This forum": ["Home"]}


def test_every_line_of_the_menu_opens():
    """Each for the first role that finds it: that pages open for the others too is the matrix's."""
    forum, opened = SessionFactory().forum, {}
    for role in ("viewer", "translator", "editor", "publisher", "owner"):
        client = member(forum, role)
        links = {line.link for group in client.get(HOME).context["menu"] for line in group.lines}
        opened |= {link: client.get(link).status_code for link in links - opened.keys()}
    assert opened == dict.fromkeys(opened, 200)


def test_a_line_counts_the_rows_of_the_forum_at_hand():
    forum = SessionFactory().forum
    SessionFactory(forum=forum)
    SpeakerFactory()
    shown = member(forum, "viewer").get(HOME).context["menu"]
    counts = {str(line.title): line.number for group in shown for line in group.lines}
    assert (counts["Sessions"], counts["Speakers"], counts["Members"]) == (2, 0, 1)
    assert counts["Persons"] is None


def test_the_home_remembers_the_forum_that_was_chosen():
    first, second, client = of_both()
    chosen = [at_hand(client, f"{HOME}?forum={forum.pk}") for forum in (first, second)]
    assert [*chosen, at_hand(client)] == [first, second, second]


def test_a_page_of_a_forum_puts_it_at_hand():
    first, second, client = of_both()
    room = RoomFactory(forum=first)
    at_hand(client, f"{HOME}?forum={second.pk}")
    assert at_hand(client, address(room)) == first
    assert at_hand(client) == first


def test_a_forum_that_is_not_ones_own_is_never_at_hand():
    own, other = ForumFactory(), ForumFactory()
    client = member(own, "owner")
    client.get(address(other))
    assert at_hand(client, f"{HOME}?forum={other.pk}") == own
    assert at_hand(client, f"{HOME}?forum=x") == own


def test_somebody_of_two_teams_may_go_to_the_other_forum():
    first, second, client = of_both()
    page = client.get(f"{HOME}?forum={first.pk}").content.decode()
    assert f'href="{HOME}?forum={second.pk}"' in page


def test_a_list_of_the_menu_holds_the_rows_of_the_forum_at_hand_and_says_so():
    first, second, client = of_both()
    rooms = [RoomFactory(forum=forum) for forum in (first, second)]
    url = f"{list_of(type(rooms[0]))}?forum__id__exact={first.pk}"
    response = client.get(url)
    assert list(response.context["cl"].queryset) == [rooms[0]]
    assert "Only Baku." in response.content.decode()
    assert response.context["menu_forum"] == first


def test_a_narrowed_list_leads_to_that_of_all_forums_and_keeps_its_other_filters():
    first, second, client = of_both()
    for forum in (first, second):
        SessionFactory(forum=forum, state="draft")
        SessionFactory(forum=forum)
    url = list_of(SessionFactory._meta.model)
    narrowed = client.get(f"{url}?state__exact=draft&forum__id__exact={first.pk}")
    assert narrowed.context["cl"].queryset.count() == 1
    everything = client.get(url + narrowed.context["all_forums"])
    assert everything.context["cl"].queryset.count() == 2
    assert "Show all forums" not in everything.content.decode()


def test_a_row_added_from_a_narrowed_list_belongs_to_its_forum():
    first, second, client = of_both()
    at_hand(client, f"{HOME}?forum={second.pk}")
    add = f"/admin/events/room/add/?_changelist_filters=forum__id__exact%3D{first.pk}"
    assert client.get(add).status_code == 200
    client.post(add, {"names_en": "Hall", "order": "0", "turnover": "0"})
    assert (first.rooms.count(), second.rooms.count()) == (1, 0)


@pytest.mark.parametrize(
    ("page", "title"),
    [("change", "Facts of the forum"), ("releases", "Releases"), ("history", "Forums")],
)
def test_the_line_of_the_page_that_is_open_is_marked(page, title):
    forum = ForumFactory()
    context = member(forum, "owner").get(address(forum, page)).context
    marked = [
        str(line.title)
        for group in context["menu"]
        for line in group.lines
        if line.link == context["menu_active"]
    ]
    assert marked == [title]


@pytest.mark.parametrize("count", [1, 3])
def test_the_menu_costs_two_queries_however_many_forums(count, django_assert_num_queries):
    user = UserFactory()
    for _number in range(count):
        RoomFactory(forum=TeamMemberFactory(user=user).forum)
    client = signed_in(user)
    # The user's session, the user, the memberships; the menu's forums and counts; five of the list.
    with django_assert_num_queries(10):
        client.get("/admin/events/forumseries/")
