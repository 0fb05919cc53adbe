"""What is left of a person, or an organisation, that was merged into another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.identity import IdField, Sourced
from events.multilingual import MultilingualField
from speakers.models.organisation import Organisation
from speakers.models.person import Person


class FormerPerson(Sourced):
    """The identity of a person who was merged into another, by which files go on naming them."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="former", verbose_name=_("person")
    )
    uuid = IdField(unique=True)
    number = models.PositiveIntegerField(_("number"))
    slug = models.SlugField(_("address"), max_length=80)

    class Meta:
        verbose_name = _("former identity")
        verbose_name_plural = _("former identities")
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.slug} → {self.person}"


class FormerOrganisation(models.Model):
    """The identity of an organisation that was merged into another, and what it was called."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="former", verbose_name=_("organisation")
    )
    uuid = IdField(unique=True)
    number = models.PositiveIntegerField(_("number"))
    slug = models.SlugField(_("address"), max_length=80)
    names = MultilingualField(_("name"), blank=False)

    class Meta:
        verbose_name = _("former organisation")
        verbose_name_plural = _("former organisations")
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.slug} → {self.organisation}"
