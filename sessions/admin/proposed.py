"""What an import's page says of new persons who are probably known ones."""

from collections.abc import Collection

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.merging import Proposed

SHOWN = 50


def sentences(matches: Collection[Proposed]) -> list[str]:
    """One for each match, as many as a page can show."""
    said = _("%(new)s is probably %(known)s: %(why)s.")
    return [
        said % {"new": each.new, "known": each.known, "why": each.reason.label}
        for each in list(matches)[:SHOWN]
    ]


def ask(request: HttpRequest, matches: Collection[Proposed]) -> None:
    """Leads whoever has imported to the questions that came up."""
    if not matches:
        return
    said = ngettext(
        "%(number)d new person is probably somebody who is known.",
        "%(number)d new persons are probably somebody who is known.",
        len(matches),
    ) % {"number": len(matches)}
    link = reverse("admin:speakers_personmatch_changelist")
    messages.warning(request, format_html('{} <a href="{}">{}</a>', said, link, _("Decide")))
