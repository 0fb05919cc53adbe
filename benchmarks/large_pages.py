"""Searching and scrolling a large programme: `DEBUG=yes python manage.py shell -c "import benchmarks.large_pages"`.

The aims: a key in the search field of 1,000 sessions in twenty rooms is answered within 50 ms, in list
and grid, and the list and grid of 1,350 sessions scroll without a task over 100 ms. The pages are
drawn in memory and handed to Chromium without a network. Measured is the time that the page's thread
spends on the processor for a key, or for half a screen in all its tasks, and the longest single task
while scrolling, by the clock; the ratio is to a fixed piece of work of the same page. In the grid half a
screen was seen to cost 3 such pieces at most, where a whole day drawn at once cost 8; a key 0.8,
and 1.5 at most, where it was 4.
"""

import sys
from collections.abc import Callable, Iterator
from http import HTTPStatus
from statistics import median
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright

from benchmarks import large
from events.program import findable
from events.program.edition import Edition
from events.public import pages
from tests.chromium import get

ORIGIN, ROOT = "http://large.test", "/{language}/large-2025/"
SEARCHED, SCROLLED = 1000, 1350  # sessions
STEPS, WORDS = 60, "session 12"
VIEWS = {"list": "", "grid": "rooms"}
DRAWN = """await new Promise(done => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
}));"""
KEY = f"""async words => {{
  const field = document.querySelector("#q");
  field.value = words;
  field.dispatchEvent(new InputEvent("input", {{bubbles: true}}));
  {DRAWN}
}}"""
STEP = f"async () => {{ scrollBy(0, innerHeight / 2); {DRAWN} }}"
TASKS = """() => {
  window.tasks = [0];
  new PerformanceObserver(seen => window.tasks.push(...seen.getEntries().map(task => task.duration)))
    .observe({type: "longtask"});
}"""
YARDSTICK = "() => { for (let n = 0, all = []; n < 2e5; n++) { all.push(n % 1000); if (n % 2e4 === 0) all.sort(); } }"


def run() -> None:
    """Tells for each view what a key and half a screen cost, the median and the most."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get(), args=["--no-sandbox"])
        for name, view in VIEWS.items():
            page, thread = _open(browser, large.edition(SEARCHED), view)
            with page.expect_response("**/search.json"):
                page.focus("#q")
            page.wait_for_timeout(2000)
            _say(f"key, {name}", list(_keys(page, thread)), _spent(page, thread, YARDSTICK))
            page, thread = _open(browser, large.edition(SCROLLED), view)
            page.evaluate(TASKS)
            steps = [_spent(page, thread, STEP) for _step in range(STEPS)]
            tasks = page.evaluate("Math.max(...window.tasks)")
            unit = _spent(page, thread, YARDSTICK)
            _say(f"half a screen, {name}", steps, unit)
            _say(f"longest task, {name}", [tasks], unit)
        browser.close()


def _keys(page: Page, thread: CDPSession) -> Iterator[float]:
    """Of typing the words, taking the last letter back, and clearing the field."""
    for words in [*(WORDS[:letter] for letter in range(1, len(WORDS) + 1)), WORDS[:-1], ""]:
        yield _spent(page, thread, KEY, words)
        page.wait_for_timeout(700)


def _say(name: str, took: list[float], unit: float) -> None:
    told = f"{median(took):6.0f} ms, {max(took):6.0f} at most"
    ratio = f"{median(took) / unit:6.2f} yardsticks, {max(took) / unit:6.2f} at most"
    sys.stdout.write(f"{name:22} {told}  {ratio}\n")


def _spent(page: Page, thread: CDPSession, script: str, *given: str) -> float:
    """Milliseconds of the page's thread."""
    before = _told(thread)
    page.evaluate(script, *given)
    return (_told(thread) - before) * 1000


def _told(thread: CDPSession) -> float:
    metrics: list[dict[str, Any]] = thread.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


def _open(browser: Browser, edition: Edition, view: str) -> tuple[Page, CDPSession]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.route("**/*", _answers(edition))
    page.goto(f"{ORIGIN}/en/large-2025/schedule/{f'?view={view}' if view else ''}")
    page.wait_for_timeout(3000)  # the stars have come
    thread = page.context.new_cdp_session(page)
    thread.send("Performance.enable", {"timeDomain": "threadTicks"})
    return page, thread


def _answers(edition: Edition) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.path.startswith("/static/"):
            route.fulfill(path=str(finders.find(asked.path.removeprefix("/static/"))))
        elif asked.path.endswith("/search.json"):
            route.fulfill(body=findable.write(edition.document), content_type="application/json")
        elif path := asked.path.partition("large-2025/")[2]:
            drawn = pages.render(edition, path, "en", ROOT, dict(parse_qsl(asked.query)))
            route.fulfill(status=drawn.status, body=drawn.body, content_type=drawn.media)
        else:
            route.fulfill(status=HTTPStatus.NOT_FOUND)

    return answer


run()
