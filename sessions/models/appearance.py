"""Appearance: a speaker's part in one session."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models.identity import IdField, NumberField
from events.multilingual import MultilingualField
from sessions.models.choices import Role
from sessions.models.session import Session
from speakers.models import Speaker


class Appearance(models.Model):
    """A speaker's part in one session, in the order of the stage."""

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="appearances", verbose_name=_("session")
    )
    speaker = models.ForeignKey(
        Speaker, models.RESTRICT, related_name="appearances", verbose_name=_("speaker")
    )
    uuid = IdField(unique=True)
    number = NumberField(scope="session__forum")
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PANELIST)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    topic = MultilingualField(_("topic"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    instead_of = models.ForeignKey(
        Speaker, models.SET_NULL, null=True, blank=True, related_name="replaced_in",
        verbose_name=_("in place of"),
    )  # fmt: skip
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ("order", "uuid")
        constraints = (
            models.UniqueConstraint(
                name="appearance_once",
                fields=("session", "speaker", "role"),
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("This person has this role in the session already."),
            ),
            models.UniqueConstraint(
                name="appearance_number",
                fields=("session", "number"),
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="appearance_minutes", condition=Q(minutes=None) | Q(minutes__gt=0)
            ),
        )

    def __str__(self) -> str:
        return f"{self.speaker} ({self.get_role_display()})"

    def clean(self) -> None:
        """Both speakers belong to the session's forum."""
        for name in ("speaker", "instead_of"):
            speaker = getattr(self, name, None)
            if speaker is not None and speaker.forum_id != self.session.forum_id:
                message = _("“%(who)s” is a speaker of another forum. Add the person to this one.")
                raise ValidationError({name: ValidationError(message, params={"who": speaker})})
