"""Makes the pictures in docs/ from a running site: `python -m tests.browser.pictures URL USER PASSWORD`.

With names behind them, those alone. The site is that of `tests.browser.pictured`, whose clock says the
pictures' hour; its draft is edited first, so that the admin has something to show.
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image  # noqa: TID253 - a tool, not the site
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import edited
from tests.browser.pictured import DURING
from tests.chromium import get

DOCS = Path(__file__).resolve().parents[2] / "docs"
WIDE, PHONE, SCREEN = (1280, 960), (390, 844), (1920, 1080)
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
    ("admin-names", "/admin/speakers/nameform/"),
    ("admin-board", "/admin/events/forum/1/board/"),
    ("admin-conflicts", "/admin/events/forum/1/conflicts/"),
    (
        "admin-compare",
        "/admin/events/forum/1/compare/?page=sessions/professionalism-and-literacy/&language=en",
    ),
    ("admin-history", "/admin/events/forum/1/activity/"),
    ("admin-paper", "/admin/events/forum/1/paper/"),
    ("admin-clone", "/admin/events/forum/1/clone/"),
)
# What is pressed before the picture: a session is picked up and taken to the next room.
PRESSED = {
    "admin-board": (".board .s:has-text('12:00'):has-text('Collaborative')", ("m", "ArrowRight"))
}
COLOURS = 256


def main(site: str, user: str, password: str, *names: str) -> None:
    """Opens each page twice, since fonts that come late are not swapped in, and pictures it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum_site.settings")
    edited.edit(FORUM, user)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get(), args=["--no-sandbox"])
        for name, address, window, scheme in PAGES:
            if name in names or not names:
                _picture(browser, name, site + address, window, dark=scheme == "dark")
        wanted = [(name, address) for name, address in ADMIN if name in names or not names]
        _admin(browser, site, wanted, user, password)
        browser.close()


def _picture(browser: Browser, name: str, url: str, window: tuple[int, int], *, dark: bool) -> None:
    context = browser.new_context(
        viewport={"width": window[0], "height": window[1]},
        color_scheme="dark" if dark else "light",
        timezone_id="Asia/Baku",
    )
    page = context.new_page()
    page.clock.set_system_time(DURING)
    for _time in range(2):
        page.goto(url, wait_until="networkidle")
    _keep(page, name, full=window == PHONE)
    context.close()


def _admin(
    browser: Browser, site: str, wanted: list[tuple[str, str]], user: str, password: str
) -> None:
    context = browser.new_context(locale="en", viewport={"width": WIDE[0], "height": WIDE[1]})
    page = context.new_page()
    page.goto(f"{site}/admin/login/?next=/admin/")
    page.fill("#id_username", user)
    page.fill("#id_password", password)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1")
    for name, address in wanted:
        page.goto(site + address, wait_until="networkidle")
        if name in PRESSED:
            _press(page, *PRESSED[name])
        _keep(page, name)
    context.close()


def _press(page: Page, selector: str, keys: tuple[str, ...]) -> None:
    page.locator(selector).focus()
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(200)


def _keep(page: Page, name: str, *, full: bool = False) -> None:
    """As a PNG with a palette, a third of the size."""
    image = Image.open(io.BytesIO(page.screenshot(full_page=full))).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(DOCS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
