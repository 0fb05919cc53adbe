"""PublishRun: a release that a process of its own makes, since the forum is too large for a page."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Forum


class PublishRun(models.Model):
    """What was asked for, by whom, and how it ended.

    The process holds the row's lock while it works, so that whoever looks knows whether it lives.
    """

    class Verb(models.TextChoices):
        PUBLISH = "publish", _("Publish")
        PART = "publish_part", _("Publish a part")
        ROLL_BACK = "roll_back", _("Publish an old release again")
        PLAN = "plan", _("Publish at an hour")

    class Outcome(models.TextChoices):
        RUNNING = "running", pgettext_lazy("of publishing", "running")
        DONE = "done", pgettext_lazy("of publishing", "done")
        REFUSED = "refused", pgettext_lazy("of publishing", "refused")
        LOST = "lost", pgettext_lazy("of publishing", "ended before it was through")

    forum = models.ForeignKey(
        Forum, models.CASCADE, related_name="publish_runs", verbose_name=_("forum")
    )
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    verb = models.CharField(max_length=20, choices=Verb)
    facts = models.JSONField(default=dict)  # the verb's own arguments
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("published by"),
    )  # fmt: skip
    author_name = models.CharField(_("published by"), max_length=200)
    started = models.DateTimeField(_("started"))
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=Outcome, default=Outcome.RUNNING
    )
    ended = models.DateTimeField(_("ended"), null=True)
    release = models.PositiveIntegerField(_("release"), null=True)
    # Why it was refused: the refusal's name, and what it says.
    refusal = models.JSONField(_("refused because"), default=dict, blank=True)

    class Meta:
        verbose_name = _("run of the publisher")
        verbose_name_plural = _("runs of the publisher")
        ordering = ("-started", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="publish_run_one_at_a_time", fields=("forum",), condition=Q(outcome="running")
            ),
            models.CheckConstraint(
                name="publish_run_ends_once",
                condition=Q(outcome="running", ended=None)
                | (~Q(outcome="running") & Q(ended__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.forum.slug}: {self.verb}, {self.started:%Y-%m-%d %H:%M}"
