"""Keeps in mind where and when somebody was last signed in; sees the admin alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from events import clients, sign_ins


class SeenMiddleware:
    """After the answer, whose session is saved anyway when it has changed."""

    def __init__(self, handler: Callable[[HttpRequest], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer as it is."""
        response = self.handler(request)
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            at, agent = timezone.now(), request.headers.get("User-Agent", "")
            sign_ins.note(request.session, device=agent, address=clients.address(request), at=at)
            sign_ins.see(request.session, at=at)
        return response
