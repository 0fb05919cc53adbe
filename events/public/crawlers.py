"""What search engines are told: which addresses are theirs to read, and all pages that hold now."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse

from events import releases
from events.persons import people
from events.public.found import on_shelf
from events.public.reading import Reading
from events.releases import OnShelf, shelf
from events.series import everything
from events.web import UI_LANGUAGES, absolute, page_addresses, published

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
    rows = "".join(_sitemap(f"/{entry.slug}", entry.time) for entry in shelf().forums)
    if changed := shelf().time:
        rows += _sitemap("/people", changed)
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
    return _urlset(row for path in paths for row in _rows(f"{entry.slug}/{path}", entry.time))


@published(of="shelf")
def sitemap_of_people(_request: HttpRequest) -> HttpResponse:
    """What stands above the forums: their list, everybody, each person and each series."""
    each = sorted(people().by_id.values(), key=lambda who: who.slug)
    pages = [("", shelf().time), ("people/", shelf().time)]
    pages += [
        (f"series/{found.series.slug}/", _newest(found.editions)) for found in everything(shelf())
    ]
    pages += [(f"people/{who.slug}/", _newest(at.forum for at in who.forums)) for who in each]
    return _urlset(row for path, time in pages[:MOST] if time for row in _rows(path, time))


def _newest(entries: Iterable[OnShelf]) -> datetime:
    """When the last of these forums changed."""
    return max(entry.time for entry in entries)


def _sitemap(folder: str, time: datetime) -> str:
    where = escape(absolute(f"{folder}/sitemap.xml"))
    return f"<sitemap><loc>{where}</loc><lastmod>{_when(time)}</lastmod></sitemap>"


def _urlset(rows: Iterable[str]) -> HttpResponse:
    body = f'{HEAD}<urlset xmlns="{SITEMAPS}" xmlns:xhtml="{XHTML}">{"".join(rows)}</urlset>\n'
    return HttpResponse(body, content_type=XML)


def _paths(reading: Reading) -> Iterator[str]:
    yield from ("", "schedule/", "speakers/", "organisations/", "releases/")
    for step in ("sessions", "speakers", "organisations", "rooms", "themes"):
        yield from (f"{step}/{each.slug}/" for each in getattr(reading.document, step))


def _rows(path: str, time: datetime) -> Iterator[str]:
    """The page in each language, naming the others."""
    addresses = {tag: escape(address) for tag, address in page_addresses(path).items()}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>'
        for tag, address in addresses.items()
    )
    for address in addresses.values():
        yield f"<url><loc>{address}</loc><lastmod>{_when(time)}</lastmod>{others}</url>"


def _when(time: datetime) -> str:
    return time.isoformat(timespec="seconds")
