"""The files that pages need to be shown: sheets, scripts, fonts, pictures."""

import re
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

SCRIPTS = Path(__file__).parents[1] / "static/events/js"
FONTS = "site/fonts"
PICTURES = 300
NAMED = re.compile(rf'(?:href|src)="({settings.STATIC_URL}[^"]+)"')
PORTRAIT = re.compile(rf'[" ]({settings.MEDIA_URL}photos/([0-9a-f]{{64}})(?:-(\d+))?\.(\w+))')


def files(frames: Iterable[str]) -> tuple[str, ...]:
    """What the pages' frames name, and what these ask for in turn: modules and fonts."""
    named = (found for frame in frames for found in NAMED.findall(frame))
    scripts = (static(f"events/js/{file.name}") for file in sorted(SCRIPTS.glob("*.js")))
    folders = (Path(folder) / FONTS for folder in settings.STATICFILES_DIRS)
    fonts = sorted(file.name for folder in folders for file in folder.glob("*.woff2"))
    return tuple(dict.fromkeys((*named, *scripts, *(static(f"{FONTS}/{name}") for name in fonts))))


def pictures(pages: Iterable[str]) -> tuple[str, ...]:
    """One file of each portrait on the pages, for the first of them: the largest, best as WebP."""
    best: dict[str, tuple[bool, int, str]] = {}
    for page in pages:
        for address, photo, width, form in PORTRAIT.findall(page):
            found = (form == "webp", int(width or 0), address)
            best[photo] = max(found, best.get(photo, found))
    return tuple(address for _webp, _width, address in best.values())[:PICTURES]
