"""Every public page, in four languages, narrow and wide, light and dark, and turned to the left."""

import pytest

from tests.browser.axe import violations

LANGUAGES = ("en", "az", "ka", "ru")
WIDTHS = (320, 1280)
LOOKS = ((320, "light"), (1280, "dark"), (1280, "light"), (320, "dark"))
STANDARDS = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice")
# Every kind of page at least once; the evening has rooms side by side and a night.
PATHS = (
    "",
    "people/",
    "people/adil-taghiyev/",
    "series/azerbaijan-georgia-media-forum/",
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
    "agmf-2025/rooms/main-hall/display/",
    "agmf-2025/display/",
    "agmf-2025/mine/",
    "agmf-2025/mine/?sessions=1,2,3,99",
    "agmf-2025/releases/",
    "agmf-2025/releases/2/",
    "agmf-2025/r1/schedule/",
    "agmf-2025/no-such-page/",
    "evening/",
    "evening/schedule/",
    "evening/schedule/?view=rooms",
    "evening/schedule/?view=compact&q=tagiev",
)
pytestmark = pytest.mark.django_db(transaction=True)


# Text or a control that lies beyond either edge, where nothing can be scrolled to it.
BEYOND = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(each => !each.closest(".vh, .skip, [hidden], pre") && each.checkVisibility())
  .filter(each => { const box = each.getBoundingClientRect();
    return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1) })
  .map(each => each.outerHTML.slice(0, 120))"""


def looks(path):
    """Each language in a look of its own; the next page has them otherwise, so kinds see them all."""
    turn = PATHS.index(path) % len(LOOKS)
    return zip(LANGUAGES, LOOKS[turn:] + LOOKS[:turn], strict=True)


def sideways(page):
    """By width: how far the page can be scrolled aside, and what lies beyond its edges."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        far = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        yield width, far, page.evaluate(BEYOND)


NOTHING: list[tuple[int, int, list[str]]] = [(width, 0, []) for width in WIDTHS]


@pytest.mark.parametrize("path", PATHS)
def test_everybody_can_use_the_page(visit, path):
    for language, (width, scheme) in looks(path):
        page = visit(f"/{language}/{path}")
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = violations(page, *STANDARDS)
        assert (language, width, scheme, found) == (language, width, scheme, {})
        assert (language, list(sideways(page))) == (language, NOTHING)
    page.evaluate("document.documentElement.dir = 'rtl'")  # as a language from right to left
    assert ("rtl", list(sideways(page))) == ("rtl", NOTHING)
    missing = "no-such-page" in path  # the browser says so of the page itself
    assert [text for text in page.complaints if not (missing and "404" in text)] == []


def test_a_sheet_that_the_browser_asks_for_again_is_taken_as_it_was(visit, monkeypatch):
    brief = "public, max-age=0, stale-while-revalidate=1"
    monkeypatch.setattr("events.public.views.FOR_GOOD", brief)
    for path in ("", "schedule/", "speakers/"):
        page = visit(f"/en/agmf-2025/{path}")
        page.wait_for_timeout(1100)
    assert page.complaints == []


@pytest.mark.parametrize(
    "path", ["schedule/", "schedule/?view=compact", "sessions/media-ecosystem/"]
)
def test_a_start_stands_left_of_its_end_from_right_to_left_too(visit, path):
    page = visit(f"/en/agmf-2025/{path}")
    page.evaluate("document.documentElement.dir = 'rtl'")
    times = page.locator("main").locator(":is(.when, .clock):has(time + time, time + span time)")
    start, end = (times.last.locator("time").nth(n).bounding_box() for n in (0, 1))
    assert start["x"] < end["x"] or start["y"] < end["y"]
    rows = page.evaluate(
        "[...document.querySelectorAll('.s .when')].map(e => getComputedStyle(e).textAlign)"
    )
    assert set(rows) <= {"end"}
