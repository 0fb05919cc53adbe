"""Leads from lists to the page that prints on paper, with the chosen rows filled in."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# Of an address that every browser and server takes.
MOST = 500


class Printed:
    """A list whose rows can be printed: `prints` is what the page calls them, `paper` what is made."""

    prints: str
    paper: str
    # Where the number is by which the page knows a row.
    numbered: str = "number"

    @admin.action(description=_("Print…"), permissions=("view",))
    def print_rows(self, request: HttpRequest, rows: models.QuerySet[Any]) -> HttpResponse | None:
        """To the forum's page for paper, where nothing is printed yet."""
        chosen = list(rows.order_by().values_list("forum", self.numbered)[: MOST + 1])
        if len({forum for forum, _number in chosen}) != 1:
            messages.error(request, _("Choose rows of one forum to print them."))
            return None
        if len(chosen) > MOST:
            told = _("Choose at most %(most)d to print them, or open “Paper” and print all.")
            messages.error(request, told % {"most": MOST})
            return None
        address = reverse("admin:events_forum_paper", args=(chosen[0][0],))
        asked = [("what", self.paper), *((self.prints, number) for _forum, number in chosen)]
        return HttpResponseRedirect(f"{address}?{urlencode(asked)}")
