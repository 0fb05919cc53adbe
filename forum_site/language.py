"""The language of the admin: the user's choice, else the browser's.

A public address says its language itself, and what is published must be the same bytes for
everyone, so Django's LocaleMiddleware, which adds `Vary: Accept-Language`, sees the admin only.
"""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class AdminLocaleMiddleware(LocaleMiddleware):
    """Activates the reader's language for the admin, and English for everything else."""

    def process_request(self, request: HttpRequest) -> None:
        """Choose the language."""
        if request.path_info.startswith("/admin/"):
            super().process_request(request)
        else:
            translation.activate("en")

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say that the answer depends on the language, where it does."""
        if request.path_info.startswith("/admin/"):
            return super().process_response(request, response)
        return response
