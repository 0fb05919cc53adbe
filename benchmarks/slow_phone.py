"""How soon a page can be read on a slow phone: `python -m benchmarks.slow_phone URL` of any page.

The claim: a schedule of 138 sessions is readable in under three seconds at 400 kbit/s, 400 ms and
a fourth of the machine's speed. The ratio is to the same page, in the same run, unthrottled.
Measured in milliseconds from the click: first and largest text, each the median of five visits.
"""

import sys
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import get

NETWORK = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,  # bytes a second
    "uploadThroughput": 50_000,
}
VISITS, SLOWER = 5, 4
WATCH = """
new PerformanceObserver(list => { window.largest = list.getEntries().at(-1).startTime })
  .observe({type: "largest-contentful-paint", buffered: true});
"""
TOLD = '[performance.getEntriesByName("first-contentful-paint")[0].startTime, window.largest]'


def main(url: str) -> None:
    """Visits the page with an empty cache, first as it is, then as the slow phone."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=get(), args=arguments)
        fast, slow = (_median(browser, url, slow=slow) for slow in (False, True))
        browser.close()
    for name, here, there in zip(("first text", "largest text"), fast, slow, strict=True):
        told = f"{here:6.0f} ms here  {there:6.0f} ms there  {there / here:5.1f} times"
        print(f"{name:14} {told}")  # noqa: T201 - its purpose


def _median(browser: Browser, url: str, *, slow: bool) -> list[float]:
    visits = [_visit(browser, url, slow=slow) for _time in range(VISITS)]
    return [median(times) for times in zip(*visits, strict=True)]


def _visit(browser: Browser, url: str, *, slow: bool) -> list[float]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(WATCH)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="networkidle")
    times: list[float] = page.evaluate(TOLD)
    context.close()
    return times


if __name__ == "__main__":
    main(*sys.argv[1:])
