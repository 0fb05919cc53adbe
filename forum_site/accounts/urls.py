"""Every address of signing in and of one's own account, all below the admin's.

The first two take the place of Django's pages at the same addresses.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, re_path

from forum_site.accounts import joining, pages, recovery
from forum_site.admin import mended

View = Callable[..., HttpResponse]


def framed(view: View) -> View:
    """The view's page in the frame of the admin: its styles, its menu, its user."""

    @wraps(view)
    def drawn(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            frame = admin.site.each_context(request)
            response.context_data = {**frame, **(response.context_data or {})}
        return mended(response)

    return drawn


PAGES: tuple[tuple[str, View, str], ...] = (
    ("login/", account.login, "account_login"),
    ("password_change/", account.password_change, "account_change_password"),
    ("account/logout/", account.logout, "account_logout"),
    ("account/inactive/", account.account_inactive, "account_inactive"),
    ("account/again/", account.reauthenticate, "account_reauthenticate"),
    ("account/password/", account.password_reset, "account_reset_password"),
    ("account/password/sent/", account.password_reset_done, "account_reset_password_done"),
    ("account/password/done/", account.password_reset_from_key_done,
     "account_reset_password_from_key_done"),
    ("account/two-step/", mfa.index, "mfa_index"),
    ("account/code/", mfa.authenticate, "mfa_authenticate"),
    ("account/code/again/", mfa.reauthenticate, "mfa_reauthenticate"),
    ("account/app/add/", totp.activate_totp, "mfa_activate_totp"),
    ("account/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    ("account/recovery/", recovery.show, "mfa_view_recovery_codes"),
    ("account/recovery/new/", recovery.generate, "mfa_generate_recovery_codes"),
    ("account/recovery/file/", recovery.download, "mfa_download_recovery_codes"),
    ("account/keys/", webauthn.list_webauthn, "mfa_list_webauthn"),
    ("account/keys/add/", webauthn.add_webauthn, "mfa_add_webauthn"),
    ("account/keys/login/", webauthn.login_webauthn, "mfa_login_webauthn"),
    ("account/keys/again/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("account/keys/<int:pk>/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    ("account/keys/<int:pk>/remove/", webauthn.remove_webauthn, "mfa_remove_webauthn"),
    ("account/sign-ins/", pages.sign_ins, "sign_ins"),
    ("invitation/<str:token>/", joining.invitation, "invitation"),
)  # fmt: skip
# The second part of a letter's link may hold dashes.
LINK = r"^account/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"
urlpatterns = [
    *(path(address, framed(view), name=name) for address, view, name in PAGES),
    re_path(LINK, framed(account.password_reset_from_key), name="account_reset_password_from_key"),
]
