"""ImportRun: a file that was imported into a forum, so that its many rows are told in one line."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models.forum import Forum


class ImportRun(models.Model):
    """The rows' own history names it by its token."""

    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="import_runs", verbose_name=_("forum")
    )
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.CharField(_("file"), max_length=200, blank=True)
    rows = models.JSONField(_("rows"), default=dict)  # how many were written, by kind
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.file
