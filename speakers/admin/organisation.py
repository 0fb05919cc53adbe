"""Organisations."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from events.admin.gaps import MissingName
from events.admin.importing.page import Imported
from speakers.admin.gaps import OfForum
from speakers.admin.shared import SharedAdmin
from speakers.models import FormerOrganisation, Organisation

PAIR = 2


@admin.register(Organisation)
class OrganisationAdmin(SharedAdmin, Imported):
    """Offices, agencies, channels, faculties and delegations."""

    actions = ("join",)
    list_display = ("__str__", "abbreviation", "kind", "country")
    list_filter = (OfForum, "kind", "country", MissingName)
    fieldsets = ((None, {"fields": ("names", "abbreviation", "kind", "country", "link", "slug")}),)

    @admin.action(description=_("These two are one organisation…"), permissions=("change",))
    def join(self, request: HttpRequest, rows: QuerySet[Organisation]) -> HttpResponse | None:
        """Leads to the page that shows both and what joining them would move."""
        two = list(rows.order_by("pk").values_list("pk", flat=True)[:3])
        if len(two) == PAIR:
            return redirect("admin:speakers_organisation_pair", two[1], two[0])
        messages.error(request, _("Choose two organisations."))
        return None

    def check_back(self, row: Organisation) -> None:
        """What was joined with another is found there."""
        if FormerOrganisation.objects.filter(uuid=row.uuid).exists():
            raise ValidationError(_("This one was joined with another, and is found there."))

    def find(self, rows: QuerySet[Any], query: str) -> QuerySet[Any]:
        """By what it was called before it was joined, too."""
        found: QuerySet[Any] = super().find(rows, query)
        former = FormerOrganisation.objects.filter(names__icontains=query)
        return found | rows.filter(pk__in=former.values("organisation"))
