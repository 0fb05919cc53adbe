"""Who may do what: each role includes those before it, and nobody reaches beyond their forums."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events import permissions
from events.models import TeamMember
from tests.factories import ForumFactory, SuperuserFactory, TeamMemberFactory, UserFactory

pytestmark = pytest.mark.django_db

DEEDS = [
    permissions.reads, permissions.translates, permissions.edits, permissions.publishes,
    permissions.owns,
]  # fmt: skip
ROLES = TeamMember.Role.values


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_its_own_deed_and_those_before_it(role):
    member = TeamMemberFactory(role=role)
    allowed = [deed.test(member.user, member.forum_id) for deed in DEEDS]
    assert allowed == [rank <= ROLES.index(role) for rank in range(len(ROLES))]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_worth_nothing_at_another_forum(role):
    user, other = TeamMemberFactory(role=role).user, ForumFactory()
    assert not any(deed.test(user, other.pk) for deed in DEEDS)


def test_a_superuser_may_do_everything_everywhere():
    user, forum = SuperuserFactory(), ForumFactory()
    assert all(deed.test(user, forum.pk) for deed in DEEDS)


@pytest.mark.parametrize("lost", [{"is_active": False}, {"is_staff": False}])
def test_an_account_that_lost_its_standing_may_do_nothing(lost):
    member = TeamMemberFactory(role="owner")
    vars(member.user).update(lost)
    member.user.save()
    assert not permissions.reads.test(member.user, member.forum_id)


def test_an_inactive_superuser_may_do_nothing():
    assert not permissions.edits.test(SuperuserFactory(is_active=False), ForumFactory().pk)


def test_a_stranger_may_do_nothing():
    forum = ForumFactory()
    assert not permissions.reads.test(AnonymousUser(), forum.pk)
    assert not permissions.reads.test(UserFactory(), forum.pk)


def test_no_forum_is_nobodys_but_a_superusers():
    assert not permissions.reads.test(TeamMemberFactory().user, None)


def test_the_forums_of_a_user_are_those_where_the_deed_is_allowed():
    editor = TeamMemberFactory(role="editor")
    TeamMemberFactory(user=editor.user, role="viewer")
    ForumFactory()
    assert list(permissions.forums(editor.user, permissions.edits)) == [editor.forum]


def test_what_several_forums_share_is_changed_by_an_editor_of_all_of_them():
    editor = TeamMemberFactory(role="editor")
    viewed = TeamMemberFactory(user=editor.user, role="viewer").forum_id
    assert permissions.edits_all(editor.user, [editor.forum_id])
    assert not permissions.edits_all(editor.user, [editor.forum_id, viewed])


def test_what_no_forum_has_is_changed_by_any_member_but_by_no_stranger():
    assert permissions.edits_all(TeamMemberFactory(role="viewer").user, [])
    assert not permissions.edits_all(UserFactory(), [])


def test_the_memberships_are_read_once(django_assert_num_queries):
    member = TeamMemberFactory()
    user = type(member.user).objects.get(pk=member.user_id)
    with django_assert_num_queries(1):
        assert [deed.test(user, member.forum_id) for deed in DEEDS].count(True) == 3
