"""Theme: a strand of a programme."""

from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models.forum import Forum, Hue
from events.models.identity import IdField, MadeSlugField, NumberField, Sourced
from events.multilingual import MultilingualField, spoken


class Theme(Sourced):
    """A strand of the programme, with a colour of its own."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="themes", verbose_name=_("forum"))
    uuid = IdField(unique=True)
    number = NumberField(scope="forum")
    slug = MadeSlugField(scope="forum", of="names")
    names = MultilingualField(_("name"), blank=False)
    hue = Hue(_("colour (hue)"), default=210, help_text=_("An angle from 0 (red) to 359."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ("order", "uuid")
        constraints = (
            models.CheckConstraint(
                name="theme_hue",
                condition=Q(hue__lt=360),
                violation_error_message=_("A hue is an angle from 0 to 359."),
            ),
            models.UniqueConstraint(
                name="theme_slug", fields=("forum", "slug"), deferrable=Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                name="theme_number", fields=("forum", "number"), deferrable=Deferrable.DEFERRED
            ),
        )

    def __str__(self) -> str:
        return spoken(self.names, self.forum.languages).text
