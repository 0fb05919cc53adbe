"""A forum's invitations in the admin: whom the owners asked to join, asked again, or no longer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import invitations, letters, permissions
from events.models import Forum, Invitation, TeamMember
from sessions.admin.making import work_page
from sessions.admin.routes import forum_for, under_forum

SENTENCES = {
    invitations.InTeam: _("This address is in the team already. Change the member's role."),
    invitations.Invited: _("This address is invited already. Send that invitation again below."),
    invitations.TooMany: _("That is too many at once. Revoke some, or wait an hour."),
    invitations.TooSoon: _("This invitation was sent a moment ago. Wait five minutes."),
    invitations.NotSent: _("The mail server did not take the letter. Nothing was changed; try later."),
    invitations.NotOpen: _("This invitation is used, revoked or too old. Invite the address anew."),
}  # fmt: skip


class InvitationForm(forms.Form):
    """Whom, as what, and in which language the letter is."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), choices=TeamMember.Role.choices)
    language = forms.ChoiceField(label=_("Language of the letter"))

    def __init__(self, forum: Forum, data: Any = None) -> None:
        super().__init__(data)
        language: Any = self.fields["language"]
        language.choices = letters.languages(forum)


def routes(page: Any) -> list[URLPattern]:
    """Below the forum's address."""
    return under_forum(page, {"invitations": ("invitations/", invited)})


def invited(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The open invitations and a form for the next; what the page asks for is posted to it."""
    forum = forum_for(page, request, pk, permissions.owns)
    chosen = request.POST.get("resend") or request.POST.get("revoke")
    if chosen:
        return _again(request, forum, chosen)
    form = InvitationForm(forum, request.POST or None)
    if request.method == "POST" and form.is_valid() and _sent(request, forum, form):
        return redirect(request.path)
    rows = Invitation.objects.filter(forum=forum, ended=None).select_related("invited_by")
    shown = {
        "form": form,
        "rows": rows,
        "now": timezone.now(),
        "title": _("Invitations"),
    }
    return work_page(page, request, forum, "invitations", shown)


def _sent(request: HttpRequest, forum: Forum, form: InvitationForm) -> bool:
    by: Any = request.user
    try:
        row = invitations.invite(forum, **form.cleaned_data, by=by, at=timezone.now())
    except invitations.Refused as refusal:
        form.add_error("email", str(SENTENCES[type(refusal)]))
        return False
    messages.success(request, _("A letter is on its way to %(email)s.") % {"email": row.email})
    return True


def _again(request: HttpRequest, forum: Forum, chosen: str) -> HttpResponse:
    key = int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0  # noqa: PLR2004 - digits of a key
    row = get_object_or_404(Invitation, forum=forum, pk=key)
    verb: Callable[..., Any] = (
        invitations.resend if "resend" in request.POST else invitations.revoke
    )
    told = {
        invitations.resend: _("A letter is on its way to %(email)s."),
        invitations.revoke: _("The invitation of %(email)s is worth nothing any more."),
    }
    try:
        verb(row, by=request.user, at=timezone.now())
    except invitations.Refused as refusal:
        messages.error(request, SENTENCES[type(refusal)])
    else:
        messages.success(request, told[verb] % {"email": row.email})
    return redirect(request.path)
