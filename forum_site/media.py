"""Serves photos, whole or cut square; their names are the hashes of their contents."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from events.portraits import FORMATS
from speakers import cutting

NAME = re.compile(r"(?P<sha256>[0-9a-f]{64})(?:-(?P<width>[1-9]\d{0,3}))?\.(?P<form>[a-z]{3,4})")


@require_safe
def photo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The photo's file; 404 where there is none. A server in front may serve those that are made."""
    file = _file(name)
    if file is None or not file.is_file():
        raise Http404("There is no photo at this address.")
    response = FileResponse(file.open("rb"), content_type=FORMATS[file.suffix[1:]])
    # A day, not for good: erasing a person must reach the caches.
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _file(name: str) -> Path | None:
    """Where the file lies that the address names; a square is made when first asked for."""
    folder, asked = Path(settings.MEDIA_ROOT) / "photos", NAME.fullmatch(name)
    if asked is None:
        return None
    if asked["width"] is None:
        return folder / name if asked["form"] == "jpg" else None
    try:
        return cutting.keep(folder, asked["sha256"], int(asked["width"]), asked["form"])
    except OSError as damaged:
        raise Http404("The photo cannot be shown.") from damaged
