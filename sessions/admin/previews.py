"""A forum's secret links to its preview: the list, and making and revoking one."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from events import permissions
from events.models import Forum
from events.web import absolute
from sessions import preview_links
from sessions.admin.making import work_page
from sessions.admin.routes import forum_for, under_forum

NOT_DONE = 422


class LinkForm(forms.Form):
    """For whom a link is, and how long it works."""

    label = forms.CharField(
        label=_("For whom"), max_length=preview_links.LONGEST, widget=UnfoldAdminTextInputWidget,
        help_text=_("A name that the team will know later, such as “Ministry, protocol”."),
    )  # fmt: skip
    days = forms.TypedChoiceField(
        label=_("Works for"), coerce=int, initial=7, widget=UnfoldAdminSelectWidget,
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        days: Any = self.fields["days"]
        days.choices = [
            (term, ngettext("%(count)d day", "%(count)d days", term) % {"count": term})
            for term in preview_links.TERMS
        ]


def routes(page: Any) -> list[URLPattern]:
    """The addresses of these pages, under the forum's own."""
    return under_forum(
        page,
        {
            "previews": ("previews/", previews_view),
            "previews_revoke": ("previews/revoke/", revoke_view),
        },
    )


def previews_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The links, and a form for a new one, which is shown once it is made and never again."""
    forum = forum_for(page, request, pk, permissions.edits)
    form, made = LinkForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        made = _made(request, forum, form)
        form = LinkForm() if made else form
    at = timezone.now()
    context = {
        "title": _("Preview links"),
        "form": form,
        "made": made,
        "links": [
            (link, preview_links.works(link, at=at)) for link in forum.preview_links.with_makers()
        ],
        "at": at,
    }
    drawn = work_page(page, request, forum, "previews", context)
    drawn.status_code = NOT_DONE if request.method == "POST" and not made else 200
    return drawn


def _made(request: HttpRequest, forum: Forum, form: LinkForm) -> str:
    """The address of the new link; "" where it was refused, which the form then says."""
    user: Any = request.user
    try:
        _link, secret = preview_links.make(
            forum, **form.cleaned_data, by=user, at=timezone.now()
        )  # fmt: skip
    except preview_links.NotMade as refusal:
        form.add_error(None, str(refusal.reason))
        return ""
    return absolute(reverse("preview", args=(secret, get_language() or "en")))


def revoke_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The link no longer works."""
    forum = forum_for(page, request, pk, permissions.edits)
    return require_POST(partial(_revoked, forum=forum))(request)


def _revoked(request: HttpRequest, *, forum: Forum) -> HttpResponse:
    link = request.POST.get("link", "")
    try:
        preview_links.revoke(
            forum, link=int(link) if link.isdecimal() else 0, at=timezone.now()
        )  # fmt: skip
    except preview_links.NoSuchLink as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("The link is revoked. It no longer opens anything."))
    return redirect("admin:events_forum_previews", forum.pk)
