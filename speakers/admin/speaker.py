"""Speakers: what a person is at one forum."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin.columns import OwnRowsFilter, missing_languages, said
from events.admin.export_columns import Column
from events.admin.importing.page import Imported
from events.admin.inlines import ForumTabularInline
from events.admin.printing import Printed
from events.admin.together import EditedTogether
from speakers.admin.gaps import NameFilter, PositionFilter, SpeakerGaps
from speakers.admin.given_names import put_here
from speakers.admin.shared import official
from speakers.models import Absence, Organiser, Person, Speaker


class AbsenceInline(ForumTabularInline):
    """When the speaker cannot be on a stage."""

    model = Absence
    fields = ("starts", "ends", "reason")
    verbose_name_plural = _("absences, for the team only")


@admin.register(Speaker)
class SpeakerAdmin(Printed, EditedTogether, Imported):
    """The people of a forum, with the position held then."""

    inlines = (AbsenceInline,)
    list_display = (
        "__str__", "status", "position_", "organisation_", "appears",
        missing_languages("position", "biography"), "forum",
    )  # fmt: skip
    list_filter = (
        ("forum", OwnRowsFilter), "status", SpeakerGaps, NameFilter, PositionFilter,
        "consent_photograph",
    )  # fmt: skip
    autocomplete_fields = ("person", "organisation", "delegation")
    fieldsets = (
        (None, {"fields": ("person", "status", "position", "organisation", "name", "biography")}),
        (_("Protocol"), {"fields": ("delegation", "protocol_order")}),
        (
            _("Consent"),
            {
                "fields": (
                    ("consent_record", "consent_stream"), ("consent_photograph", "licence"),
                ),
            },
        ),
        (
            _("For the team only"),
            {
                "fields": ("present_from", "present_to", "availability", "notes"),
                "description": _("Never published."),
            },
        ),
        (_("Address"), {"fields": ("slug",)}),
    )  # fmt: skip
    actions = ("confirm", "change_together", "print_rows")
    together = ("status", "organisation", "delegation")
    exports = (
        Column("uuid", lambda speaker: speaker.person.uuid),
        Column("number", lambda speaker: speaker.person.number),
        Column(
            "name",
            lambda speaker: {**official(speaker.person), **speaker.name},
            texts=True,
            puts=put_here,
        ),
        Column("sort_key", lambda speaker: speaker.person.sort_key),
        Column("country", lambda speaker: speaker.person.country),
    )
    exports_with = ("person__forms",)
    imports_by = "person__uuid"
    prints, paper, numbered = "people", "badges", "person__number"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With what the list shows, in a constant number of queries."""
        rows = super().get_queryset(request)
        rows = rows.select_related("person", "organisation")
        counted: models.QuerySet[Any] = rows.annotate(parts=models.Count("appearances"))
        return counted

    def find(self, rows: models.QuerySet[Any], query: str) -> models.QuerySet[Any]:
        """By any spelling of the person's name in any script."""
        return rows.filter(person__in=Person.objects.named(query).values("pk"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A speaker stays the same person."""
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, "person"] if obj and "person" not in fixed else fixed

    @admin.display(description=_("position"))
    def position_(self, speaker: Speaker) -> str:
        """In the reader's language, or marked."""
        return said(speaker.position, speaker.forum.languages)

    @admin.display(description=_("organisation"), ordering="organisation__slug")
    def organisation_(self, speaker: Speaker) -> str:
        """In the reader's language, or marked."""
        there = speaker.organisation
        return said(there.names, speaker.forum.languages) if there else ""

    @admin.display(description=_("appearances"), ordering="parts")
    def appears(self, speaker: Any) -> int:
        """In how many sessions."""
        return int(speaker.parts)

    @admin.action(description=_("Mark as confirmed"), permissions=("together",))
    def confirm(self, request: HttpRequest, speakers: models.QuerySet[Speaker]) -> None:
        """They come."""
        self.set_each(request, speakers, status=Speaker.Status.CONFIRMED)


class OrganiserInline(ForumTabularInline):
    """The organisations behind a forum; on the forum's own page."""

    model = Organiser
    fields = ("organisation", "role", "order")
    autocomplete_fields = ("organisation",)
