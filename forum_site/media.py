"""Serves photos, whose names are the hashes of their contents, so that they may be kept for good."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve


@require_safe
def photo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The photo's file; 404 where there is none. A server in front may serve the folder instead."""
    response = serve(request, f"photos/{name}", document_root=str(settings.MEDIA_ROOT))
    # A day, not for good: erasing a person must reach the caches.
    response["Cache-Control"] = "public, max-age=86400"
    return response
