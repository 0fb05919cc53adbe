"""PreviewLink: a secret address at which somebody without an account reads the draft for a while."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models import Forum


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Questions about links."""

    def with_makers(self) -> "PreviewLinkQuerySet":
        """With who made each, and what they may, on which depends whether it works."""
        return self.select_related("made_by").prefetch_related("made_by__memberships")


class PreviewLink(models.Model):
    """Of its secret only the SHA-256: who reads the database cannot open the preview by it."""

    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="preview_links", verbose_name=_("forum")
    )
    sha256 = models.CharField(max_length=64, unique=True)
    label = models.CharField(_("for whom"), max_length=100)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("made by"),
    )  # fmt: skip
    made = models.DateTimeField(_("made"))
    expires = models.DateTimeField(_("works until"))
    revoked = models.DateTimeField(_("revoked"), null=True)
    used = models.DateTimeField(_("last opened"), null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ("-made", "-pk")
        constraints = (
            models.CheckConstraint(name="preview_link_label", condition=~Q(label="")),
            models.CheckConstraint(name="preview_link_ends", condition=Q(expires__gt=F("made"))),
        )

    def __str__(self) -> str:
        return self.label
