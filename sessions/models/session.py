"""Session: one item of the programme, in whatever state it is."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Deferrable, F, Func, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.history.relations import KeepsRelations
from events.models import Forum, Room, Theme
from events.models.forum import valid_language
from events.models.identity import FoundField, IdField, MadeSlugField, NumberField, Sourced
from events.multilingual import MultilingualField, spoken
from events.program import document, names
from sessions.models.choices import Attribution, Audience, Certainty, Coverage, Kind, State

# Where a session's searchable spellings are: its title's, and its speakers' names'.
FOUND = ("", "appearances__speaker__person__forms__")


class Booked(Func):
    """The time that a session takes, as a tsrange in UTC (an index needs an immutable one)."""

    template = "tsrange(%(expressions)s)"
    arg_joiner = ", "

    def __init__(self) -> None:
        start = Func(F("start"), template="(%(expressions)s at time zone 'UTC')")
        end = Func(
            F("start"), F("minutes"), arg_joiner=" at time zone 'UTC' + interval '1 minute' * ",
            template="(%(expressions)s)",
        )  # fmt: skip
        super().__init__(start, end)


class Languages(ArrayField[Any, Any]):
    """An ordered list of language tags."""

    def __init__(self, verbose_name: Any = None, **kwargs: Any) -> None:
        tag = models.CharField(max_length=12, validators=[valid_language])
        fixed = {"verbose_name": verbose_name, "base_field": tag, "default": list, "blank": True}
        super().__init__(**{**fixed, **kwargs})


class ListOf(models.JSONField[Any, Any]):
    """A JSON list of one kind of the Document's structs, kept as plain objects."""

    def __init__(self, *args: Any, struct: str = "", **kwargs: Any) -> None:
        self.struct = struct
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "struct": self.struct}

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuses what the Document could not hold."""
        super().validate(value, model_instance)
        try:
            msgspec.convert(value, list[getattr(document, self.struct)])  # type: ignore[misc]  # chosen by name
        except msgspec.ValidationError as error:
            message = _("This list is not well-formed: %(error)s")
            raise ValidationError(message, code="shape", params={"error": str(error)}) from error


class SessionQuerySet(models.QuerySet["Session"]):
    """Questions asked of sessions."""

    def published(self) -> "SessionQuerySet":
        """Those that a release would hold."""
        return self.exclude(state=State.DRAFT).filter(audience=Audience.PUBLIC)

    def unscheduled(self) -> "SessionQuerySet":
        """Those without a time."""
        return self.filter(start=None)

    def matching(self, query: str) -> "SessionQuerySet":
        """Those with a title like the query, or a speaker of such a name, in any spelling."""
        matches = Q()
        for ways in names.sought(query):
            spelled = (Q((f"{path}found__contains", way)) for way in ways for path in FOUND)
            matches &= Q(*spelled, _connector=Q.OR)
        return self.filter(matches).distinct()


class Session(Sourced):
    """One item of the programme; staff-only columns are at the end."""

    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="sessions", verbose_name=_("forum")
    )
    uuid = IdField(unique=True)
    number = NumberField(scope="forum")
    slug = MadeSlugField(scope="forum", of="title")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PANEL)
    source_kind = models.CharField(_("kind at the source"), max_length=100, blank=True)
    title = MultilingualField(_("title"), blank=False)
    reported_titles = ListOf(_("titles as reported"), struct="ReportedTitle")
    subtitle = MultilingualField(_("subtitle"))
    abstract = MultilingualField(_("abstract"), longest=3000)
    description = MultilingualField(_("description"), longest=30000)
    theme = models.ForeignKey(
        Theme, models.RESTRICT, null=True, blank=True, related_name="sessions",
        verbose_name=_("main theme"),
    )  # fmt: skip
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="also_in", verbose_name=_("further themes")
    )
    room = models.ForeignKey(
        Room, models.RESTRICT, null=True, blank=True, related_name="sessions",
        verbose_name=_("room"),
    )  # fmt: skip
    overflow = models.ManyToManyField(
        Room, blank=True, related_name="overflow_of", verbose_name=_("overflow rooms")
    )
    start = models.DateTimeField(_("start"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 60)],
    )  # fmt: skip
    certainty = models.CharField(
        _("the time is"), max_length=20, choices=Certainty, default=Certainty.EXACT
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    cancelled_because = MultilingualField(_("cancelled because"), longest=500)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors",
        verbose_name=_("replaced by"),
    )  # fmt: skip
    more_speakers = models.BooleanField(_("more speakers to be announced"), default=False)
    floor_languages = Languages(_("languages spoken"))
    interpretation = ListOf(_("interpreted into"), struct="Interpretation")
    sign_languages = Languages(_("sign languages"))
    captions = Languages(_("captions in"))
    coverage = models.CharField(_("press"), max_length=20, choices=Coverage, blank=True)
    attribution = models.CharField(_("attribution"), max_length=20, choices=Attribution, blank=True)
    gathering_point = MultilingualField(_("gathering point of the press"))
    links = ListOf(_("links"), struct="Link")
    audience = models.CharField(
        _("audience"), max_length=10, choices=Audience, default=Audience.PUBLIC,
        help_text=_("Only sessions for the public are published."),
    )  # fmt: skip
    expected_audience = models.PositiveIntegerField(_("expected audience"), null=True, blank=True)
    notes = models.TextField(_("notes for the team"), blank=True)
    # Whether a double booking is refused: copied from forum and room by the trigger
    # `session_exclusive`, since a constraint sees one table only.
    exclusive = models.BooleanField(default=False, editable=False)
    found = FoundField(of="title")
    history = HistoricalRecords(m2m_fields=[themes, overflow], history_manager=KeepsRelations)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("start", "uuid")
        constraints = (
            models.UniqueConstraint(
                name="session_slug", fields=("forum", "slug"), deferrable=Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                name="session_number", fields=("forum", "number"), deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                name="session_ends_after_it_starts",
                condition=Q(minutes=None) | Q(minutes__range=(1, 24 * 60)),
                violation_error_message=_("A session lasts from 1 minute to 24 hours."),
            ),
            models.CheckConstraint(
                name="session_is_no_successor_of_itself", condition=~Q(successor=F("id")),
                violation_error_message=_("A session cannot replace itself."),
            ),
            ExclusionConstraint(
                name="room_booked_once",
                expressions=[("room", "="), (Booked(), "&&")],
                condition=Q(exclusive=True, start__isnull=False, minutes__isnull=False)
                & ~Q(state__in=(State.DRAFT, State.CANCELLED)),
                # At a statement's end: sessions that are moved together may take each other's place.
                deferrable=Deferrable.IMMEDIATE,
                violation_error_message=_("The room is taken at that time. Move one session."),
            ),
        )  # fmt: skip
        indexes = (
            # Serves a forum's timetable in order of time.
            models.Index(name="session_by_time", fields=("forum", "start")),
            # Serves the admin's search by any spelling.
            GinIndex(name="session_found", fields=("found",), opclasses=("gin_trgm_ops",)),
        )

    def __str__(self) -> str:
        return spoken(self.title, self.forum.languages).text

    @property
    def end(self) -> datetime | None:
        """When it ends; None while start or length is open."""
        if self.start is None or self.minutes is None:
            return None
        return self.start + timedelta(minutes=self.minutes)

    def clean(self) -> None:
        """Rooms, themes and successor are the forum's own."""
        for name in ("room", "theme", "successor"):
            other = getattr(self, name)
            if other is not None and other.forum_id != self.forum_id:
                message = _("“%(other)s” belongs to another forum. Choose one of this forum.")
                raise ValidationError({name: ValidationError(message, params={"other": other})})
