"""Short addresses, which are for life: a session by its number, any page without a language."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

from events import releases
from events.program.edition import Edition
from events.public import pages
from events.public.found import first_language, on_shelf
from events.public.shelf import sealed_page
from events.public.views import accepted
from events.releases import OnShelf, Sealed


def session(request: HttpRequest, forum: str, number: int) -> HttpResponse:
    """To a session's page in the reader's language, wherever its address is now."""
    entry = on_shelf(forum)
    language = accepted(request) or first_language(entry)
    try:
        edition = releases.edition(entry)
    except Sealed as gone:
        page = sealed_page(gone.stamp, entry, language)
        return _unkept(HttpResponse(page, status=HTTPStatus.GONE))
    if slug := _slug(edition, number):
        return _to(entry, language, f"sessions/{slug}/")
    root = f"/{{language}}/{entry.slug}/"
    drawn = pages.render(edition, f"sessions/{number}/", language, root)
    return _unkept(HttpResponse(drawn.body, content_type=drawn.media, status=drawn.status))


def page(request: HttpRequest, forum: str, steps: str) -> HttpResponse:
    """To any page of a forum in the reader's language."""
    entry = on_shelf(forum)
    return _to(entry, accepted(request) or first_language(entry), steps)


def _slug(edition: Edition, number: int) -> str:
    """Where the session stands, or what was withdrawn stood."""
    for each in edition.document.sessions:
        if each.number == number:
            return each.slug
    entries = edition.ledger.entries.values()
    past = (each.gone for each in entries if each.kind == "session")
    return next((gone.slug for gone in past if gone and gone.number == number), "")


def _to(entry: OnShelf, language: str, steps: str) -> HttpResponse:
    return _unkept(HttpResponseRedirect(f"/{language}/{entry.slug}/{steps}"))


def _unkept(response: HttpResponse) -> HttpResponse:
    """Who asks next may read another language."""
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept-Language"])
    return response
