"""Who may do what with which forum, asked of team memberships alone.

A predicate takes the user and a forum's primary key: `edits(user, forum_id)`. Superusers may
all. Each role includes those before it; a user's memberships are read once per request.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import prefetch_related_objects
from rules.predicates import Predicate

from events.models import Forum, TeamMember, User
from events.models.forum import ForumQuerySet

Role = TeamMember.Role
RANK = {role: rank for rank, role in enumerate(Role.values)}


def roles(user: User | AnonymousUser) -> dict[int, str]:
    """The user's role by forum's primary key; nothing for somebody who is not active staff."""
    if not isinstance(user, User) or not (user.is_active and user.is_staff):
        return {}
    if "memberships" not in getattr(user, "_prefetched_objects_cache", ()):  # asked often: a menu
        prefetch_related_objects([user], "memberships")
    return {member.forum_id: member.role for member in user.memberships.all()}


def _at_least(role: Role) -> Predicate:
    def holds(user: User, forum_id: int | None) -> bool:
        held = roles(user).get(forum_id or 0)
        return held is not None and RANK[held] >= RANK[role]

    return is_superuser | Predicate(holds, name=f"at_least_{role}")


def _superuser(user: User | AnonymousUser) -> bool:
    """Superusers may do everything, as long as their account is active."""
    return bool(user.is_active and user.is_superuser)


def _member(user: User | AnonymousUser) -> bool:
    """In the team of any forum."""
    return bool(roles(user))


is_superuser = Predicate(_superuser, name="is_superuser")
is_member = Predicate(_member, name="is_member")


reads = _at_least(Role.VIEWER)
translates = _at_least(Role.TRANSLATOR)
edits = _at_least(Role.EDITOR)
publishes = _at_least(Role.PUBLISHER)
owns = _at_least(Role.OWNER)


def edits_all(user: User | AnonymousUser, forum_ids: Iterable[int]) -> bool:
    """Whether the user edits every one of these forums; true of none, for any member."""
    member = is_superuser.test(user) or is_member.test(user)
    return member and all(edits.test(user, forum_id) for forum_id in forum_ids)


def forums(user: Any, may: Predicate = reads) -> ForumQuerySet:
    """The forums with which the user may do it: `forums(user, edits)`."""
    if is_superuser.test(user):
        return Forum.objects.all()
    return Forum.objects.filter(pk__in=[pk for pk in roles(user) if may.test(user, pk)])


def anywhere(user: User | AnonymousUser, may: Predicate) -> bool:
    """Whether there is a forum with which the user may do it."""
    return is_superuser.test(user) or any(may.test(user, pk) for pk in roles(user))
