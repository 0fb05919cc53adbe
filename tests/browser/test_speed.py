"""A first visit over the wire: bytes, requests, and nothing that moves."""

import re
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.serving import LARGE
from tests.forum_site.folders import open_folder
from tests.served import Site

DEMO, REAL = "/en/agmf-2025/schedule/", "/en/31c3/schedule/"
# Every kind of page that has scripts of its own.
PATHS = (
    "agmf-2025/",
    "agmf-2025/schedule/",
    "agmf-2025/schedule/?view=rooms",
    "agmf-2025/schedule/?view=compact",
    "agmf-2025/schedule/?view=speakers",
    "agmf-2025/sessions/media-ecosystem/",
    "agmf-2025/speakers/",
    "agmf-2025/speakers/ahmad-ismayilov/",
    "agmf-2025/mine/?sessions=1,2",
    "agmf-2025/releases/",
    "agmf-2025/display/",
)
WATCH = """
window.moved = [];
new PerformanceObserver(list => {
  for (const each of list.getEntries())
    if (!each.hadRecentInput) window.moved.push(each.value);
}).observe({type: "layout-shift", buffered: true});
"""
# A phone in a corridor: 400 kbit/s, 400 ms, a fourth of this machine's speed.
NETWORK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # fmt: skip


@pytest.fixture(scope="module")
def served():
    with open_folder() as folder:
        site = Site(folder, "tests.browser.serving")
        site.start()
        yield site.url
        site.end()


@pytest.fixture
def phone(chromium):
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True
    )
    page = context.new_page()
    page.add_init_script(WATCH)
    yield page
    context.close()


def large():
    if not LARGE.exists():
        pytest.skip(f"{LARGE} is not there: set REAL_PROGRAMMES to the folder that has it")
    return REAL


def loaded(page):
    """What the page has asked for: name and bytes on the wire, without their headers."""
    return page.evaluate(
        """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .map(each => [new URL(each.name).pathname, each.encodedBodySize])"""
    )


def weight(asked, suffix):
    return sum(size for name, size in asked if name.endswith(suffix))


def moved(page):
    return sum(page.evaluate("window.moved"))


def test_the_scripts_of_a_page_are_under_25_kilobytes(served, phone):
    # Of what it has kept already, and what passes through the worker, a browser tells the unpacked size.
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.setBypassServiceWorker", {"bypass": True})
    weights = {}
    for path in PATHS:
        phone.goto(f"{served}/en/{path}", wait_until="networkidle")
        weights[path] = weight(loaded(phone), ".js")
    assert {path: size for path, size in weights.items() if not 0 < size < 25_000} == {}


def test_with_the_search_and_the_worker_they_still_are(served, phone):
    phone.goto(f"{served}{DEMO}", wait_until="networkidle")
    phone.locator("#q").press_sequentially("media")
    phone.locator(".best").wait_for()
    with phone.expect_response(lambda answer: "clash" in answer.url) as clash:
        for star in phone.locator(".star").all()[:2]:
            star.click()
    clash.value.finished()
    # Of what passes through the worker a browser tells the unpacked size.
    asked = Request(f"{served}/sw.js", headers={"Accept-Encoding": "gzip"})
    with urlopen(asked) as worker:
        packed = len(worker.read())
    page = [each for each in loaded(phone) if each[0] != "/sw.js"]
    assert 10_000 < weight(page, ".js") + packed < 25_000


def test_a_large_schedule_arrives_in_a_few_small_parts(served, phone):
    phone.goto(served + large(), wait_until="networkidle")
    asked = loaded(phone)
    assert weight(asked, "/schedule/") < 16_000
    assert weight(asked, ".css") < 10_500
    assert weight(asked, "") < 107_000
    sheets = [name for name, _size in asked if name.endswith(".css")]
    assert len(sheets) == 2, sheets  # the site's, the release's


def test_what_is_out_of_sight_follows_a_key_soon_after_and_the_last_key_counts(served, phone):
    phone.goto(f"{served}{large()}?order=time", wait_until="networkidle")
    shown = phone.locator("#programme .day:not([hidden]) [data-n]:not([hidden])")
    every = shown.count()
    phone.fill("#q", "security")
    expect(phone).to_have_url(re.compile("q=security"))
    told = int(phone.locator(".found b").inner_text().split()[0])
    assert 30 < told < every
    phone.goto(f"{served}{large()}?q=security&order=time", wait_until="networkidle")
    expect(shown).to_have_count(told)
    for words in ("securit", "", "security"):  # each before the one before has come to its end
        phone.fill("#q", words)
    expect(shown).to_have_count(told)
    phone.fill("#q", "")
    expect(shown).to_have_count(every)


@pytest.mark.parametrize("fonts", [True, False])
def test_nothing_moves_while_a_large_schedule_loads(served, phone, fonts):
    if not fonts:
        phone.route("**/*.woff2", lambda route: route.abort())
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    phone.goto(served + large(), wait_until="networkidle")
    assert moved(phone) < 0.02
