"""Venues and rooms."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.admin.columns import OwnRowsFilter, missing_languages
from events.admin.gaps import MissingName
from events.admin.importing.page import Imported
from events.admin.printing import Printed
from events.admin.screens import screens
from events.models import Room, Venue


@admin.register(Venue)
class VenueAdmin(Imported):
    """Buildings of a forum."""

    list_display = ("__str__", missing_languages("names", "address"), "forum")
    list_filter = (("forum", OwnRowsFilter), MissingName)
    fieldsets = (
        (None, {"fields": ("names", "address", "link")}),
        (_("On the map"), {"fields": (("latitude", "longitude"),)}),
    )


@admin.register(Room)
class RoomAdmin(Printed, Imported):
    """Halls, in the order in which people name them."""

    list_display = (
        "__str__", "order", "venue", "capacity", missing_languages("names", "floor"), "forum",
    )  # fmt: skip
    list_filter = (
        ("forum", OwnRowsFilter), ("venue", OwnRowsFilter), "step_free", MissingName,
    )  # fmt: skip
    list_select_related = ("forum", "venue__forum")
    autocomplete_fields = ("venue",)
    actions = ("print_rows",)
    prints, paper = "rooms", "doors"
    fieldsets = (
        (None, {"fields": ("names", "venue", "floor", "capacity", "order", "slug")}),
        (_("Access"), {"fields": ("step_free", "hearing_loop")}),
        (_("On the map"), {"fields": (("latitude", "longitude"), "plan")}),
        (_("Timetable"), {"fields": ("parallel", "turnover")}),
    )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """With the page for the screen at the room's door, once the public sees the room."""
        room = context["original"]
        doors = [each for each in screens(room.forum) if each.room == room.uuid] if room else []
        return super().render_change_form(request, {**context, "doors": doors}, *args, **options)
