"""What stands above the forums: everybody, one person, a series; made of the shelf's releases."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from events import series
from events.persons import people
from events.public import everybody, persons
from events.public import series as series_page
from events.public.script_words import WORDS
from events.public.shelf import above
from events.releases import shelf
from events.web import published


@published("page", "q", of="shelf")
def all_people(request: HttpRequest, language: str) -> HttpResponse:
    """Everybody who speaks at a visible forum."""
    with translation.override(language):
        context = everybody.everybody(people(), language, request.GET.dict())
        root = f"/{{language}}/people/{str(context['query']).removeprefix('./')}"
        return _page("people_everywhere", language, root, {"title": _("People"), **context})


@published(of="shelf")
def person(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """One of them, at each of the visible forums."""
    who = people().at(slug)
    if who is None:
        raise Http404("No visible forum has a speaker of this address.")
    if who.slug != slug:
        return HttpResponsePermanentRedirect(f"/{language}/people/{who.slug}/")
    with translation.override(language):
        words = {"copied": str(WORDS["copied"])}
        context = {**persons.person(who, language), "script_words": words}
        return _page("person", language, f"/{{language}}/people/{slug}/", context)


@published(of="shelf")
def one_series(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """A series with its editions."""
    found = series.find(shelf(), slug)
    if found is None:
        raise Http404("No visible forum belongs to a series of this address.")
    if found.series.slug != slug:
        return HttpResponsePermanentRedirect(f"/{language}/series/{found.series.slug}/")
    with translation.override(language):
        context = series_page.page(found, language)
        return _page("series", language, f"/{{language}}/series/{slug}/", context)


def _page(name: str, language: str, root: str, context: Mapping[str, object]) -> HttpResponse:
    whole = {**above(language, root), "page_title": context["title"], **context}
    return HttpResponse(render_to_string(f"events/{name}.html", whole))
