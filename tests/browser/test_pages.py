"""Every public page, in four languages, narrow and wide, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

LANGUAGES = ("en", "az", "ka", "ru")
WIDTHS, SCHEMES = (320, 1280), ("light", "dark")
STANDARDS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
# Every kind of page at least once; the evening has rooms side by side and a night.
PATHS = (
    "",
    "agmf-2025/",
    "agmf-2025/schedule/",
    "agmf-2025/schedule/?q=xyzzy",
    "agmf-2025/schedule/?view=speakers&role=moderator",
    "agmf-2025/sessions/media-ecosystem/",
    "agmf-2025/speakers/",
    "agmf-2025/speakers/ahmad-ismayilov/",
    "agmf-2025/organisations/",
    "agmf-2025/organisations/media/",
    "agmf-2025/themes/media-literacy/",
    "agmf-2025/rooms/main-hall/",
    "agmf-2025/releases/",
    "agmf-2025/r1/schedule/",
    "agmf-2025/no-such-page/",
    "evening/",
    "evening/schedule/",
    "evening/schedule/?view=rooms",
    "evening/schedule/?view=compact&q=tagiev",
)
pytestmark = pytest.mark.django_db(transaction=True)


def looks(page, language):
    """The page narrow and wide, one light and the other dark; two languages have it otherwise."""
    schemes = SCHEMES if language in LANGUAGES[::2] else SCHEMES[::-1]
    for width, scheme in zip(WIDTHS, schemes, strict=True):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        yield width, scheme


def violations(page):
    found = Axe().run(page, options=STANDARDS).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("path", PATHS)
def test_everybody_can_use_the_page(visit, path):
    for language in LANGUAGES:
        page = visit(f"/{language}/{path}")
        for look in looks(page, language):
            assert (language, look, violations(page)) == (language, look, [])
            sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert (language, look, sideways) == (language, look, 0)
    missing = "no-such-page" in path  # the browser says so of the page itself
    assert [text for text in page.complaints if not (missing and "404" in text)] == []
