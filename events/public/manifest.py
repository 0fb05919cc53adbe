"""A forum as an app: the web app manifest of its pages in one language."""

from typing import Any

from django.templatetags.static import static

from events.program import text
from events.releases import OnShelf

MEDIA = "application/manifest+json"
SHORT = 12  # letters that stand below an icon
PAPER = "#f1f5f7"  # --paper of tokens.css
# File, side in pixels, what it is for.
ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))


def manifest(entry: OnShelf, language: str) -> dict[str, Any]:
    """The W3C's Web Application Manifest; all languages are in its scope."""
    card, root = entry.card, f"/{language}/{entry.slug}/"
    name = text.pick(card.names, (language, *card.languages))
    return {
        "id": root,
        "name": name.text,
        "short_name": _short(name.text),
        "lang": name.language,
        "start_url": f"{root}schedule/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {
                "src": static(f"site/{file}.png"),
                "sizes": f"{side}x{side}",
                "type": "image/png",
                "purpose": purpose,
            }
            for file, side, purpose in ICONS
        ],
    }


def _short(name: str) -> str:
    """The name itself, else its words' first letters: there is room for a dozen letters."""
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return name if len(name) <= SHORT or len(initials) < len("AB") else initials[:SHORT]
