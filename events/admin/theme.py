"""Themes."""

from django.contrib import admin

from events.admin.columns import OwnRowsFilter, missing_languages
from events.admin.gaps import MissingName
from events.admin.importing.page import Imported
from events.models import Theme


@admin.register(Theme)
class ThemeAdmin(Imported):
    """Strands of a programme."""

    list_display = ("__str__", "order", "hue", missing_languages("names"), "forum")
    list_filter = (("forum", OwnRowsFilter), MissingName)
    fieldsets = ((None, {"fields": ("names", "hue", "order", "slug")}),)
