"""Organisations."""

from django.contrib import admin

from events.admin.exporting import Exported
from events.admin.gaps import MissingName
from speakers.admin.gaps import OfForum
from speakers.admin.shared import SharedAdmin
from speakers.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(SharedAdmin, Exported):
    """Offices, agencies, channels, faculties and delegations."""

    list_display = ("__str__", "abbreviation", "kind", "country")
    list_filter = (OfForum, "kind", "country", MissingName)
    fieldsets = ((None, {"fields": ("names", "abbreviation", "kind", "country", "link", "slug")}),)
