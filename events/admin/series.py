"""Series of forums, which only superusers make and change."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from events import permissions
from events.admin.importing.page import Imported
from events.models import ForumSeries


@admin.register(ForumSeries)
class SeriesAdmin(Imported):
    """What the editions of every year belong to."""

    forum_path = ""
    translatable = False
    changes = permissions.is_superuser
    list_display = ("__str__", "slug")
    fieldsets = ((None, {"fields": ("names", "slug", "description")}),)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Series are no secret among the teams."""
        return permissions.anywhere(request.user, permissions.reads)
