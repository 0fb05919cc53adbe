"""User, and TeamMember: who may do what with which forum."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models.forum import Forum


class User(AbstractUser):
    """Somebody who signs in; what they may do is said by their team memberships."""

    email = models.EmailField(_("e-mail address"), unique=True)
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class TeamMember(models.Model):
    """A user's role in one forum's team; each role includes those before it."""

    class Role(models.TextChoices):
        VIEWER = "viewer", _("viewer")
        TRANSLATOR = "translator", _("translator")
        EDITOR = "editor", _("editor")
        PUBLISHER = "publisher", _("publisher")
        OWNER = "owner", _("owner")

    user = models.ForeignKey(
        User, models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="team", verbose_name=_("forum"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.VIEWER)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("team member")
        verbose_name_plural = _("team members")
        ordering = ("forum", "user")
        constraints = (
            models.UniqueConstraint(
                name="team_member_once",
                fields=("user", "forum"),
                violation_error_message=_("This person is in the team already. Change the role."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whoever is in a team may sign in to the admin."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if not self.user.is_staff:
                self.user.is_staff = True
                self.user.save(update_fields=["is_staff"])

    def clean(self) -> None:
        """The last owner stays one."""
        if self.pk and self.role != self.Role.OWNER and ownerless([self]):
            message = _("This is the forum’s last owner. Make somebody else an owner first.")
            raise ValidationError({"role": message}, code="last_owner")


@transaction.atomic
def ownerless(members: Iterable[TeamMember]) -> list[Forum]:
    """The forums whose only owners are among these; each is locked, so that two do not leave at once.

    An owner whose account is closed can do nothing and does not count.
    """
    rows = TeamMember.objects.filter(pk__in=[member.pk for member in members])
    keys, owners = [*rows.values_list("pk", flat=True)], rows.filter(role=TeamMember.Role.OWNER)
    forums = Forum.objects.select_for_update().filter(pk__in=owners.values("forum")).order_by("pk")
    others = TeamMember.objects.filter(role=TeamMember.Role.OWNER, user__is_active=True)
    kept = {*others.exclude(pk__in=keys).values_list("forum", flat=True)}
    return [forum for forum in forums if forum.pk not in kept]
