"""A forum's own page, with preview, publish and undo."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from events import permissions
from events.admin.base import without
from events.admin.columns import said
from events.admin.importing.page import Imported
from events.models import Forum, Release
from sessions import zones
from sessions.admin import (
    activity,
    backups,
    board,
    cloning,
    conflicts,
    importing,
    inviting,
    paper,
    previews,
    publishing,
)
from sessions.admin.forum_form import ZonedForumForm
from speakers.admin.speaker import OrganiserInline


@admin.register(Forum)
class ForumAdmin(Imported):
    """Editions of forums. Superusers make them; their teams do the rest."""

    form = ZonedForumForm
    forum_path = "pk"
    form_only = ("keep",)
    inlines = (OrganiserInline,)
    change_form_outer_after_template = "program_sessions/forum_change_note.html"
    list_display = ("__str__", "days", "place", "release", "visibility")
    list_filter = ("visibility",)
    autocomplete_fields = ("series",)
    fieldsets = (
        (None, {"fields": ("names", "motto", "series", "edition", "slug", "visibility")}),
        (
            _("When and where"),
            {"fields": (("starts", "ends"), "zone", "keep", "day_turns", "city", "country")},
        ),
        (_("Languages"), {"fields": ("languages",)}),
        (
            _("Texts"),
            {"classes": ("tab",), "fields": ("description", "notice", "press_contact")},
        ),
        (
            _("Timetable"),
            {
                "classes": ("tab",),
                "fields": ("double_booking", ("padding", "walk"), ("opens", "closes")),
            },
        ),
        (_("Colours"), {"classes": ("tab",), "fields": (("hue_1", "hue_2"),)}),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With the number of the newest release."""
        newest = Release.objects.filter(forum=models.OuterRef("pk")).order_by("-number")
        rows = super().get_queryset(request)
        numbered: models.QuerySet[Any] = rows.annotate(
            newest=models.Subquery(newest.values("number")[:1])
        )
        return numbered

    def get_urls(self) -> list[URLPattern]:
        """Besides Django's: preview, publish, releases, conflicts, import, timetable, history …"""
        pages = (
            publishing, conflicts, importing, backups, cloning, board, activity, paper, previews,
            inviting,
        )  # fmt: skip
        return [*(route for page in pages for route in page.routes(self)), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Superusers alone."""
        return permissions.is_superuser.test(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers, and only a forum that was never published."""
        allowed = permissions.is_superuser.test(request.user)
        return allowed and not (obj and obj.releases.exists())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Publishers show and hide a forum."""
        fixed = list(super().get_readonly_fields(request, obj))
        if obj and not permissions.publishes.test(request.user, obj.pk):
            fixed.append("visibility")
        return fixed

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new forum has no zone to correct."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else without(fieldsets, self.form_only)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """With whether this user may download the forum's backup."""
        forum = context["original"]
        may = bool(forum) and permissions.owns.test(request.user, forum.pk)
        return super().render_change_form(
            request,
            {**context, "may_back_up": may, "may_clone": self.has_add_permission(request)},
            *args,
            **options,
        )

    def save_model(
        self,
        request: HttpRequest,
        obj: Forum,
        form: Any,
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Moves what has times first where a corrected zone shall keep the hours."""
        if change and form.moves_times() and form.cleaned_data["keep"] == "wall":
            zones.keep_wall_times(obj, form.initial["zone"], obj.zone, by=request.user)
        super().save_model(request, obj, form, change)

    def check_back(self, row: Forum) -> None:
        """What a corrected zone means for the times, only the form asks."""
        now = Forum.objects.filter(pk=row.pk).first()
        if now and now.zone != row.zone and row.sessions.exclude(start=None).exists():
            message = _("Sessions have times. Correct the zone in the form, which asks about them.")
            raise ValidationError({"zone": message})

    @admin.display(description=_("days"), ordering="starts")
    def days(self, forum: Forum) -> str:
        """First and last day."""
        days = dict.fromkeys((forum.starts, forum.ends))
        return " – ".join(date_format(day, "SHORT_DATE_FORMAT") for day in days)

    @admin.display(description=_("city"))
    def place(self, forum: Forum) -> str:
        """In the reader's language, or marked."""
        return said(forum.city, forum.languages)

    @admin.display(description=_("release"), ordering="newest")
    def release(self, forum: Any) -> str:
        """The number of the newest release."""
        return str(forum.newest or _("none yet"))
