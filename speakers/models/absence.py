"""Absence: a time within a forum at which a speaker cannot be on a stage. For the team alone."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from speakers.models.speaker import Speaker


class Absence(models.Model):
    """From when to when a speaker is away, and why."""

    speaker = models.ForeignKey(
        Speaker, models.CASCADE, related_name="absences", verbose_name=_("speaker")
    )
    starts = models.DateTimeField(_("away from"))
    ends = models.DateTimeField(_("away until"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ("starts", "ends", "pk")
        constraints = (
            models.CheckConstraint(
                name="absence_ends_after_it_starts",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("The absence ends before it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.speaker}: {self.reason}" if self.reason else str(self.speaker)
