"""Finds a Chromium for the browser tests; `python -m tests.chromium` gets one, or stops."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


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
        install = ["apt-get", "-qq", "install", "--no-install-recommends", "chromium"]
        subprocess.run(install, check=False, stdout=subprocess.DEVNULL)
    if not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    found = find()
    if not found or not shutil.which(found):
        sys.exit(
            f"No Chromium to test with ({found or 'none found'}). Install one, or name it in CHROMIUM."
        )
    return found


if __name__ == "__main__":
    get()
