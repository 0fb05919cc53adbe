"""User, and TeamMember: who may do what with which forum."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
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
