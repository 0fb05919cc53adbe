"""Pages of the admin that superusers alone see and change."""

from typing import Any

from django.http import HttpRequest

from events import permissions


class SuperusersOnly:
    """Every permission of a page asks whether the user is a superuser."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """In the menu of superusers alone."""
        return permissions.is_superuser.test(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Superusers."""
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers."""
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers."""
        return self.has_module_permission(request)
