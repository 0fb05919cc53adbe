"""What we ask otherwise of django-allauth: no sign-up, our addresses, QR codes by segno."""

import logging
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import clients
from forum_site.accounts import vault

log = logging.getLogger(__name__)
# Whoever comes in sees it.
UNSAID = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Accounts are made by superusers and invitations."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """As everywhere: what the outermost of our proxies saw."""
        return clients.address(request)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """By SITE_URL, whatever host the request named."""
        path: str = urlsplit(super().get_reset_password_from_key_url(key)).path
        return settings.SITE_URL + path

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """All but that one is in, or out."""
        template = kwargs.get("message_template", args[0] if args else None)
        if template not in UNSAID:
            super().add_message(request, level, *args, **kwargs)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """To the account's own address: it has one, and theirs to confirm are not used."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that does not answer stops nobody from changing a password."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:
            log.warning("Mail %s was not sent: %s", template_prefix, error)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """Second factors and passkeys, under the name of the site and by our word for them."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("You cannot switch off the two-step sign-in."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes belong to the two-step sign-in. Set up an app or add a key first."
        ),
    }

    def _get_site_name(self) -> str:
        return "Forum Site"

    def encrypt(self, text: str) -> str:
        """What is kept in the database."""
        return vault.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself."""
        return vault.decrypt(encrypted_text)

    def get_totp_label(self, user: Any) -> str:
        """By which the site is told apart in an app, and the account."""
        return f"{user.get_username()} ({settings.ALLOWED_HOSTS[0]})"

    def build_totp_svg(self, url: str) -> str:
        """The QR code, dark on white in any scheme."""
        drawn = BytesIO()
        code = segno.make(url, error="m", micro=False)
        code.save(drawn, kind="svg", scale=5, light="white", xmldecl=False)
        return drawn.getvalue().decode()
