"""Draws the icons of an installed programme from favicon.svg: `python -m tests.browser.icons`."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import get

SITE = Path(__file__).resolve().parents[2] / "forum_site/static/site"
PAPER = "#f1f5f7"  # --paper of tokens.css
# Name, side in pixels, how much of it the drawing takes, ground. Of a maskable icon a circle of
# four fifths is seen for sure; Apple's has no transparent ground.
ICONS = (
    ("icon-192", 192, 1.0, "transparent"),
    ("icon-512", 512, 1.0, "transparent"),
    ("maskable-512", 512, 0.55, PAPER),
    ("apple-touch-icon", 180, 0.7, PAPER),
)


def main() -> None:
    """Draws each and writes it beside the drawing."""
    drawing = (SITE / "favicon.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get(), args=["--no-sandbox"])
        for name, side, part, ground in ICONS:
            page = browser.new_page(viewport={"width": side, "height": side})
            page.set_content(
                f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;"
                f"background:{ground}}}svg{{width:{part:.0%}}}</style>{drawing}"
            )
            page.screenshot(path=SITE / f"{name}.png", omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
