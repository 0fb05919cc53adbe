"""The page of one's account on which browsers are signed out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events import sign_ins as verbs
from forum_site.accounts.devices import told


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Where the user is signed in; a POST signs them out of one browser, or of all others."""
    user: Any = request.user
    own = request.session.session_key or ""
    if request.method == "POST":
        row = request.POST.get("row", "")
        ended = verbs.revoke(user, row=row) if row else verbs.revoke_others(user, but=own)
        said = ngettext(
            "%(count)s browser is signed out.", "%(count)s browsers are signed out.", ended
        )
        messages.success(request, said % {"count": ended})
        return redirect("sign_ins")
    rows = [
        {"row": verbs.name(row), "device": told(row.device) or _("Unknown browser"), "address": row.address,
         "since": row.since, "seen": row.seen, "here": row.session_key == own}
        for row in verbs.listed(user, at=timezone.now())
    ]  # fmt: skip
    return TemplateResponse(request, "account/sign_ins.html", {"rows": rows})
