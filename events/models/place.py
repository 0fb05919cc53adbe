"""Venue, a building of a forum, and Room, where its sessions are."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Deferrable
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models.forum import Forum
from events.models.identity import IdField, MadeSlugField, NumberField, Sourced
from events.multilingual import MultilingualField, spoken

LATITUDE = (MinValueValidator(-90), MaxValueValidator(90))
LONGITUDE = (MinValueValidator(-180), MaxValueValidator(180))


class Located(models.Model):
    """Coordinates in degrees (WGS 84)."""

    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)

    class Meta:
        abstract = True


class Venue(Located):
    """A building with an address, a forum's own."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="venues", verbose_name=_("forum"))
    uuid = IdField(unique=True)
    number = NumberField(scope="forum")
    names = MultilingualField(_("name"), blank=False)
    address = MultilingualField(_("address"), longest=500)
    link = models.URLField(_("link"), blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                name="venue_number", fields=("forum", "number"), deferrable=Deferrable.DEFERRED
            ),
        )

    def __str__(self) -> str:
        return spoken(self.names, self.forum.languages).text


class Room(Located, Sourced):
    """A hall, in the order in which people name them."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="rooms", verbose_name=_("forum"))
    uuid = IdField(unique=True)
    number = NumberField(scope="forum")
    slug = MadeSlugField(scope="forum", of="names")
    names = MultilingualField(_("name"), blank=False)
    venue = models.ForeignKey(
        Venue, models.RESTRICT, null=True, blank=True, related_name="rooms", verbose_name=_("venue")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    floor = MultilingualField(_("floor"))
    plan = models.URLField(_("link to a plan"), blank=True)
    step_free = models.BooleanField(_("step-free"), null=True, blank=True)
    hearing_loop = models.BooleanField(_("hearing loop"), null=True, blank=True)
    parallel = models.BooleanField(_("sessions may run side by side in it"), default=False)
    turnover = models.PositiveSmallIntegerField(
        _("minutes between two sessions"), default=0, validators=[MaxValueValidator(240)],
        help_text=_("What it takes to empty, air and set up the room."),
    )  # fmt: skip
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ("order", "uuid")
        constraints = (
            models.UniqueConstraint(
                name="room_slug", fields=("forum", "slug"), deferrable=Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                name="room_number", fields=("forum", "number"), deferrable=Deferrable.DEFERRED
            ),
        )

    def __str__(self) -> str:
        return spoken(self.names, self.forum.languages).text
