"""Invitation: an address that may join a forum's team, by a letter with a secret link."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models.forum import Forum
from events.models.team import TeamMember


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Asked with the time."""

    def open(self, *, at: datetime) -> "InvitationQuerySet":
        """Neither used nor revoked nor too old."""
        return self.filter(ended=None, expires__gt=at)


class Invitation(models.Model):
    """Of its secret there is the SHA-256 alone; a letter sent again has a new one."""

    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="invitations", verbose_name=_("forum")
    )
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=10, choices=TeamMember.Role)
    language = models.CharField(_("language of the letter"), max_length=10)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    sent = models.DateTimeField()
    expires = models.DateTimeField()
    # Used or revoked; of a used one it is known by whom.
    ended = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sha256", "language", "expires"])

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-sent", "-pk")
        constraints = (
            models.UniqueConstraint(
                "forum", Lower("email"), name="invitation_once", condition=models.Q(ended=None),
                violation_error_message=_("This address is invited already. Send it again."),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.email}, {self.get_role_display()}"
