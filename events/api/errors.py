"""Every refusal under /api/ as a problem document (RFC 9457) that says what to do."""

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from msgspec import Struct
from rest_framework.exceptions import APIException, MethodNotAllowed

from events.releases import NoSuchRelease, Sealed
from events.web import OPEN, Busy, absolute

MEDIA_TYPE = "application/problem+json"
# Any page in the world may read the API, and a refusal's headers too.
EXPOSED = "Access-Control-Expose-Headers"
OPEN_TO_ALL = {**OPEN, EXPOSED: f"{OPEN[EXPOSED]}, Retry-After"}
# A refusal may be outdated by the next release, and a former address may come back to life.
ASK_AGAIN = {"Cache-Control": "no-cache"}
SHORT = "max-age=60"
READ_ONLY = "The API is read only. Use GET, HEAD or OPTIONS."
logger = logging.getLogger("django.request")

View = Callable[..., HttpResponseBase]


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that is wrong with a request; `code` is for machines and never changes."""

    parameter: str
    code: str
    detail: str


class Refusal(Exception):
    """A request that gets no data; `detail` says what happened and what to do."""

    def __init__(
        self,
        status: int,
        detail: str,
        *faults: Fault,
        headers: Mapping[str, str] = MappingProxyType({}),
        members: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.faults = status, detail, faults
        self.headers, self.members = headers, members


class Moved(Exception):
    """The address has changed for good; `path` is the new one."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def not_found(detail: str) -> Refusal:
    """There is nothing of that name; the detail says where the right names are."""
    return Refusal(HTTPStatus.NOT_FOUND, detail)


def invalid(*faults: Fault) -> Refusal:
    """Parameters that nothing can be answered to, each with its remedy."""
    return Refusal(HTTPStatus.BAD_REQUEST, " ".join(fault.detail for fault in faults), *faults)


def problem(error: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """The answer to any exception of a view: DRF's exception handler (`settings.py`)."""
    return respond(error, context["request"].path)


def respond(error: Exception, path: str) -> HttpResponse:
    """The answer to an exception met at this path."""
    if isinstance(error, Moved):
        moved = {"Location": absolute(error.path), "Cache-Control": SHORT}
        return HttpResponse(status=HTTPStatus.MOVED_PERMANENTLY, headers=moved)
    refusal = _refusal(error)
    status = HTTPStatus(refusal.status)
    said = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": refusal.detail,
        "instance": path,
        "errors": refusal.faults,
        **refusal.members,
    }
    data, headers = msgspec.json.encode(said), {**ASK_AGAIN, **refusal.headers}
    return HttpResponse(data, status=status, content_type=MEDIA_TYPE, headers=headers)


def answered(view: View) -> View:
    """Wraps a view so that it answers always: also what fails outside of DRF is a problem."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 - whatever it is, the client reads JSON
            response = respond(error, request.path)
        for name, value in OPEN_TO_ALL.items():
            response[name] = value
        return response

    return answer


def _refusal(error: Exception) -> Refusal:
    """Any exception as a refusal; what nobody foresaw is logged and becomes 500."""
    match error:
        case Refusal():
            return error
        case Sealed():
            return Refusal(HTTPStatus.GONE, f"{error}. Ask for a newer release.")
        case NoSuchRelease() | Http404():
            return not_found(str(error))
        case Busy():
            later = {"Retry-After": str(error.seconds)}
            detail = "Too much is asked at this moment. Ask again in a few seconds."
            return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=later)
        case APIException():
            read_only = isinstance(error, MethodNotAllowed)
            return Refusal(error.status_code, READ_ONLY if read_only else str(error.detail))
    logger.error("The API failed: %s", error, exc_info=error)
    detail = "The server failed to answer; this has been logged. Try again later."
    return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, detail)
