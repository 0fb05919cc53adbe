"""Person, one for life, and NameForm, each spelling of the name."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from events.models.forum import Forum, valid_language
from events.models.identity import FoundField, IdField, MadeSlugField, NumberField, Sourced
from events.multilingual import MultilingualField
from events.program import names


class PersonQuerySet(models.QuerySet["Person"]):
    """Questions asked of persons."""

    def named(self, query: str) -> "PersonQuerySet":
        """Persons with a name form like the query, in any spelling and script."""
        return self.filter(NameForm.like(query, "forms__")).distinct()


class Person(Sourced):
    """A human being for life; what they are at a forum is a Speaker."""

    uuid = IdField(unique=True)
    number = NumberField(unique=True)
    slug = MadeSlugField(of="plain_name", unique=True)
    sort_key = models.CharField(
        _("sorted under"), max_length=200,
        help_text=_("Family name first: “Taghiyev, Adil”. Lists are sorted by it."),
    )  # fmt: skip
    country = models.CharField(_("country"), max_length=2, blank=True)
    photo_sha256 = models.CharField(_("photo"), max_length=64, blank=True, editable=False)
    photo_width = models.PositiveSmallIntegerField(null=True, editable=False)
    photo_height = models.PositiveSmallIntegerField(null=True, editable=False)
    photo_alt = MultilingualField(_("description of the photo"))
    photo_credit = models.CharField(_("photo credit"), max_length=200, blank=True)
    photo_consent = models.DateField(
        _("consent to the photo"), null=True, blank=True,
        help_text=_("The day on which the person agreed. Without it the photo is not published."),
    )  # fmt: skip
    links = ArrayField(models.URLField(), default=list, blank=True, verbose_name=_("links"))
    history = HistoricalRecords()

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("sort_key", "uuid")

    def __str__(self) -> str:
        return self.plain_name

    @property
    def plain_name(self) -> str:
        """The name as one says it, from the sort key."""
        family, _comma, given = self.sort_key.partition(",")
        return f"{given.strip()} {family.strip()}".strip()


class NameFormQuerySet(models.QuerySet["NameForm"]):
    """Questions asked of spellings."""

    def unconfirmed(self) -> "NameFormQuerySet":
        """Those of which nobody has said that the person's office writes so.

        What the press reported needs no confirming; an import's official form does.
        """
        return self.filter(Q(kind="proposed") | Q(kind="official", confirmed_by=None))

    def of_speakers(self, forums: models.QuerySet[Forum]) -> "NameFormQuerySet":
        """Those of whoever speaks at one of the forums."""
        speaking = forums.filter(speakers__person=models.OuterRef("person"))
        return self.filter(models.Exists(speaking))


class NameForm(models.Model):
    """One spelling of a person's name in one language."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official")
        PROPOSED = "proposed", _("proposed")
        REPORTED = "reported", _("reported")

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="forms", verbose_name=_("person")
    )
    language = models.CharField(
        _("language"), max_length=12, blank=True, validators=[valid_language],
        help_text=_("May be empty for a reported spelling."),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OFFICIAL)
    text = models.CharField(pgettext_lazy("of a person", "name"), max_length=200)
    honorific = models.CharField(_("honorific"), max_length=60, blank=True)
    short = models.CharField(_("short form"), max_length=100, blank=True)
    pronunciation = models.CharField(_("pronunciation"), max_length=200, blank=True)
    source = models.CharField(
        _("source"), max_length=100, blank=True,
        help_text=_("Who says so: the person's office, a transliteration rule, a newspaper."),
    )  # fmt: skip
    date = models.DateField(_("on"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("confirmed by"),
    )  # fmt: skip
    found = FoundField(of="text")
    history = HistoricalRecords()

    objects = NameFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("name form")
        verbose_name_plural = _("name forms")
        ordering = ("language", "kind", "text")
        constraints = (
            models.UniqueConstraint(
                name="one_official_form",
                fields=("person", "language"),
                condition=Q(kind="official"),
                violation_error_message=_(
                    "This language has an official form already. Make one of them reported."
                ),
            ),
            models.UniqueConstraint(
                name="name_form_once", fields=("person", "language", "kind", "text")
            ),
            models.CheckConstraint(
                name="name_form_language",
                condition=Q(kind="reported") | ~Q(language=""),
                violation_error_message=_("Say which language this form is in."),
            ),
        )
        # Serves the admin's search by any spelling.
        indexes = (
            GinIndex(name="name_form_found", fields=("found",), opclasses=("gin_trgm_ops",)),
        )

    def __str__(self) -> str:
        return self.text

    @staticmethod
    def like(query: str, path: str = "") -> Q:
        """A condition: the form reached by `path` has every word of the query, however spelled."""
        matches = Q()
        for ways in names.sought(query):
            matches &= Q(*(Q((f"{path}found__contains", way)) for way in ways), _connector=Q.OR)
        return matches

    def clean(self) -> None:
        """An official form is somebody's word: it says whose."""
        if self.kind == self.Kind.OFFICIAL and not self.language:
            raise ValidationError({"language": _("Say which language this form is in.")})
