"""The public's views: what a request asks for, handed to `pages`, and the answer handed back."""

from datetime import UTC, datetime
from http import HTTPStatus
from itertools import chain

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.cache import patch_vary_headers
from django.utils.translation import trans_real
from msgspec.structs import replace

from events import releases
from events.memory import turning
from events.program import clock
from events.program.edition import Edition
from events.public import log, pages
from events.public.found import first_language, on_shelf
from events.public.sheet import sheet as sheet_of
from events.public.shelf import forums_page, sealed_page
from events.releases import NoSuchRelease, OnShelf, Sealed, shelf
from events.web import UI_LANGUAGES, published

FOR_GOOD = "public, max-age=31536000, immutable"  # what is named by what is in it
# The steps of pretalx's addresses, and ours.
CODED = {"talk": "sessions", "speaker": "speakers"}


def choose(request: HttpRequest, forum: str | None = None) -> HttpResponse:
    """To the reader's language, else the forum's first that the interface has. Never kept."""
    entry = on_shelf(forum) if forum else None
    language = accepted(request) or (first_language(entry) if entry else UI_LANGUAGES[0])
    response = HttpResponseRedirect(f"/{language}/{entry.slug}/" if entry else f"/{language}/")
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept-Language"])
    return response


@published(of="shelf")
def forums(request: HttpRequest, language: str) -> HttpResponse:
    """All forums that can be seen."""
    at, seen = datetime.now(UTC), shelf()
    terms = chain.from_iterable(clock.term(entry.card) for entry in seen.forums)
    return turning(HttpResponse(forums_page(seen, language, at)), terms, at)


@published(*pages.PARAMETERS)
def page(
    request: HttpRequest, language: str, forum: str, steps: str = "", number: int | None = None
) -> HttpResponse:
    """A page of a forum's newest release, or of release `number`."""
    entry = on_shelf(forum)
    below = f"r{number}/" if number else ""
    if entry.slug != forum:
        return _moved(request, f"/{language}/{entry.slug}/{below}{steps}")
    root = f"/{{language}}/{entry.slug}/{below}"
    try:
        edition = _edition(entry, number, steps)
    except NoSuchRelease as unknown:
        raise Http404(str(unknown)) from unknown
    except Sealed as gone:
        return HttpResponse(sealed_page(gone.stamp, entry, language), status=HTTPStatus.GONE)
    at, following = datetime.now(UTC), shelf().following(entry)
    asked = request.GET.dict()
    drawn = pages.render(edition, steps, language, root, asked, at=at, following=following)
    if drawn.location:
        return _moved(request, drawn.location)
    response = HttpResponse(drawn.body, content_type=drawn.media, status=drawn.status)
    return turning(response, drawn.turns, at)


@published()
def sheet(request: HttpRequest, forum: str, number: int, hash8: str) -> HttpResponse:
    """A release's own sheet. One with another hash was made by other code: this one serves."""
    entry = on_shelf(forum)
    try:
        edition = releases.edition(entry, number)
    except (NoSuchRelease, Sealed) as unknown:
        raise Http404(str(unknown)) from unknown
    own = sheet_of(edition)
    response = HttpResponse(own.css, content_type="text/css; charset=utf-8")
    if own.name == f"r{number}-{hash8}.css":
        response["Cache-Control"] = FOR_GOOD
    return response


def numbered(
    request: HttpRequest, forum: str, number: int, language: str | None = None
) -> HttpResponse:
    """The address by which other tools ask for the schedule of a release."""
    entry = on_shelf(forum)
    return HttpResponsePermanentRedirect(
        f"/{language or first_language(entry)}/{entry.slug}/r{number}/schedule/"
    )


def coded(
    request: HttpRequest, forum: str, step: str, code: int, language: str | None = None
) -> HttpResponse:
    """The address by which pretalx's component asks for a session or a speaker: by number."""
    entry = on_shelf(forum)
    things = getattr(releases.edition(entry).document, CODED[step])
    found = next((thing for thing in things if thing.number == code), None)
    if found is None:
        raise Http404(f"This forum has no {step} {code}.")
    return HttpResponsePermanentRedirect(
        f"/{language or first_language(entry)}/{entry.slug}/{CODED[step]}/{found.slug}/"
    )


def _edition(entry: OnShelf, number: int | None, steps: str) -> Edition:
    """The edition; where releases are listed, with its history."""
    if not steps.startswith("releases/"):
        return releases.edition(entry, number)
    edition = releases.history(entry.uuid, number or entry.number, detail=log.detail(steps))
    return replace(edition, current=entry.stamp)


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def accepted(request: HttpRequest) -> str | None:
    """The first language of the interface that the browser's settings name."""
    accepted = trans_real.parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    named = (tag.partition("-")[0] for tag, _weight in accepted)
    return next((tag for tag in named if tag in UI_LANGUAGES), None)
