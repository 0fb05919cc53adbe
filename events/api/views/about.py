"""What the API says of itself, and of addresses that it does not have."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.views import SpectacularSwaggerSplitView

from events.api.endpoint import ROOT
from events.api.errors import Moved, not_found, respond
from events.api.schema import openapi
from events.web import absolute


class Browsable(SpectacularSwaggerSplitView):
    """The schema as a page to read and to try; no script or style is written into it."""

    template_name = "api/browse.html"
    title = "API · Forum Site"


def schema(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return HttpResponse(openapi(), content_type="application/vnd.oai.openapi+json; charset=utf-8")


NOTHING = "api_nothing"


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponseBase:
    """Any other address under /api/: to the one with a slash, or to the list of them all."""
    if not request.path.endswith("/") and _leads_somewhere(f"{request.path}/"):
        return respond(Moved(request.get_full_path(force_append_slash=True)), request.path)
    detail = f"There is nothing at {request.path}. The addresses are listed at {absolute(ROOT)}."
    return respond(not_found(detail), request.path)


def _leads_somewhere(path: str) -> bool:
    try:
        return resolve(path).url_name != NOTHING
    except Resolver404:
        return False
