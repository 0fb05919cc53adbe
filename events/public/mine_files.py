"""What an agenda is taken along as: a calendar file, and a QR code of its address."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.utils.translation import gettext as _

from events import releases
from events.program import agenda
from events.program.edition import Edition
from events.program.formats import ics, qr
from events.program.formats.chosen import Chosen
from events.public.found import on_shelf
from events.public.mine import PARAMETER, STEP
from events.public.shelf import sealed_page
from events.releases import Sealed
from events.web import OPEN, absolute, published
from events.words.exports import words


def written(
    edition: Edition, language: str, numbers: tuple[int, ...], *, address: str = ""
) -> bytes:
    """The calendar file of an agenda; `address` is its own where it is not the usual one."""
    with translation.override(language):
        title = _("My agenda")
    extract = Chosen(
        edition, language, site=settings.SITE_URL, words=words(language),
        numbers=numbers, title=title, address=address,
    )  # fmt: skip
    return ics.write(extract)


@published(PARAMETER)
def calendar(request: HttpRequest, forum: str, language: str) -> HttpResponse:
    """The chosen sessions of a forum's newest release as iCalendar."""
    numbers, entry = _numbers(request), on_shelf(forum)
    if entry.slug != forum:
        return _moved(f"/{language}/{entry.slug}/{STEP}.ics", numbers)
    try:
        edition = releases.edition(entry)
    except Sealed as gone:
        return HttpResponse(sealed_page(gone.stamp, entry, language), status=HTTPStatus.GONE)
    named = {**OPEN, "Content-Disposition": f'inline; filename="{forum}-{STEP}.ics"'}
    return HttpResponse(written(edition, language, numbers), content_type=ics.MEDIA, headers=named)


@published(PARAMETER)
def code(request: HttpRequest, forum: str, language: str) -> HttpResponse:
    """The agenda's address, for the camera of another device."""
    numbers, entry = _numbers(request), on_shelf(forum)
    if entry.slug != forum:
        return _moved(f"/{language}/{entry.slug}/{STEP}.svg", numbers)
    page = absolute(f"/{language}/{forum}/{STEP}/{_query(numbers)}")
    return HttpResponse(qr.drawn(page, error="l"), content_type=qr.MEDIA)


def _numbers(request: HttpRequest) -> tuple[int, ...]:
    numbers = agenda.numbers(request.GET.get(PARAMETER, ""))
    if not numbers:
        raise Http404(f"Say which sessions: ?{PARAMETER}=5,12")
    return numbers


def _query(numbers: tuple[int, ...]) -> str:
    return f"?{PARAMETER}={agenda.written(numbers)}"


def _moved(path: str, numbers: tuple[int, ...]) -> HttpResponse:
    return HttpResponsePermanentRedirect(path + _query(numbers))
