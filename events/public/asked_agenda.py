"""What a page's script says of an agenda: read strictly, and heard from our own pages alone."""

from http import HTTPStatus

import msgspec
from django.conf import settings
from django.http import HttpRequest
from msgspec import Struct

from events.program import agenda
from events.web import UI_LANGUAGES

MOST = 4096  # bytes
JSON = "application/json"


class Refused(Exception):
    """What is asked is not done; `detail` says why."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


class Asked(Struct, frozen=True):
    """The body: `{"sessions": [5, 12], "language": "ka"}`."""

    sessions: list[int]
    language: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Those that can be a session's, as many as an agenda may have."""
        return agenda.numbers(agenda.written(self.sessions))

    @property
    def spoken(self) -> str:
        """A language of the interface."""
        return self.language if self.language in UI_LANGUAGES else UI_LANGUAGES[0]


def from_our_pages(request: HttpRequest) -> None:
    """Refuses what another site's page sends, or no page at all.

    Browsers write both headers themselves; the second is for those older than the first.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    own = (settings.SITE_URL, f"{request.scheme}://{request.get_host()}")
    ours = site == "same-origin" if site else request.headers.get("Origin", "") in own
    if not ours:
        raise Refused(HTTPStatus.FORBIDDEN, "Only the pages of this site may ask for that.")


def asked(request: HttpRequest) -> Asked:
    """The body, read. A form of another site cannot send this type without being asked first."""
    if request.content_type != JSON:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send {JSON}.")
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isdecimal() or int(size) > MOST or len(request.body) > MOST:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"Send at most {MOST} bytes.")
    try:
        return msgspec.json.decode(request.body, type=Asked)
    except (msgspec.DecodeError, RecursionError) as wrong:
        detail = f'Send {{"sessions": [5, 12]}}: {wrong}.'
        raise Refused(HTTPStatus.BAD_REQUEST, detail) from wrong
