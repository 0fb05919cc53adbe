"""The page behind a letter's link: joining a team, with the account one has or a new one."""

import time
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib.auth import login
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from events import clients, invitations
from events.models import TeamMember, User

RATE = 20  # pages a minute that one client may open: guessing 256 bits is not worth the while
opened = clients.Buckets()
BACKEND = "forum_site.accounts.backend.StaffBackend"


class JoinForm(forms.Form):
    """A new account; its address is that of the letter."""

    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150)
    password = forms.CharField(
        label=gettext_lazy("Password"), strip=False, help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, email: str, data: Any = None) -> None:
        super().__init__(data)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """A password that is not like the names or the address."""
        given = self.cleaned_data
        names = {key: given.get(key, "") for key in ("first_name", "last_name")}
        try:
            validate_password(given.get("password", ""), User(email=self.email, **names))
        except ValidationError as weak:
            self.add_error("password", weak)
        return given


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the invitation is to, and the one thing that its reader can do now."""
    if opened.take(clients.address(request), RATE, time.monotonic()):
        return TemplateResponse(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    try:
        row = invitations.found(token, at=timezone.now())
        form = JoinForm(row.email, request.POST or None)
        if request.method == "POST" and (member := _joined(request, token, form)):
            return redirect(f"{reverse('admin:index')}?forum={member.forum_id}")
    except invitations.NotOpen:
        return TemplateResponse(request, "account/invitation_over.html", status=HTTPStatus.GONE)
    except (invitations.SomebodyElse, invitations.HasAccount):
        return redirect(request.path)
    who: Any = request.user
    shown = {
        "invitation": row, "form": form, "known": invitations.account(row),
        "other": who.is_authenticated and who.email.lower() != row.email,
        "login": f"{reverse('account_login')}?next={request.path}",
    }  # fmt: skip
    response = TemplateResponse(request, "account/invitation.html", shown)
    # The address is the secret: no other site is told of it.
    response["Referrer-Policy"] = "no-referrer"
    return response


def _joined(request: HttpRequest, token: str, form: JoinForm) -> TeamMember | None:
    user: Any = request.user
    if user.is_authenticated:
        return invitations.accept(token, user=user, at=timezone.now())
    if not form.is_valid():
        return None
    member = invitations.join(token, **form.cleaned_data, at=timezone.now())
    login(request, member.user, backend=BACKEND)
    return member
