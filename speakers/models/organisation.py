"""Organisation: an office, agency, channel, faculty or delegation, shared by all forums."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models.identity import IdField, MadeSlugField, NumberField
from events.multilingual import MultilingualField, spoken


class Organisation(models.Model):
    """An organisation that people come from, or that stands behind a forum."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("government body")
        MEDIA = "media", _("media")
        ACADEMIC = "academic", _("university or institute")
        COMPANY = "company", _("company")
        CIVIL = "civil", _("civil society")
        INTERNATIONAL = "international", _("international organisation")
        DELEGATION = "delegation", _("delegation")
        OTHER = "other", _("other")

    uuid = IdField(unique=True)
    number = NumberField(unique=True)
    slug = MadeSlugField(of="names", unique=True)
    names = MultilingualField(_("name"), blank=False)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    link = models.URLField(_("link"), blank=True)
    # Of these somebody said that they only look like it.
    apart = models.ManyToManyField("self", blank=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("slug",)

    def __str__(self) -> str:
        return spoken(self.names, ("en",)).text
