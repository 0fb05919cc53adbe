"""The page that makes a forum's next edition: for superusers, with what is refused at its field."""

import pytest

from events.models import Forum, TeamMember
from sessions.models import Session
from tests.admin_pages import address, member, signed_in
from tests.factories import ForumFactory, SessionFactory, SuperuserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    forum = ForumFactory(slug="media-2025", edition=3, names={"en": "Media 2025"})
    SessionFactory(forum=forum)
    return forum


@pytest.fixture
def superuser():
    return signed_in(SuperuserFactory())


def sent(client, forum, **changed):
    facts = {"names_en": "Media 2026", "slug": "media-2026", "edition": "4", "starts": "2026-12-04"}
    return client.post(address(forum, "clone"), {**facts, "take": ["sessions", "times"], **changed})


def test_the_next_edition_is_proposed(forum, superuser):
    initial = superuser.get(address(forum, "clone")).context["form"].initial
    told = (initial["slug"], initial["names"], initial["edition"], str(initial["starts"]))
    assert told == ("media-2026", {"en": "Media 2026"}, 4, "2026-12-04")


def test_what_is_chosen_is_made_and_shown(forum, superuser):
    answer = sent(superuser, forum)
    made = Forum.objects.get(slug="media-2026")
    assert answer["Location"] == address(made)
    assert (made.names, made.sessions.count()) == ({"en": "Media 2026"}, 1)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"slug": "media-2025"}, "slug"),
        ({"slug": "admin"}, "slug"),
        ({"names_en": ""}, "names"),
        ({"starts": "9999-12-31"}, "starts"),
        ({"starts": "soon"}, "starts"),
        ({"edition": "0"}, "edition"),
        ({"take": ["times"]}, "take"),
        ({"take": ["everything"]}, "take"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_is_made(forum, superuser, changed, field):
    form = sent(superuser, forum, **changed).context["form"]
    assert list(form.errors) == [field]
    assert (Forum.objects.count(), Session.objects.count()) == (1, 1)


@pytest.mark.parametrize("role", TeamMember.Role.values)
def test_no_member_clones_a_forum_or_is_offered_to(forum, role):
    client = member(forum, role)
    assert client.get(address(forum, "clone")).status_code == 403
    assert sent(client, forum).status_code == 403
    assert address(forum, "clone") not in client.get(address(forum)).content.decode()


def test_a_stranger_does_not_learn_that_the_forum_is_there(forum):
    assert member(ForumFactory(), "owner").get(address(forum, "clone")).status_code == 404


def test_a_superuser_is_offered_it_on_the_forum_s_page(forum, superuser):
    assert address(forum, "clone") in superuser.get(address(forum)).content.decode()


def test_the_page_costs_the_same_with_one_session_and_with_three(
    forum, superuser, django_assert_max_num_queries
):
    for more in (0, 2):
        SessionFactory.create_batch(more, forum=forum)
        with django_assert_max_num_queries(24):
            superuser.get(address(forum, "clone"))
