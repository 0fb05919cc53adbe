"""What open pages ask every few seconds: which release is the newest. The same in all languages."""

import msgspec
from django.http import HttpRequest, HttpResponse

from events.public.found import on_shelf
from events.web import published

# Shorter than a page's: a cache between us and the reader must not hide a new release for long.
SHORT = "public, max-age=1"


@published()
def now(_request: HttpRequest, forum: str) -> HttpResponse:
    """The newest release's number and time."""
    entry = on_shelf(forum)
    newest = {"release": entry.number, "time": entry.time}
    return HttpResponse(
        msgspec.json.encode(newest),
        content_type="application/json",
        headers={"Cache-Control": SHORT},
    )
