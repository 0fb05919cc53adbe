"""Planned: what was approved and waits for its hour; ClockRun: when somebody last looked."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Forum

IDLE = timedelta(minutes=2)


class PlannedQuerySet(models.QuerySet["Planned"]):
    """Questions about timed work."""

    def open(self) -> "PlannedQuerySet":
        """What still waits."""
        return self.filter(outcome=Planned.Outcome.OPEN)

    def due(self, at: datetime) -> "PlannedQuerySet":
        """What should be done by now, first things first."""
        return self.open().filter(due__lte=at).order_by("due", "pk")

    def embargoed(self, forum: UUID) -> set[UUID]:
        """The sessions and speakers of whom nothing may be published yet."""
        rows = self.open().filter(forum__uuid=forum, kind=Planned.Kind.EMBARGO)
        return {uuid for subjects in rows.values_list("subjects", flat=True) for uuid in subjects}


class Planned(models.Model):
    """A publication at an hour, or an embargo until one.

    `approved` holds the changes as they were seen, not the draft at the hour.
    """

    class Kind(models.TextChoices):
        PUBLISH = "publish", _("publication")
        EMBARGO = "embargo", _("embargo")

    class Outcome(models.TextChoices):
        OPEN = "open", _("waiting")
        DONE = "done", pgettext_lazy("of timed work", "done")
        REFUSED = "refused", pgettext_lazy("of timed work", "refused")
        CANCELLED = "cancelled", pgettext_lazy("of timed work", "cancelled")

    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="planned", verbose_name=_("forum")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    due = models.DateTimeField(_("due"))
    subjects = ArrayField(models.UUIDField(), default=list, blank=True)
    approved = models.BinaryField(_("approved changes"))
    against = models.PositiveIntegerField(_("chosen against release"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("planned by"),
    )  # fmt: skip
    author_name = models.CharField(_("planned by"), max_length=200)
    label = models.CharField(_("label"), max_length=100, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    made = models.DateTimeField(_("planned at"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    ended = models.DateTimeField(_("ended"), null=True)
    release = models.PositiveIntegerField(_("release"), null=True)
    # Why it was refused: a code, and what it concerns (addresses of changes, or problems).
    refusal = models.JSONField(_("refused because"), default=dict, blank=True)
    mailed = models.DateTimeField(_("mailed"), null=True)

    objects = PlannedQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned work")
        verbose_name_plural = _("planned work")
        ordering = ("due", "pk")
        constraints = (
            models.CheckConstraint(
                name="planned_ends_once",
                condition=models.Q(outcome="open", ended=None)
                | (~models.Q(outcome="open") & models.Q(ended__isnull=False)),
            ),
            models.CheckConstraint(
                name="planned_embargo_of_something",
                condition=~models.Q(kind="embargo") | models.Q(subjects__len__gt=0),
            ),
        )
        indexes = (
            # Serves the clock, which asks every few seconds what is due.
            models.Index(name="planned_due", fields=("due",), condition=models.Q(outcome="open")),
        )

    def __str__(self) -> str:
        return f"{self.forum.slug}: {self.kind}, {self.due:%Y-%m-%d %H:%M}"

    @property
    def late(self) -> timedelta | None:
        """How long after its hour it was done."""
        done = self.outcome in (self.Outcome.DONE, self.Outcome.REFUSED)
        return self.ended - self.due if done and self.ended else None


class ClockRun(models.Model):
    """When the clock last ran: one row for the installation."""

    ONLY: ClassVar[int] = 1

    ran = models.DateTimeField(_("last run"))

    class Meta:
        verbose_name = _("run of the clock")
        verbose_name_plural = _("runs of the clock")
        constraints = (models.CheckConstraint(name="clock_is_one", condition=models.Q(pk=1)),)

    def __str__(self) -> str:
        return f"{self.ran:%Y-%m-%d %H:%M:%S}"


def stands_still(last: ClockRun | None, waiting: Collection[Planned], *, at: datetime) -> bool:
    """Whether work waits for a clock that has not run for minutes."""
    return bool(waiting) and (last is None or at - last.ran > IDLE)
