"""Forum, one edition, and the series that it belongs to."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from events.models.identity import IdField, NumberField
from events.multilingual import MultilingualField, spoken
from events.program import text

SLUG = r"^[a-z0-9_-]{4,}$"
# First parts of addresses that are ours, and the UI languages.
RESERVED = (
    "en", "az", "ka", "ru", "admin", "api", "static", "media", "photos", "people", "series",
    "organisations", "healthz", "readyz", "schedule", "preview",
)  # fmt: skip


def valid_slug(value: str) -> None:
    """Refuses a slug that could not stand first in an address."""
    message = _("Use at least four of the characters a to z, 0 to 9, - and _.")
    RegexValidator(SLUG, message, code="slug")(value)
    if value in RESERVED:
        message = _("“%(slug)s” is an address of the site itself. Choose another.")
        raise ValidationError(message, code="reserved", params={"slug": value})


def valid_zone(value: str) -> None:
    """Refuses what is no IANA time zone."""
    if value not in available_timezones():
        message = _("“%(zone)s” is no time zone. Enter an IANA name such as “Asia/Baku”.")
        raise ValidationError(message, code="zone", params={"zone": value})


def valid_language(value: str) -> None:
    """Refuses what is no BCP 47 tag in its usual form."""
    if not text.LANGUAGE_TAG.fullmatch(value):
        message = _("“%(language)s” is no language tag. Use one such as “az” or “sr-Latn”.")
        raise ValidationError(message, code="language", params={"language": value})


class Hue(models.PositiveSmallIntegerField[Any, Any]):
    """A colour as an angle of 0 to 359 degrees; the look chooses lightness and contrast."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"validators": [MaxValueValidator(359)], **kwargs})


class ForumSeries(models.Model):
    """A forum of every year; each edition is a Forum."""

    uuid = IdField(unique=True)
    number = NumberField(unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[valid_slug])
    names = MultilingualField(_("name"), blank=False)
    description = MultilingualField(_("description"), longest=5000)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("series of forums")
        verbose_name_plural = _("series of forums")
        ordering = ("slug",)

    def __str__(self) -> str:
        return spoken(self.names, ("en",)).text or self.slug


class ForumQuerySet(models.QuerySet["Forum"]):
    """Questions asked of forums."""

    def visible(self) -> "ForumQuerySet":
        """Forums that the public may know of."""
        return self.filter(visibility=Forum.Visibility.PUBLIC)

    def running(self, at: date) -> "ForumQuerySet":
        """Forums with a day on that date."""
        return self.filter(starts__lte=at, ends__gte=at)


class Forum(models.Model):
    """One edition of a forum: its name, days, zone and languages."""

    class Visibility(models.TextChoices):
        HIDDEN = "hidden", _("hidden")
        PUBLIC = "public", pgettext_lazy("of a forum", "public")

    class DoubleBooking(models.TextChoices):
        WARNED = "warned", _("warned of")
        REFUSED = "refused", _("refused")

    uuid = IdField(unique=True)
    number = NumberField(unique=True)
    series = models.ForeignKey(
        ForumSeries, models.PROTECT, null=True, blank=True, related_name="forums",
        verbose_name=_("series"),
    )  # fmt: skip
    edition = models.PositiveSmallIntegerField(_("edition"), null=True, blank=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[valid_slug])
    names = MultilingualField(_("name"), blank=False)
    motto = MultilingualField(_("motto"), help_text=_("The forum's theme, in press words."))
    description = MultilingualField(_("description"), longest=10000)
    notice = MultilingualField(
        _("notice"), longest=500, help_text=_("Shown on every page of the programme.")
    )
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    zone = models.CharField(
        _("time zone"), max_length=60, validators=[valid_zone],
        help_text=_("The place's own, such as “Asia/Baku”. All times are entered and shown in it."),
    )  # fmt: skip
    day_turns = models.PositiveSmallIntegerField(
        _("hour at which a day turns"), default=4, validators=[MaxValueValidator(12)],
        help_text=_("What starts after midnight but before this hour belongs to the evening."),
    )  # fmt: skip
    city = MultilingualField(_("city"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    languages = ArrayField(
        models.CharField(max_length=12, validators=[valid_language]),
        verbose_name=_("languages"),
        help_text=_("Language tags in order, the first is the default: az, ka, en, ru"),
    )
    hue_1 = Hue(_("first colour (hue)"), null=True, blank=True)
    hue_2 = Hue(_("second colour (hue)"), null=True, blank=True)
    press_contact = MultilingualField(_("press contact"), longest=1000)
    double_booking = models.CharField(
        _("double booking of a room is"), max_length=10, choices=DoubleBooking,
        default=DoubleBooking.WARNED,
    )  # fmt: skip
    padding = models.PositiveSmallIntegerField(
        _("minutes between a person's sessions"), default=0, validators=[MaxValueValidator(240)]
    )
    walk = models.PositiveSmallIntegerField(
        _("minutes from one venue to another"), default=0, validators=[MaxValueValidator(240)],
        help_text=_("For a person who speaks in both. 0 if there is nothing to walk."),
    )  # fmt: skip
    opens = models.TimeField(
        _("a day opens at"), null=True, blank=True,
        help_text=_("On the forum's clocks. A session before it is worth a look."),
    )  # fmt: skip
    closes = models.TimeField(
        _("a day closes at"), null=True, blank=True,
        help_text=_("Earlier than it opens: on the morning after."),
    )  # fmt: skip
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.HIDDEN,
        help_text=_("A public forum is shown from its first release on."),
    )  # fmt: skip
    history = HistoricalRecords()

    objects = ForumQuerySet.as_manager()

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        ordering = ("-starts", "slug")
        constraints = (
            models.CheckConstraint(
                name="forum_ends_after_it_starts",
                condition=Q(ends__gte=F("starts")),
                violation_error_message=_("The last day is before the first day. Swap them."),
            ),
            models.CheckConstraint(
                name="forum_lasts_at_most_a_year",
                condition=Q(ends__lte=F("starts") + timedelta(days=366)),
                violation_error_message=_("A forum lasts at most a year. Check its days."),
            ),
            models.CheckConstraint(name="forum_slug", condition=Q(slug__regex=SLUG)),
            models.CheckConstraint(
                name="forum_slug_is_free", condition=~Q(slug__in=RESERVED)
            ),
            models.CheckConstraint(
                name="forum_hues",
                condition=(Q(hue_1=None) | Q(hue_1__lt=360)) & (Q(hue_2=None) | Q(hue_2__lt=360)),
            ),
            models.CheckConstraint(name="forum_day_turns", condition=Q(day_turns__lte=12)),
            models.CheckConstraint(name="forum_languages", condition=Q(languages__len__gt=0)),
        )  # fmt: skip

    def __str__(self) -> str:
        return spoken(self.names, self.languages).text or self.slug

    @property
    def tz(self) -> ZoneInfo:
        """The forum's zone as a tzinfo."""
        return ZoneInfo(self.zone)

    def clean(self) -> None:
        """Refuses a language named twice."""
        tags = self.languages or ()  # none where the form has refused them
        if len(set(tags)) != len(tags):
            raise ValidationError({"languages": _("A language is named twice. Remove one.")})
