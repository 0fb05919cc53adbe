"""PersonMatch: two rows that are probably one person, for somebody to decide."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from speakers.models.person import Person


class PersonMatch(models.Model):
    """A person whose name is probably that of one known longer, until somebody says yes or no.

    Once accepted the new row is gone: `name` says how it was called.
    """

    class Reason(models.TextChoices):
        SAME = "same", _("the same name")
        SCRIPT = "script", _("the same name in another script")
        SPELLING = "spelling", _("another spelling of the name")
        ORDER = "order", _("the parts of the name in another order")
        LETTER = "letter", _("one letter differs")
        PART = "part", _("a part of the name is missing")
        CHOSEN = "chosen", _("chosen by hand")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("of a match", "open")
        ACCEPTED = "accepted", pgettext_lazy("of a match", "one person")
        REFUSED = "refused", pgettext_lazy("of a match", "two persons")

    person = models.ForeignKey(
        Person, models.CASCADE, null=True, related_name="matches", verbose_name=_("new person")
    )
    known = models.ForeignKey(
        Person, models.CASCADE, related_name="matched", verbose_name=_("known person")
    )
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=200)
    reason = models.CharField(_("why"), max_length=10, choices=Reason)
    source = models.CharField(_("source"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("proposed match")
        verbose_name_plural = _("proposed matches")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                Least("person", "known"),
                Greatest("person", "known"),
                name="match_once",
                condition=Q(person__isnull=False),
            ),
            models.CheckConstraint(name="match_of_two", condition=~Q(person=F("known"))),
            # Only what was merged has lost its row, and only what is open is undecided.
            models.CheckConstraint(
                name="match_decided",
                condition=Q(state="open", decided_at=None, person__isnull=False)
                | Q(state="refused", decided_at__isnull=False, person__isnull=False)
                | Q(state="accepted", decided_at__isnull=False, person=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} – {self.known}"
