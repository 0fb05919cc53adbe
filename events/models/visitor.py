"""ApiKey: a client that may have more rendered than others. The secret itself is nowhere stored."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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
