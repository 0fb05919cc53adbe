"""What we know of visitors: clients with a key, agendas without a name. No secret is stored."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.program import agenda


class ApiKey(models.Model):
    """A key of somebody who pulls much; of its secret only the SHA-256 and the first letters."""

    holder = models.CharField(
        _("holder"), max_length=200, help_text=_("Who pulls, and whom to ask.")
    )
    beginning = models.CharField(_("begins with"), max_length=10, editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    created = models.DateTimeField(_("issued"), auto_now_add=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+",
        verbose_name=_("issued by"),
    )  # fmt: skip
    revoked = models.DateTimeField(_("revoked"), null=True, editable=False)

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering = ("-created", "-pk")

    def __str__(self) -> str:
        return self.holder


class Agenda(models.Model):
    """Sessions that somebody chose, under a secret address; of it and of who may change it checksums.

    Whose it is nobody knows. The forum has no foreign key: the public may not read forums.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    edit_sha256 = models.CharField(max_length=64)
    forum = models.UUIDField()
    sessions = ArrayField(models.PositiveIntegerField())
    language = models.CharField(max_length=10)
    created = models.DateTimeField()
    expires = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sessions__len__lte=agenda.MOST), name="agenda_is_bounded"
            )
        ]
        indexes = [
            models.Index(fields=["forum"], name="agenda_forum"),  # counting one forum's
            models.Index(fields=["expires"], name="agenda_expires"),  # forgetting what is over
        ]

    def __str__(self) -> str:
        return self.sha256[:10]
