"""Speaker: a person at one forum, with the position held then."""

from django.db import models
from django.db.models import Deferrable, F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from events.models import Forum
from events.models.identity import MadeSlugField, Sourced
from events.multilingual import MultilingualField
from speakers.models.organisation import Organisation
from speakers.models.person import Person


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    """Questions asked of speakers."""

    def published(self) -> "SpeakerQuerySet":
        """Those that a release would hold."""
        return self.filter(status__in=Speaker.PUBLISHED)

    def unconfirmed(self) -> "SpeakerQuerySet":
        """Those who have not said yes or no."""
        return self.filter(status__in=(Speaker.Status.PROPOSED, Speaker.Status.INVITED))


class Speaker(Sourced):
    """A person at one forum; staff-only columns are at the end."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        INVITED = "invited", _("invited")
        CONFIRMED = "confirmed", _("confirmed")
        DECLINED = "declined", _("declined")
        CANCELLED = "cancelled", pgettext_lazy("of a speaker", "cancelled")

    PUBLISHED = (Status.CONFIRMED, Status.CANCELLED)

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="speakers", verbose_name=_("person")
    )
    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="speakers", verbose_name=_("forum")
    )
    slug = MadeSlugField(scope="forum", of="person_name")
    name = MultilingualField(
        _("name here"), help_text=_("Only where it differs from the person's official forms.")
    )
    position = MultilingualField(_("position"), help_text=_("As of this forum."))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="speakers",
        verbose_name=_("organisation"),
    )  # fmt: skip
    biography = MultilingualField(_("biography"), longest=5000)
    delegation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="delegates",
        limit_choices_to={"kind": Organisation.Kind.DELEGATION}, verbose_name=_("delegation"),
    )  # fmt: skip
    protocol_order = models.PositiveSmallIntegerField(_("protocol order"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PROPOSED)
    consent_record = models.BooleanField(_("may be recorded"), null=True, blank=True)
    consent_stream = models.BooleanField(_("may be streamed"), null=True, blank=True)
    consent_photograph = models.BooleanField(_("may be photographed"), null=True, blank=True)
    licence = models.CharField(_("licence of recordings"), max_length=100, blank=True)
    present_from = models.DateTimeField(_("present from"), null=True, blank=True)
    present_to = models.DateTimeField(_("present to"), null=True, blank=True)
    availability = models.TextField(_("availability"), blank=True)
    notes = models.TextField(_("notes for the team"), blank=True)
    history = HistoricalRecords()

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ("person__sort_key", "person__uuid")
        constraints = (
            models.UniqueConstraint(
                name="speaker_once",
                fields=("person", "forum"),
                violation_error_message=_("This person is a speaker of this forum already."),
            ),
            models.UniqueConstraint(
                name="speaker_slug", fields=("forum", "slug"), deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                name="speaker_presence",
                condition=Q(present_from=None)
                | Q(present_to=None)
                | Q(present_to__gt=F("present_from")),
                violation_error_message=_("The presence ends before it begins."),
            ),
        )

    def __str__(self) -> str:
        return self.person.plain_name

    @property
    def person_name(self) -> str:
        """What the address is made from."""
        return self.person.plain_name
