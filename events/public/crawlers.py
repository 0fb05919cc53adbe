"""What search engines are told: which addresses are theirs to read, and all pages that hold now."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse

from events import releases
from events.public.found import on_shelf
from events.public.reading import Reading
from events.releases import OnShelf, shelf
from events.web import UI_LANGUAGES, absolute, published

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
XML = "application/xml; charset=utf-8"
MOST = 50_000 // len(UI_LANGUAGES)  # a sitemap holds 50,000 addresses


def robots(_request: HttpRequest) -> HttpResponse:
    """Everything published may be read; the team's part and the API are nobody's search result."""
    lines = ("User-agent: *", "Disallow: /admin/", "Disallow: /api/", "",
             f"Sitemap: {absolute('/sitemap.xml')}", "")  # fmt: skip
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@published(of="shelf")
def sitemaps(_request: HttpRequest) -> HttpResponse:
    """The sitemap of each visible forum, with the time of its newest release."""
    rows = "".join(_sitemap(entry) for entry in shelf().forums)
    body = f'{HEAD}<sitemapindex xmlns="{SITEMAPS}">{rows}</sitemapindex>\n'
    return HttpResponse(body, content_type=XML)


@published()
def sitemap(_request: HttpRequest, forum: str) -> HttpResponse:
    """The pages of a forum's newest release in every language, each naming the others."""
    entry = on_shelf(forum)
    try:
        edition = releases.edition(entry)
    except releases.Sealed:
        paths: tuple[str, ...] = ()
    else:
        reading = Reading(edition, UI_LANGUAGES[0], f"/{{language}}/{entry.slug}/")
        paths = tuple(_paths(reading))[:MOST]
    rows = "".join(_row(entry, path, tag) for path in paths for tag in UI_LANGUAGES)
    body = f'{HEAD}<urlset xmlns="{SITEMAPS}" xmlns:xhtml="{XHTML}">{rows}</urlset>\n'
    return HttpResponse(body, content_type=XML)


def _sitemap(entry: OnShelf) -> str:
    where = escape(absolute(f"/{entry.slug}/sitemap.xml"))
    return f"<sitemap><loc>{where}</loc><lastmod>{_when(entry)}</lastmod></sitemap>"


def _paths(reading: Reading) -> Iterator[str]:
    yield from ("", "schedule/", "speakers/", "organisations/", "releases/")
    for step in ("sessions", "speakers", "organisations", "rooms", "themes"):
        yield from (f"{step}/{each.slug}/" for each in getattr(reading.document, step))


def _row(entry: OnShelf, path: str, language: str) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{_at(entry, path, tag)}"/>'
        for tag in UI_LANGUAGES
    )
    loc = _at(entry, path, language)
    return f"<url><loc>{loc}</loc><lastmod>{_when(entry)}</lastmod>{others}</url>"


def _at(entry: OnShelf, path: str, language: str) -> str:
    return escape(absolute(f"/{language}/{entry.slug}/{path}"))


def _when(entry: OnShelf) -> str:
    return entry.time.isoformat(timespec="seconds")
