"""Where the site asks everybody for a second factor: without one there is nothing but to set it up."""

from collections.abc import Callable

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

# One's own account, the way in and out, and what these pages need.
OPEN = tuple(
    f"/admin/{path}"
    for path in ("account/", "login/", "logout/", "password_change/", "invitation/", "jsi18n/")
)
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorMiddleware:
    """Sees the admin alone; not used unless the site asks for it."""

    def __init__(self, handler: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.SECOND_FACTOR:
            raise MiddlewareNotUsed
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; or the page on which a factor is set up."""
        path = request.path_info
        if not path.startswith("/admin/") or path.startswith(OPEN):
            return self.handler(request)
        user = request.user
        if not user.is_authenticated or get_adapter().is_mfa_enabled(user, FACTORS):
            return self.handler(request)
        messages.warning(
            request, _("This site asks everybody for a second step. Set one up first.")
        )
        return redirect("mfa_index")
