"""Organiser: an organisation behind a forum."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models import Forum
from speakers.models.organisation import Organisation


class Organiser(models.Model):
    """An organisation behind a forum, as organiser or partner."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("organiser")
        PARTNER = "partner", _("partner")

    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="organisers", verbose_name=_("forum")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="organised", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.ORGANISER)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        ordering = ("order", "organisation")
        constraints = (
            models.UniqueConstraint(
                name="organiser_once",
                fields=("forum", "organisation"),
                violation_error_message=_("This organisation is listed already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"
