"""Finds a Chromium for the browser tests; `python -m tests.chromium` gets one, or stops."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SHELL = "chromium-headless-shell"


def find() -> str | None:
    """The one named by CHROMIUM, else one on PATH, else Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or _playwrights()


def _playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def get() -> str:
    """Find one; else install Debian's where apt may, else Playwright's own; else stop."""
    if not find() and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "-qq", "update"], check=False)
        for package in ("chromium", SHELL):
            install = ["apt-get", "-qq", "install", "--no-install-recommends", package]
            subprocess.run(install, check=False, stdout=subprocess.DEVNULL)
    if not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    found = find()
    if not found or not shutil.which(found):
        sys.exit(
            f"No Chromium to test with ({found or 'none found'}). Install one, or name it in CHROMIUM."
        )
    return found


def without_windows() -> str:
    """The same engine without a window's frame around each page, if there is one: it opens
    a page in a profile of its own in a third of the time."""
    return os.environ.get("CHROMIUM") or shutil.which(SHELL) or get()


if __name__ == "__main__":
    get()
