"""Users, and who of them works on which forum."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from events import permissions
from events.admin.columns import OwnRowsFilter
from events.admin.export_columns import BY_ID, Column
from events.admin.importing.page import Imported
from events.admin.superusers import SuperusersOnly
from events.models import TeamMember, User
from events.models.team import ownerless

# What somebody signs in with is their own: superusers take it away (below), and read it nowhere.
for theirs in (Group, EmailAddress, Authenticator):
    admin.site.unregister(theirs)


@admin.register(TeamMember)
class TeamMemberAdmin(Imported):
    """A forum's team: its members see it, its owners change it."""

    changes = permissions.owns
    translatable = False
    list_display = ("user", "role", "forum")
    list_filter = (("forum", OwnRowsFilter), "role")
    list_select_related = ("user", "forum")
    autocomplete_fields = ("user",)
    fieldsets = ((None, {"fields": ("user", "role")}),)
    exports = (
        Column("name", lambda member: str(member.user)),
        Column("user", lambda member: member.user.username, field="user", refers="one"),
        BY_ID,
    )
    imports_under = imports_by = "id"
    in_order = True  # a forum is handed over: first the new owner, then the old one

    def find(self, rows: models.QuerySet[Any], query: str) -> models.QuerySet[Any]:
        """Members by name or e-mail address."""
        return rows.filter(user__in=_named(query))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """No forum loses its last owner."""
        return last_owners(objs) or super().get_deleted_objects(objs, request)


class NewUserForm(UserCreationForm):  # type: ignore[misc]  # unfold is untyped
    """Name, e-mail address and password of a new user."""

    class Meta:
        model = User
        fields = ("username", "email")


class UserForm(UserChangeForm):  # type: ignore[misc]  # unfold is untyped
    """A user as superusers change them."""

    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class UserAdmin(SuperusersOnly, DjangoUserAdmin[User], SimpleHistoryAdmin, ModelAdmin):  # type: ignore[misc]  # unfold is untyped
    """Accounts. Superusers make them; owners find them for their teams."""

    form = UserForm
    add_form = NewUserForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "get_full_name", "email", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser")
    search_fields = ("username", "first_name", "last_name", "email")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "email", "first_name", "last_name", "password")}),
        (_("May sign in"), {"fields": ("is_active", "is_superuser", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "email", "password1", "password2")}),)
    readonly_fields = ("last_login",)
    actions = ("forget_factors",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Owners find users, to put them into a team, but do not open their pages."""
        if obj is None:
            return permissions.anywhere(request.user, permissions.owns)
        return self.has_module_permission(request)

    @admin.action(
        description=_("Remove codes and keys of the chosen users"), permissions=["change"]
    )
    def forget_factors(self, request: HttpRequest, users: models.QuerySet[User]) -> None:
        """For somebody who lost the telephone and the list: the password is enough again."""
        Authenticator.objects.filter(user__in=users).delete()
        messages.success(request, _("They sign in with their passwords alone from now on."))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Nor does it with an account."""
        members = TeamMember.objects.filter(user__in=[user.pk for user in objs])
        return last_owners(members) or super().get_deleted_objects(objs, request)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        """Whoever has an account may sign in here; what they may do is said by their teams."""
        obj.is_staff = True
        super().save_model(request, obj, form, change)


def last_owners(members: Iterable[TeamMember]) -> Any:
    """What Django's page of deletion shows where a forum would be left without an owner."""
    told = _("The last owner of %(forum)s. Make somebody else an owner first.")
    lines = [told % {"forum": forum} for forum in ownerless(members)]
    return ([], {}, set(), lines) if lines else None


def _named(query: str) -> models.QuerySet[User]:
    names = Q(first_name__icontains=query) | Q(last_name__icontains=query)
    return User.objects.filter(names | Q(username__icontains=query) | Q(email__icontains=query))
