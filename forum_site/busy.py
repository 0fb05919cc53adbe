"""Answers with 503 where too much has to be made at a moment: it is no fault, and passes."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events.web import Busy


class BusyMiddleware:
    """Says so in a page, and when to come again; the API says it by itself."""

    def __init__(self, handler: Callable[[HttpRequest], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing but the answer."""
        return self.handler(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page, where a view has said so."""
        if not isinstance(error, Busy):
            return None
        response = render(request, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        response["Retry-After"], response["Cache-Control"] = str(error.seconds), "no-store"
        return response
