"""Acknowledgement: somebody has seen a conflict and says why it may stay."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models import Forum, User


class Acknowledgement(models.Model):
    """Why a conflict may stay, as long as its facts are the ones that its key was made of."""

    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="acknowledgements", verbose_name=_("forum")
    )
    key = models.CharField(_("conflict"), max_length=80)
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("acknowledged conflict")
        verbose_name_plural = _("acknowledged conflicts")
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(name="acknowledgement_once", fields=("forum", "key")),
            models.CheckConstraint(name="acknowledgement_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return self.reason
