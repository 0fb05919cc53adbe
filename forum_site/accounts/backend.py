"""Whose account may sign in at all: staff, by user name or e-mail address."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    """There is nothing here for others, and a session of somebody who is no longer staff ends."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Active, and staff."""
        return bool(super().user_can_authenticate(user) and user.is_staff)
