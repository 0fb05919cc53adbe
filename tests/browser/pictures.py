"""Makes the pictures in docs/ from a running site: `python -m tests.browser.pictures URL USER PASSWORD`."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import get

DOCS = Path(__file__).resolve().parents[2] / "docs"
WIDE, PHONE, SCREEN = (1280, 960), (390, 844), (1920, 1080)
DURING = "2025-12-05T07:20:00Z"  # what is on now depends on the hour
FORUM = "agmf-2025"
# Name, address below the site, window, colour scheme.
PAGES = (
    ("forum", f"/en/{FORUM}/", WIDE, "light"),
    ("schedule", f"/en/{FORUM}/schedule/", WIDE, "light"),
    ("schedule-dark", f"/en/{FORUM}/schedule/", WIDE, "dark"),
    ("schedule-phone-ka", f"/ka/{FORUM}/schedule/", PHONE, "light"),
    ("grid", f"/en/{FORUM}/schedule/?view=rooms", WIDE, "light"),
    ("session", f"/en/{FORUM}/sessions/media-ecosystem/", WIDE, "light"),
    ("session-phone-dark", f"/en/{FORUM}/sessions/media-ecosystem/", PHONE, "dark"),
    ("speaker", f"/en/{FORUM}/speakers/ahmad-ismayilov/", WIDE, "light"),
    ("speakers", f"/en/{FORUM}/speakers/", WIDE, "light"),
    ("releases", f"/en/{FORUM}/releases/", WIDE, "light"),
    ("display", f"/en/{FORUM}/rooms/main-hall/display/", SCREEN, "light"),
)
ADMIN = (
    ("admin-home", "/admin/"),
    ("admin-sessions", "/admin/program_sessions/session/"),
    ("admin-session", "/admin/program_sessions/session/2/change/"),
    ("admin-publish", "/admin/events/forum/1/publish/"),
)


def main(site: str, user: str, password: str) -> None:
    """Opens each page twice, since fonts that come late are not swapped in, and pictures it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get(), args=["--no-sandbox"])
        for name, address, window, scheme in PAGES:
            _picture(browser, name, site + address, window, dark=scheme == "dark")
        _admin(browser, site, user, password)
        browser.close()


def _picture(browser: Browser, name: str, url: str, window: tuple[int, int], *, dark: bool) -> None:
    context = browser.new_context(
        viewport={"width": window[0], "height": window[1]},
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    page.clock.set_system_time(DURING)
    for _time in range(2):
        page.goto(url, wait_until="networkidle")
    page.screenshot(path=DOCS / f"{name}.png", full_page=window == PHONE)
    context.close()


def _admin(browser: Browser, site: str, user: str, password: str) -> None:
    context = browser.new_context(locale="en", viewport={"width": WIDE[0], "height": WIDE[1]})
    page = context.new_page()
    page.goto(f"{site}/admin/login/?next=/admin/")
    page.fill("#id_username", user)
    page.fill("#id_password", password)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1")
    for name, address in ADMIN:
        page.goto(site + address, wait_until="networkidle")
        page.screenshot(path=DOCS / f"{name}.png")
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
