"""A walk by the Tab key: what is met in which order, what it is called, and that it is seen."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

MET = """() => {
  const met = document.activeElement;
  if (!met || met === document.body) return null;
  const name = met.getAttribute("aria-label") || met.labels?.[0]?.innerText || met.textContent;
  const box = met.getBoundingClientRect(), look = getComputedStyle(met);
  const seen = box.bottom > 0 && box.top < innerHeight && look.outlineStyle !== "none";
  return [name.trim().replace(/\\s+/g, " "), seen];
}"""
FRAME = (
    "Skip to the programme", "Azerbaijan-Georgia Media Forum", "Programme", "Speakers", "My agenda",
    "Releases", "AzeAzərbaycanca", "ქარქართული", "EngEnglish", "РусРусский",
)  # fmt: skip
SCHEDULE = (
    "List", "Rooms", "Compact", "By speaker",
    "Find a session, a name or a theme, in any spelling or script", "Find", "Filter",
    "Opening ceremony", "Keep: “Opening ceremony”",
    "Enhancing the Media Ecosystem to Safeguard Information Security",
)  # fmt: skip
SESSION = (
    "Programme, Friday 5 December", "Media ecosystem and information security",
    "Keep: “Enhancing the Media Ecosystem to Safeguard Information Security”",
    "Fazil Novruzov", "Main hall",
)  # fmt: skip
WALKS = {"schedule/": SCHEDULE, "sessions/media-ecosystem/": SESSION, "mine/": ("Programme",)}


def walk(page):
    """The names of what has the focus, one after another, until it leaves the page."""
    for _step in range(80):
        page.keyboard.press("Tab")
        if not (met := page.evaluate(MET)):
            return
        name, seen = met
        assert seen, f"{name} has the focus and is not seen to have it"
        yield name


def in_order(wanted, names):
    """Those of the wanted names that are met, each after the one before."""
    rest = iter(names)
    return [name for name in wanted if name in rest]


@pytest.mark.parametrize("path", WALKS)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_tab_key_leads_through_the_page_as_it_is_read(visit, path, width):
    page = visit(f"/en/agmf-2025/{path}")
    page.set_viewport_size({"width": width, "height": 800})
    if path != "mine/":
        page.locator("[aria-pressed]").first.wait_for()
    names = list(walk(page))
    assert tuple(names[: len(FRAME)]) == FRAME
    assert in_order(WALKS[path], names[len(FRAME) :]) == list(WALKS[path])
    assert names[-1] == "API"
    assert all(names)


def test_the_first_link_leads_past_the_navigation(visit):
    page = visit("/en/agmf-2025/schedule/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(MET)[0] == "List"


def test_nothing_is_lost_in_a_system_s_own_colours_or_without_motion(visit):
    page = visit("/en/agmf-2025/schedule/")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    for tag in page.locator(".tag").all():
        borders = tag.evaluate("each => getComputedStyle(each).borderTopStyle")
        assert borders != "none"
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(each =>"
        " parseFloat(getComputedStyle(each).transitionDuration) > .01 ||"
        " getComputedStyle(each).animationName !== 'none').length"
    )
    assert moving == 0
    page.keyboard.press("Tab")
    assert page.evaluate(MET)[1]
