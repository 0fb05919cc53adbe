"""KeptFilter: what a user asks of a list again and again, under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MOST = 30  # of a user


class KeptFilter(models.Model):
    """The filters, search and order of one list, for the user who kept them alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kept_filters")
    # Each has one of the user's places, so that even the database lets nobody keep more.
    place = models.PositiveSmallIntegerField()
    page = models.CharField(max_length=100)
    name = models.CharField(_("name of the filter"), max_length=60)
    query = models.CharField(_("filters"), max_length=1000)

    class Meta:
        verbose_name = _("kept filter")
        verbose_name_plural = _("kept filters")
        ordering = ("name", "place")
        constraints = (
            models.CheckConstraint(name="kept_filter_place", condition=Q(place__range=(1, MOST))),
            models.UniqueConstraint(name="kept_filter_most", fields=("user", "place")),
            models.UniqueConstraint(name="kept_filter_once", fields=("user", "page", "name")),
        )

    def __str__(self) -> str:
        return self.name
