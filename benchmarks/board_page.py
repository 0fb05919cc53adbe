"""The board in a browser: `python manage.py shell -c "import benchmarks.board_page"`.

The claim, for a forum of 1,350 sessions with 320 of them on the day: dragging stays at the screen's
rate, a drop is painted in under 50 ms, and the board opens about as fast as the list of sessions.
The ratios are to the same page at rest and to that list, in the same run. What follows of a drop
(counts, tabs, the day's conflicts) is drawn after it is painted, and is not in its time.
"""

import os
from statistics import median
from typing import Any

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from benchmarks.drafted import drafted
from benchmarks.stopwatch import seconds
from events.models import Forum
from tests.chromium import get

SESSIONS, FRAMES = 1350, 90
PLACES = [(900, 600), (700, 700)] * 3
WATCH = """
window.frames_ = [];
let last = 0;
requestAnimationFrame(function frame(now) {
  if (last) window.frames_.push(now - last);
  last = now;
  requestAnimationFrame(frame);
});
window.drops = [];
window.addEventListener("pointerup", () => {
  if (!document.querySelector("[data-carrying]")) return;
  const start = performance.now();
  requestAnimationFrame(() => setTimeout(() => window.drops.push(performance.now() - start)));
}, true);
"""
SEEN = """() => {
  const all = document.querySelector("[data-scroll]").getBoundingClientRect();
  const seen = [...document.querySelectorAll(".grid .s")].map(each => each.getBoundingClientRect())
    .find(each => each.left > all.left + 300 && each.right < all.right && each.top > all.top + 150);
  return [seen.x + 20, seen.y + 8];
}"""
HELD = """document.querySelector(".grid .sel").getBoundingClientRect().toJSON()"""


def run() -> None:
    """Writes the large programme, drags through it in Chromium, tells, undoes."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    with drafted(SESSIONS) as (forum, user), sync_playwright() as playwright:
        site = LiveServer("127.0.0.1")
        browser = playwright.chromium.launch(executable_path=get(), args=["--no-sandbox"])
        page = browser.new_page(base_url=site.url, viewport={"width": 1920, "height": 1080})
        client = Client()
        client.force_login(user)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}]
        )
        told = _told(page, forum)
        browser.close()
        site.stop()
    for name, (taken, ratio) in told.items():
        print(f"{name:10} {taken:7.1f} ms  {ratio:5.2f}")  # noqa: T201 - its purpose


def _told(page: Page, forum: Forum) -> dict[str, tuple[float, float]]:
    board = reverse("admin:events_forum_board", args=(forum.pk,))
    lists = reverse("admin:program_sessions_session_changelist")
    for address in (lists, board):
        page.goto(address)  # what is asked first is read first
    listed = seconds(lambda: page.goto(lists)) * 1e3
    opened = seconds(lambda: (page.goto(board), page.wait_for_selector(".grid .s"))) * 1e3
    page.evaluate(WATCH)
    page.click(".steps label:last-of-type")  # half an hour a step: most of the day in view
    page.wait_for_timeout(2500)  # the server has told its conflicts
    still = _frames(page, lambda _number: page.wait_for_timeout(16))
    moving = _frames(page, _drag(page))
    for place in PLACES:
        box = page.evaluate(HELD)
        page.mouse.move(box["x"] + 20, box["y"] + 8)
        page.mouse.down()
        page.mouse.move(*place, steps=5)
        _drop(page)
    dropped = median(page.evaluate("window.drops"))
    return {
        "opened": (opened, opened / listed),
        "at rest": (median(still), 1.0),
        "dragging": (median(moving), median(moving) / median(still)),
        "worst": (max(moving), max(moving) / max(still)),
        "dropped": (dropped, dropped / median(still)),
    }


def _frames(page: Page, work: Any) -> list[float]:
    page.evaluate("window.frames_.length = 0")
    for number in range(FRAMES):
        work(number)
    frames: list[float] = page.evaluate("window.frames_")
    return frames


def _drag(page: Page) -> Any:
    x, y = page.evaluate(SEEN)

    def step(number: int) -> None:
        if number == 0:
            page.mouse.move(x, y)
            page.mouse.down()
        page.mouse.move(700 + number * 6, 500 + number % 30 * 8)
        if number == FRAMES - 1:
            _drop(page)

    return step


def _drop(page: Page) -> None:
    before = len(page.evaluate("window.drops"))
    page.mouse.up()
    page.wait_for_function("before => window.drops.length > before", arg=before)
    page.wait_for_timeout(300)


run()
