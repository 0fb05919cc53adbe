"""The forms of signing in, dressed as the admin's, each of which locks out who guesses."""

import logging
from typing import Any

from allauth.account.forms import LoginForm as TheirLoginForm
from allauth.core import context
from allauth.mfa.base import forms as theirs
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from axes.handlers.proxy import AxesProxyHandler
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum_site.accounts import vault

log = logging.getLogger(__name__)


class LoginForm(TheirLoginForm):  # type: ignore[misc]  # allauth is untyped
    """User name or e-mail address, and password; a browser offers passkeys beside them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = gettext_lazy("User name or e-mail address")
        login.widget.attrs.update(id="id_username", autocomplete="username")
        self.fields["password"].help_text = ""
        self.fields.pop("remember", None)


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """A new key is a passkey unless somebody wants it as a second step only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["passwordless"]
        field.initial, field.label = True, gettext_lazy("Sign in with it, without the password")
        field.help_text = gettext_lazy("The device asks for a fingerprint, a face or its PIN.")


class Guarded:
    """A code that is wrong counts as a wrong password does: so many, and the account is shut."""

    user: Any

    def clean_code(self) -> str:
        """The code; refused unread while the account is shut."""
        who = {"username": self.user.get_username()}
        if not AxesProxyHandler.is_allowed(context.request, who):
            raise ValidationError(_("Too many wrong codes. Wait a quarter of an hour."))
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # of the form that this guards
        except ValidationError:
            AxesProxyHandler.user_login_failed(
                sender=type(self), credentials=who, request=context.request
            )
            raise
        except vault.Unreadable as error:
            log.exception("A code of %s could not be checked", who["username"])
            raise ValidationError(
                _(
                    "Your second step cannot be checked. Ask whoever runs this site to look at its log."
                )
            ) from error
        return code


class AuthenticateForm(Guarded, theirs.AuthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """The second step of signing in: a code of an app, or of the list."""


class ReauthenticateForm(Guarded, theirs.ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    """The same, once more, before one's own factors are changed."""
